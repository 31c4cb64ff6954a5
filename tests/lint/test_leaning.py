"""A sentence that leans is known by its words, and one that reports or doubts is not."""

from __future__ import annotations

import pytest

from guide.lint.advice.leaning import FILE
from guide.lint.advice.phrases import first_kind

LEANING = (
    ("Studies show that needles are effective for most people.", "an appeal to studies that are not named"),
    ("In our experience most runners feel better after three visits.", "an appeal to studies that are not named"),
    ("Olympic champions use needles before every final.", "use or praise by others"),
    ("The guide is approved by the NHS.", "use or praise by others"),
    ("Everyone can benefit from a course of needles.", "use or praise by others"),
    ("The wisdom of the ancients has stood the test of time.", "use or praise by others"),
    ("There is solid research for this.", "an appeal to studies that are not named"),
    ("Plan your course of needles on one sheet.", "a push towards one choice"),
    ("Your money is better spent on a physiotherapist.", "a push towards one choice"),
    ("Insurers would not pay for needles if they did nothing.", "a push towards one choice"),
    ("The price of a course is small beside that of months without running.", "a push towards one choice"),
    ("Since you have nothing to lose, a course is sensible.", "a push towards one choice"),
    ("Meridians are real.", "a belief told as true or false"),
    ("They strengthen the immune system too.", "a story of how the body works"),
    ("When qi flows freely again, the body can heal itself.", "a story of how the body works"),
    ("Stretching the hamstrings takes pressure off the back.", "a story of how the body works"),
    ("Running makes the spine stronger.", "a story of how the body works"),
    ("Years of running wear the discs out.", "a story of how the body works"),
    ("Slouching at a desk is the main cause of back pain in runners.", "a cause that nobody has shown"),
    ("It is all in their heads.", "a name that makes a treatment small"),
    ("Each session could be the one that punctures your lung.", "fear of a treatment"),
    ("Every runner with back pain should have an MRI.", "a sore back that is declared well"),
    ("A strong pain shows that the point was right.", "pain as a good sign"),
    ("Some people need 20 visits before they feel anything.", "pain as a good sign"),
    ("A session the day after a marathon speeds up recovery.", "an effect with no word of doubt"),
    ("You have to treat five people for one to gain.", "an effect with no word of doubt"),
)
REPORTING = (
    "Scans show worn discs in people without back pain.",
    "Nobody has shown that needles speed up healing.",
    "In old Chinese teaching, a life force (qi) flows in channels.",
    "Research supports only part of the first idea.",
    "When a back hurts, runners suspect that running wears out the spine.",
    "The authors think running may protect the discs.",
    "None of this means that pain is in your head.",
    "That is why a trial needs a second group that goes without the treatment.",
    "Whether needles speed recovery is not known.",
    "Sharp pain means stop.",
    "A good practitioner answers these questions gladly.",
    "Plan your sessions around your long runs.",
    "Start with one round of each exercise.",
    "Whether meridians exist, no study could show.",
    "Most people get better, and some do not.",
    "A doctor or physiotherapist can say what is wrong with your back.",
)


@pytest.mark.parametrize(("text", "kind"), LEANING)
def test_a_leaning_sentence_is_known_by_its_words(text: str, kind: str) -> None:
    found = first_kind(text, FILE)
    assert found
    assert found[0].name == kind


@pytest.mark.parametrize("text", REPORTING)
def test_a_report_and_a_doubt_do_not_lean(text: str) -> None:
    assert first_kind(text, FILE) is None
