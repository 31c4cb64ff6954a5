"""`make look`: pictures of the built site at many sizes and in many media, on one sheet that people look at."""
