"""Floor 4: what registries know that the guide does not know yet."""
