"""What is safe to fix in a file, one kind a module; `guide fix` puts them together."""
