"""The index of the search, and the words that readers type."""
