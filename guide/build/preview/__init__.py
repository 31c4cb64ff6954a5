"""The guide in a browser while somebody writes it."""
