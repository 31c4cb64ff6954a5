"""Rules on numbers and sources: each number is in its source, of the same people, in the same direction."""
