"""Floor 2: facts in the forms that other programs read: JSON, CSV, CSL-JSON, BibTeX."""
