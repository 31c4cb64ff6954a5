"""A harmless rewording needs no second agreement, and whatever turns, softens or moves a meaning does."""

from __future__ import annotations

import pytest

from guide.lint.agreed.alike import alike

SAME = (
    ("It had three groups, and both can use it.", "It had three groups and both can use it."),
    ("Both can use it, because it had three groups.", "Because it had three groups, both can use it."),
    ("Do not run when it hurts.", "Don’t run if it hurts."),
    ("If it grows, stop running.", "Stop running when it grows."),
    ("Burns, if it is too hot", "Burns, when it is too hot"),
    ("A heat pack or wrap", "A heat pack or a wrap"),
    ("After 6 months, 48 were better and 44 were not.", "48 were better and 44 were not after 6 months."),
    ("However, nobody knows what years of it do.", "Nobody knows, however, what years of it do."),
    ("Needles, pure placebo and so worth nothing", "Needles, pure placebo and therefore worth nothing"),
    ("Back pain, although mild, is common.", "Back pain, though mild, is common."),
    ("It lasted more than three months.", "It lasted over three months."),
    ("the so-called ‘life force’", "the so-called “life force”"),
    ("If you choose none and the pain is new, wait.", "If you choose none, and the pain is new, wait."),
    ("It can harm the health as well as the back.", "It can harm the health and the back."),
    ("A slow run - or a walk - is enough.", "A slow run, or a walk, is enough."),
)
OTHER = (
    ("A few people are badly hurt.", "Few people are badly hurt."),
    ("No needles help.", "No, needles help."),
    ("a third of them", "the third of them"),
    ("Do not run.", "Do not run?"),
    ("You may not run.", "You may run."),
    ("Out of 1,000 people", "Out of 10,000 people"),
    ("weak or numb", "weak and numb"),
    ("Real needles did better than pretend ones.", "Pretend ones did better than real needles."),
    ("They did not gain because of needles.", "Because of needles, they did not gain."),
    (
        "48 were better after real needles, 44 after pretend ones.",
        "After real needles 44 were better, 48 after pretend ones.",
    ),
    ("In Spain, 9 were harmed in Britain.", "9 were harmed in Britain in Spain."),
    ("until you are seen", "before you are seen"),
    ("Serious harm is not known.", "Serious harm is known."),
    ("real needles work", "real needles ‘work’"),
    ("the most harm", "most harm"),
    ("Real needles did as well as usual care.", "Real needles did well as usual care."),
    ("Real needles did as well as usual care.", "Real needles did better than usual care."),
)
# Verdicts, of which only the words that weigh are compared one by one.
SAME_VERDICT = (
    (
        "After a tooth was pulled, real and placebo needles did not clearly differ.",
        "Real and placebo needles did not clearly differ after a tooth was pulled.",
    ),
    ("The trials disagree on that.", "These trials disagree about it."),
    (
        "Such a name does not mean that the point treats the bladder.",
        "A name like this does not say that the point treats the bladder.",
    ),
    (
        "Its authors conclude that needles do more than a placebo.",
        "The authors of it conclude that needles do more than placebos.",
    ),
    ("Most harm is small, but some is not.", "While most harm is small, some is not."),
    ("Whether needles help, we do not know.", "We do not know whether needles help."),
)
OTHER_VERDICT = (
    ("A review saw no clear gap.", "A review saw a clear gap."),
    ("Needles may ease pain slightly.", "Needles ease pain slightly."),
    ("Needles may ease pain slightly.", "Needles may ease pain."),
    ("It is only one trial.", "It is one trial."),
    ("People knew that they had no needles.", "People knew that they had needles."),
    ("Real needles beat pretend ones.", "Pretend needles beat real ones."),
    ("Real needles beat pretend ones.", "Pretend needles were beaten by real ones."),
    ("That gap may be chance.", "That gap speaks for itself."),
    ("Some people died after needling.", "Some people slept after needling."),
    ("It may be offered.", "It should be offered."),
    (
        "48 were better with real needles, 44 with pretend ones.",
        "44 were better with real needles, 48 with pretend ones.",
    ),
    ("Reports come from Wales.", "Reports come from Spain."),
    ("Talks fitted how they did, but walks did not.", "Walks fitted how they did, but talks did not."),
)


@pytest.mark.parametrize(("old", "new"), SAME_VERDICT)
def test_a_verdict_may_be_reworded_around_the_words_that_weigh(old: str, new: str) -> None:
    assert alike(old, new, loosely=True)
    assert alike(new, old, loosely=True)


@pytest.mark.parametrize(("old", "new"), [*OTHER_VERDICT, *OTHER[:-2], OTHER[-1]])
def test_a_verdict_whose_weighty_words_differ_is_another_one(old: str, new: str) -> None:
    assert not alike(old, new, loosely=True)
    assert not alike(new, old, loosely=True)


def test_a_drawback_does_not_shrink() -> None:
    assert not alike("Tablets can harm the stomach, liver, heart.", "Tablets can harm the stomach.", loosely=True)


@pytest.mark.parametrize(("old", "new"), SAME)
def test_what_says_the_same_in_other_words_is_agreed(old: str, new: str) -> None:
    assert alike(old, new)
    assert alike(new, old)


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_what_says_something_else_is_not(old: str, new: str) -> None:
    assert not alike(old, new)
    assert not alike(new, old)
