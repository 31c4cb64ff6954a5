"""Rules against what a stranger could bring in: scripts, hidden words, addresses that run something."""
