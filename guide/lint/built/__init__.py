"""Rules of the built site: what the sources cannot show."""
