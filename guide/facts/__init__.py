"""Floor 1: the facts of `evidence/`, read into frozen models with the line of each value."""
