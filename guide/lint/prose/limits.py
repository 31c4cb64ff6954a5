"""The limits to which the rules hold the prose of the guide, all in one place, each with its reason.

A first version of the guide had only upper limits, 20 words a sentence and grade 6. It kept them by leaving out ‘because’ and
‘although’, and read like index cards. So what is measured here has a floor as well as a ceiling.
"""

from __future__ import annotations

# One sentence, one paragraph, one list: a page may not exceed these anywhere.
LONGEST = 28  # words of a sentence; room for a finding, whom it was measured in, and the group beside it
SENTENCES = 4  # of a paragraph; five fill the screen of a phone, and readers lose their place
ITEMS = 7  # of a list; nobody remembers more
IN_A_ROW = 3  # short sentences; the third makes a list of them that says nothing of how they bear on each other

# The school grade of a page, by the formula of Flesch and Kincaid.
EASIEST = 5.0  # of a page for readers; below it, statements stand side by side and the reader has to join them
HARDEST = 7.5  # of any page; leaflets of hospitals and health services measure 8 to 12, and people in pain read worse
SAMPLE = 100  # words; the formula was fitted to passages of about this length, and says nothing about shorter ones

# The prose of the whole guide: paragraphs, captions and quotations, not lists and tables, which are short by design.
LEAST = 2_000  # words of prose; averages of less text say little, and a small guide may have the rhythm it likes
MEAN = (14.0, 17.0)  # words of a sentence; around what careful pages on health for everybody have
SPREAD = 5.0  # words, one standard deviation; below it every sentence takes the same breath, and the reader nods off
SHORT = 8  # words; a sentence of fewer is short
SHORT_SHARE = (3.0, 12.0)  # percent of sentences; a few short ones give weight, many of them chop
LONG = 20  # words; a sentence of more is long
LONG_SHARE = (10.0, 25.0)  # percent of sentences; some thoughts have two halves, and more of them would tire
JOINED = 2.0  # words such as ‘because’ and ‘although’ in 100 of prose; with fewer, the reader joins the facts alone
SO_SHARE = 33.4  # percent of these words that may be ‘so’, which joins anything to anything
