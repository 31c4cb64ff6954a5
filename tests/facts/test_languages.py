"""A title that is evidently in another language is told from an English one, however many foreign names that holds."""

from __future__ import annotations

import pytest

from guide.facts.languages import UNKNOWN, guess


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Kosten der Akupunktur", "de"),
        ("Verbot von medizinischem Equipment", "de"),
        ("Rückenschmerzen: was hilft, was nicht", "de"),
        ("M2. Kjemisk og fysisk manipulasjon", "nb"),
        ("Ryggsmärta och träning", "sv"),
        ("Acupuncture: recommandations pour les médecins", "fr"),
        ("Dolor lumbar: guía para pacientes con ciática", "es"),
        ("Linee guida della regione", "it"),
        ("Recomendações: uma revisão", "pt"),
        ("Lage rugpijn bij hardlopers", "nl"),
        ("Bóle krzyża i kręgosłup", UNKNOWN),
        ("腰痛診療ガイドライン", UNKNOWN),
        ("Боль в спине", UNKNOWN),
    ],
)
def test_a_title_in_another_language_is_known_as_such(title: str, language: str) -> None:
    assert guess(title) == language


@pytest.mark.parametrize(
    "title",
    [
        "Back pain",
        "811",
        "Sciatica",
        "Ménière disease, Sjögren syndrome",
        "Survey: die-cut insoles",
        "Heiderscheit 2011, van der Gaag 2020, van-der-gaag-2020",
        "Von Korff scale validation",
        "The Deutsches Ärzteblatt on needles: über alles?",
        "Naïve runners, café breaks: a trial",
        "β-endorphin, 5 µg",
        "La Trobe University, São Paulo trial",
        "Caveant lector et viewor",
        "Der Neurologe, and what it says",
    ],
)
def test_a_title_that_may_be_english_is_left_alone(title: str) -> None:
    assert guess(title) == ""
