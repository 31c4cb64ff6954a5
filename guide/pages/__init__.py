"""Floor 3: a page as its author wrote it and as Markdown reads it, with the line of everything in it."""
