"""Mistakes in the words of pages and facts: promises, numbers without their base, spelling, long and hard sentences."""

from mistakes import WORDS, Mistake, add, both, edit, written
from mistakes_in_statements import BOX, CLAIM, KEY, TERM

BACK = "docs/back.md"
LIST = "guide/lint/known-words.txt"
HARD = """\
A careful teacher explains every exercise before the first session.
Nobody should continue a movement that becomes uncomfortable.
Recovery usually follows gradual activity."""
OTHERS = "and to all others who come in, and is not real at all but only made to look so."
EASY = "You can walk, sit and stand as you like."


def not_used(name: str, text: str, found: str, rule: str, advice: str) -> Mistake:
    """Return a word not used, written into the page of words."""
    report = f"{WORDS}:15: “{found}” breaks the rule on {rule}. {advice}"
    return Mistake(name, "words_not_used_are_not_used", written(text), report)


def tip(name: str, text: str, found: str) -> Mistake:
    """Return a hover tip, on the page of words."""
    report = f"{WORDS}:15: the hover tip “{found}” is not there for a thumb or on paper. "
    return Mistake(name, "nothing_hides_in_a_hover_tip", written(text), report + "Say it in the text, or leave it out.")


NOT_USED = (
    not_used(
        "a share of so many",
        "One in ten felt sore.",
        "One in ten",
        "one in so many",
        "Count out of 100, or of 1,000 for harm.",
    ),
    not_used(
        "a risk without counts",
        "Runners who sleep badly are twice as likely to hurt.",
        "twice as likely",
        "a risk without counts",
        "Write how many of 100 in each group.",
    ),
    not_used(
        "a risk set beside another without counts",
        "Runners who sleep badly have twice the risk.",
        "twice the risk",
        "a risk without counts",
        "Write how many of 100 in each group.",
    ),
    not_used(
        "a bare ratio",
        "The hazard ratio was 0.7.",
        "hazard ratio was 0.7",
        "a risk without counts",
        "Write how many of 100 in each group.",
    ),
    not_used(
        "a proof",
        "There is proof that rest works.",
        "There is proof",
        "proof",
        "Say what was measured, and how sure it is.",
    ),
    not_used(
        "a treatment called natural and harmless",
        "Heat is natural, so it does no harm.",
        "natural, so it does no harm",
        "natural means safe",
        "Give its harms in numbers.",
    ),
    not_used(
        "a harm called rare with a number that counts nothing",
        "In two trials, harm was rare.",
        "rare",
        "rare",
        "Put into the sentence how many of how many.",
    ),
    not_used(
        "a percentage without its base",
        "Pain fell by 30%.",
        "30%",
        "a percentage without its base",
        "Name whom or what it is a part of.",
    ),
    Mistake(
        "a word not used, in the front matter",
        "words_not_used_are_not_used",
        edit(WORDS, "Each word is explained in one sentence.", "Each word is a game-changer."),
        "docs/words.md:4: “game-changer” breaks the rule on game-changer. Say what changes.",
    ),
    Mistake(
        "a word not used, in a folded field of a claim",
        "words_not_used_are_not_used",
        both(
            add(KEY, CLAIM.replace("numbers: 50 of", "numbers: >-\n  People got better.\n  This is proven.\n  50 of")),
            edit(BACK, "## What we do not know", BOX),
        ),
        f"{KEY}:14: “proven” breaks the rule on proven. Say what was measured, and how sure it is.",
    ),
    Mistake(
        "a link that ends in here",
        "links_say_where_they_lead",
        written("You can [read about it here](back.md)."),
        "docs/words.md:15: the link “read about it here” does not say where it leads. Name the page or what is on it.",
    ),
    tip("a hover tip on a picture", "![Two lanes](pictures/track.svg 'A track')", "A track"),
    Mistake(
        "a hover tip on a link by reference",
        "links_are_whole",
        written("Read [sore backs][1].\n\n[1]: back.md (What helps)"),
        f"{WORDS}:17: an address by reference. Write it behind its words, `[words](address)`.",
    ),
    tip("a hover tip among attributes", 'Read on [sore backs](back.md){: title="What helps"}.', "What helps"),
)

SURER_THAN_WE_ARE = (
    Mistake(
        "a moderate certainty with the verb of a low one",
        "certainty_has_its_verb",
        written("Walks may ease pain (moderate certainty)."),
        "docs/words.md:15: moderate certainty stands without its verb. Say it with “probably”.",
    ),
    Mistake(
        "a very low certainty with a verb",
        "certainty_has_its_verb",
        written("Walks may ease pain (very low certainty)."),
        "docs/words.md:15: very low certainty stands without its verb. Say it with “we do not know”.",
    ),
    Mistake(
        "a certainty without a verb of doubt",
        "certainty_has_its_verb",
        written("Pain is lower with massage (low certainty)."),
        "docs/words.md:15: low certainty stands without its verb. Say it with “may”.",
    ),
)

SPELLING = (
    Mistake(
        "a sentence in another language",
        "words_are_spelt_the_british_way",
        written("Eine Behandlung zum Schein sieht nicht anders aus."),
        "docs/words.md:15: the sentence is in another language. Write it in English.",
    ),
    Mistake(
        "a misspelt word",
        "words_are_spelt_the_british_way",
        written("A pretend treatment looks reel and feels raal."),
        "docs/words.md:15: “raal” is in no dictionary. Did you mean “rail”? "
        "Fix it, or add it to guide/lint/known-words.txt, or leave that to whoever reviews it.",
    ),
    Mistake(
        "an American word",
        "words_are_spelt_the_british_way",
        written("A pretend treatment has the same color."),
        "docs/words.md:15: “color” is American. Write “colour”.",
    ),
    Mistake(
        "an American word in a term",
        "words_are_spelt_the_british_way",
        add("evidence/glossary/pretend.yml", TERM.replace("Made to look real", "Made to look gray")),
        "evidence/glossary/pretend.yml:3: “gray” is American. Write “grey”.",
    ),
    Mistake(
        "a known word that nothing uses",
        "words_are_spelt_the_british_way",
        add(LIST, "qi\n"),
        f"{LIST}:1: no page and no fact uses “qi”. Delete the line.",
    ),
    Mistake(
        "known words out of order",
        "words_are_spelt_the_british_way",
        both(written("A tuina is a kind of massage, and qi is a word for it."), add(LIST, "tuina\nqi\n")),
        f"{LIST}:2: “qi” stands behind “tuina”. Move “tuina” behind “qi”: the list is sorted.",
    ),
)

HARD_TO_READ = (
    Mistake(
        "a sentence of 29 words",
        "sentences_are_short",
        written(f"A pretend treatment looks real to you and to me {OTHERS}"),
        "docs/words.md:15: 29 words in one sentence, 28 are the most. Split it in two.",
    ),
    Mistake(
        "a sentence of 29 words, broken over two lines",
        "sentences_are_short",
        written(f"It is short.\nA pretend treatment looks real to you and to me\n{OTHERS}"),
        "docs/words.md:16: 29 words in one sentence, 28 are the most. Split it in two.",
    ),
    Mistake(
        "a page that is hard to read",
        "pages_are_easy_to_read",
        written("\n\n".join([HARD, EASY] * 5)),
        "docs/words.md:17: the page reads like grade 10.05, 7.5 is the most. "
        "Begin with “Recovery usually follows gradual activity.” and write shorter words and sentences.",
    ),
)

CASES = (*NOT_USED, *SURER_THAN_WE_ARE, *SPELLING, *HARD_TO_READ)
