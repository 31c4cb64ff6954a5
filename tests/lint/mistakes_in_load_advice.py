"""Mistakes with advice on load: another limit of pain, another speed, another time than the two files have."""

from pathlib import Path

from mistakes import Change, Mistake, add, both, edit

from tests.conftest import ROOT

CHECK = "load_advice_agrees_with_its_files"
SLEEP = "Sleep as you like best."
ITEM = "- keep walking\n"
EXCUSE = "<!-- not-here: figures-are-in-their-sources: {} because it is ours -->"
RULE = "Draw the rule by `/// pain-rule`, or link to it."
LIMIT = f"evidence/pain/rule.yml lets runners go on up to 3 and stops them above 5. {RULE}"
LIGHTS = "evidence/pain/rule.yml has green up to 3 and amber up to 5. Draw the rule by `/// pain-rule`."
SPEED = "One stage a week at most, after two calm sessions, is what evidence/stages/running.yml allows."
SINCE = "runs from before the pain count here. Write “your longest run since the pain began”."
WEEKLY = "10% is no limit for every run: eight runs would double it. Add “once a week at most”."
RACES = (
    "another rule for races. On a sore back 10 km is the longest; a longer race is skipped, or somebody is asked first."
)
TIME = "Write 3 to 4 weeks, as evidence/pain/rule.yml does."


def ruled(project: Path) -> None:
    """Add the pain rule and the stages as the guide has them, without their studies."""
    for name in ("pain/rule.yml", "stages/running.yml"):
        lines = (ROOT / "evidence" / name).read_text("utf-8").splitlines(keepends=True)
        kept = (line for line in lines if not line.startswith(("sources:", "# yaml-language-server")))
        add(f"evidence/{name}", "".join(kept))(project)


def told(text: str) -> Change:
    """Return the change that adds the two files, and a sentence of advice to a page."""
    return both(ruled, edit("docs/back.md", SLEEP, text))


def mistake(name: str, text: str, report: str, excused: str = "") -> Mistake:
    """Return a sentence of advice that disagrees with the files; the figure that is `excused` has no source either."""
    above = f"{EXCUSE.format(excused)}\n" if excused else ""
    return Mistake(name, CHECK, told(above + text), f"docs/back.md:{80 if excused else 79}: {report}")


CASES = (
    mistake("a lower limit of pain to stop", "When pain goes above 4, stop the run.", f"a limit of pain of 4; {LIMIT}"),
    mistake("a limit of pain in words", "Exercise is fine with pain below six.", f"a limit of pain of 6; {LIMIT}"),
    mistake(
        "a stage after each run", "Take a new stage every run.", f"another speed, “a new stage every run”. {SPEED}"
    ),
    mistake("two stages a week", "Run two stages a week.", f"another speed, “two stages a week”. {SPEED}"),
    mistake(
        "a stage after one session",
        "Take the next stage after one calm session.",
        f"another speed, “after one calm session”. {SPEED}",
    ),
    mistake(
        "a stage with other minutes",
        "In week two, stage 2: 14 minutes in all.",
        "“stage 2: 14 minutes in all.” is not what the file of stages has. Write 8 minutes.",
    ),
    mistake(
        "another number of stages",
        "There are seven stages of running.",
        "the file of stages holds 8, not seven. Write 8.",
    ),
    mistake(
        "a run every day",
        "Run slowly every day.",
        "runs follow each other without rest, “Run slowly every day”. Leave 1 day between two runs.",
    ),
    mistake(
        "another rest between runs",
        "Leave two days without running between two runs.",
        "another rest between runs, “Leave two days without running between”. Leave 1 day, as the file of stages says.",
    ),
    mistake(
        "another limit for the long run",
        "Go 20% further, once a week at most.",
        "another limit, “20% further”. Write 10%, as the file of stages has it.",
        excused="20",
    ),
    mistake(
        "the limit told for every run",
        "At each run go at most 10% further than your longest run since the pain began.",
        WEEKLY,
        excused="10",
    ),
    mistake(
        "the limit without how often",
        "A long run is at most 10% longer than the longest since the pain began.",
        WEEKLY,
        excused="10",
    ),
    mistake("runs of the past month counted", "Look up your longest run of the past 30 days.", SINCE),
    mistake("runs of any time counted", "Look up the longest run that you have ever done.", SINCE),
    mistake(
        "a next long run beyond the limit",
        "After a longest run of 30 minutes since the pain began, run 36.",
        "36 is over 10% more than 30 minutes. Write less.",
    ),
    mistake("a race as long as a run before it", "Race only after a run nearly as long.", RACES),
    mistake("another distance for a race", "A race of up to 21 km is fine on a sore back.", RACES),
    mistake(
        "another time for pain that does not ease",
        "See a doctor if it has not eased after six weeks.",
        f"another time for pain that does not ease, “not eased after six weeks”. {TIME}",
    ),
    mistake(
        "a vague time for pain that does not ease",
        "Make an appointment if nothing eases after a few weeks.",
        f"another time for pain that does not ease, “nothing eases after a few weeks”. {TIME}",
    ),
    mistake(
        "another time for growing pain",
        "Make an appointment if pain grows for 4 weeks.",
        "another time for growing pain, “grows for 4 weeks”. Write 2 weeks, as evidence/pain/rule.yml does.",
    ),
    *(
        Mistake(
            f"a light with another limit, {light}",
            "lights_keep_their_limits",
            told(text),
            f"docs/back.md:79: {light} {LIGHTS}",
        )
        for light, text in (
            ("amber with 3;", "Amber: pain of 3 or 5."),
            ("amber with 4;", "Amber: pain above 4."),
            ("green with 3;", "Green: pain below 3."),
            ("red with 6;", "Red: pain above 6."),
        )
    ),
    mistake(
        "a stop rule without leg symptoms",
        "Stop at a limp or at sharp pain, whatever the number.",
        "the stop rule leaves out leg symptoms. Draw the rule by `/// pain-rule`, or name all three.",
    ),
    Mistake(
        "advice on load without the pain rule",
        CHECK,
        both(ruled, edit("docs/back.md", ITEM, f"{ITEM}- run less when your back is sore\n")),
        "docs/back.md:30: advice on load without the pain rule. Draw `/// pain-rule`, or link to a page that does.",
    ),
    mistake(
        "who asks first, in the words of a page",
        "Ask a doctor first if you are under 18 or have weak bones.",
        "who asks first stands in evidence/stages/running.yml. Draw it by `/// not-alone`.",
    ),
    mistake(
        "missed periods without a pregnancy test",
        "See a doctor about missed periods.",
        "missed periods without a pregnancy test first. Add it, or draw the sign.",
    ),
    Mistake(
        "stages without those who ask first",
        CHECK,
        told("Follow the stages.\n\n/// stages\n///"),
        "docs/back.md:16: stages without those who ask a clinician first. Draw them by `/// not-alone`.",
    ),
    Mistake(
        "a limit of pain in an answer of the quiz",
        CHECK,
        both(
            ruled,
            add(
                "evidence/quiz/q01.yml",
                "question: How much may a run hurt?\nanswers:\n  - {text: Not at all, reason: Some pain is fine.}\n"
                "  - {text: A little, right: true, reason: A run with pain of up to 5 is fine.}\n"
                "studies: [first-2010]\npage: back.md\n",
            ),
        ),
        f"evidence/quiz/q01.yml:4: a limit of pain of 5; {LIMIT}",
    ),
)
