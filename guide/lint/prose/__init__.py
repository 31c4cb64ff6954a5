"""Rules on words and sentences: spelling, voice, length, form, and words that nobody may use."""
