"""The guide in other forms than a folder of pages: one HTML file, an e-book and PDF files."""
