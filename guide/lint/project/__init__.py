"""Rules on how the files fit together: the menu, links, old addresses, settings, dates, schemas."""
