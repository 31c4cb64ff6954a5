"""Turns the project into the folder that readers get: `make site`, `make offline`."""
