"""Measurements that are told, not asserted: bytes and build time beside other themes, and links that need a network."""
