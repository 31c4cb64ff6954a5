"""The engines other than Chromium, and what is asked of a page in all of them."""
