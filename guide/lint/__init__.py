"""Floor 4: the rules. Each takes the project, or the built site, and yields what breaks it."""
