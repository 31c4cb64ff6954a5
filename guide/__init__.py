"""The machine of the guide, on five floors: imports point down only."""
