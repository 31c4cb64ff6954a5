"""Charts of facts: people out of a hundred, effects with their intervals, harms on one scale."""
