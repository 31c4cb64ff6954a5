"""What a change, a release or a build tells people: summaries, comments, the list of changes, the list of parts."""
