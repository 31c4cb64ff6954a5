"""What a host needs beside the pages: headers, packed files, redirects, names by content, and the worker."""
