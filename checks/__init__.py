"""Reads pages, facts and the built site, and reports each mistake as `file:line: what is wrong. what to write instead`."""
