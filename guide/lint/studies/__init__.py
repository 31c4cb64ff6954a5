"""Rules on the files of studies: used, rated, not retracted."""
