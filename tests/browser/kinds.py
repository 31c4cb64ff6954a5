"""One page of each kind: every template, and every kind of block that has rules of its own."""

from __future__ import annotations

from tests.conftest import STUDY_PAGES

KINDS = (
    "index.html",
    "404.html",
    "about/all-pages.html",
    "about/glossary.html",
    "about/accessibility.html",  # a wide table
    "acupuncture/safety.html",  # care cards, charts of people, harms
    "back-pain/when-to-get-help.html",  # the emergency list
    "decide/index.html",
    "decide/diary.html",
    "decide/handout.html",
    "decide/questions.html",
    "decide/quiz.html",
    "research/claims.html",
    "research/gerac.html",  # strips of effects
    "research/studies/index.html",
    STUDY_PAGES[0],
    "therapies/exercise.html",  # drawings
)
