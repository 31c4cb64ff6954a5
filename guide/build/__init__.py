"""Floor 5: the folder that readers get: built, finished, packed, and shown while it is written."""
