"""Rules on templates, style sheets, scripts, workflows and locked packages."""
