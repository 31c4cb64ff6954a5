"""Advice that could harm is known by its words, and what warns of it is not."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from guide.facts.kinds import FOLDERS
from guide.lint.advice import leaning
from guide.lint.advice.harmful_advice import FILE, nothing_harmful_is_advised
from guide.lint.advice.phrases import first_kind, kinds
from guide.pages.texts import Sentence

HARMFUL = (
    ("A sore back like yours needs no doctor.", "doing without a doctor"),
    ("Good needles can replace your doctor.", "doing without a doctor"),
    ("You need not see a physiotherapist for that.", "doing without a doctor"),
    ("Run through the pain until the back is warm.", "running through pain"),
    ("If the calf is numb at kilometre 30, carry on running even so.", "running through pain"),
    ("Tingling lets you train on.", "running through pain"),
    ("Carry on running even if the leg tingles.", "running through pain"),
    ("Before a visit, you can halve your blood thinners.", "stopping a medicine"),
    ("Your warfarin can wait until the evening after the needles.", "stopping a medicine"),
    ("Do so, and do not trouble the surgery.", "doing without a doctor"),
    ("A foot that drags will catch up once you run more.", "waiting with a warning sign"),
    ("Most people with a numb groin are better by morning, so sleep on it.", "waiting with a warning sign"),
    ("A fever often passes, so give it a week.", "waiting with a warning sign"),
    ("Numb toes are normal in long runs.", "waiting with a warning sign"),
    ("There is no hurry, since a nurse can sort most of this out.", "making light of a warning sign"),
    ("Give heat a day’s try before you ring anyone.", "making light of a warning sign"),
    ("If the ambulance takes long, drive yourself.", "making light of a warning sign"),
    ("What counts is two or more signs together.", "making light of a warning sign"),
    ("One of these alone means little.", "making light of a warning sign"),
    ("In young, fit runners these signs mean little.", "making light of a warning sign"),
    ("Numbness around the seat can come from a hard saddle.", "making light of a warning sign"),
    ("A pharmacist can tell you whether it is urgent.", "making light of a warning sign"),
    ("Tell a friend, and see how it is in the morning.", "making light of a warning sign"),
    ("If you know where it comes from, you need not be seen.", "making light of a warning sign"),
    ("Before a race, take an ibuprofen.", "painkillers for a run"),
    ("Needles can be used again once they are boiled.", "needling without training"),
    ("Eat less and you will run with less pain.", "eating less to run"),
)
HARMLESS = (
    "Do not run through pain that grows.",
    "Never stop a blood thinner for a needle.",
    "Nobody should run through a stressed bone.",
    "Do not take painkillers before or during a run.",
    "A dull ache or a tingling afterwards is normal.",
    "If you may have lost weight without trying, be seen today.",
    "Numbness between your legs is an emergency.",
    "See a doctor, who can decide on a scan.",
    "do not needle yourself, or let a friend do it",
    "Walk through the park, and run a little from day 4.",
    "An early scan probably makes little or no difference.",
    "A number that grows is normal after a long run.",
    "There is no hurry to run again.",
    "Write down your medicines before you call your doctor.",
    "Do two of these together with a friend.",
    "Early in the week is a good time.",
    "Tingling comes from a pressed nerve.",
    "An acupuncturist can tell you how long it takes.",
)


@pytest.mark.parametrize(("text", "kind"), HARMFUL)
def test_harmful_advice_is_known_by_its_words(text: str, kind: str) -> None:
    found = first_kind(text, FILE)
    assert found
    assert found[0].name == kind


@pytest.mark.parametrize("text", HARMLESS)
def test_a_warning_and_a_plain_word_are_no_harmful_advice(text: str) -> None:
    assert first_kind(text, FILE) is None


@pytest.mark.parametrize("file", [FILE, leaning.FILE])
def test_each_kind_knows_its_own_example(file: Path) -> None:
    for kind in kinds(file):
        found = first_kind(kind.example, file)
        assert found, kind.name
        assert found[0] == kind


def test_facts_that_advise_are_asked_and_facts_that_tell_of_others_are_not() -> None:
    told = [Sentence(Path(f"evidence/{folder}/a.yml"), "fact", HARMFUL[3][0], known_line=1) for folder in FOLDERS]
    found = nothing_harmful_is_advised(SimpleNamespace(sentences=told))
    assert {one.path.split("/")[1] for one in found} == {"signs", "pain", "stages", "options", "glossary"}
