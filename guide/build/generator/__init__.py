"""What the generator of the pages is given and asked: our hooks, and the run of it."""
