"""Rules on what readers are told to do: warning signs, limits of pain and load, harmful and leaning words."""
