"""Words that are not in the voice of the guide: talk of our own working, stock phrases, figures without a subject.

A stock phrase is a row of `PHRASES`, as in `words_not_used.py`: what finds it, what to write instead, and an example, which
the tests hold it to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.facts.findings import Finding, shown
from guide.lint.prose.words_not_used import Rule
from guide.pages.page import Page
from guide.pages.plain_text import FOOT
from guide.pages.project import Project
from guide.pages.texts import WORDS, passages, written

# Where our working belongs: parts at the foot of a page, a page whose title says so, and the pages about the guide.
_HOW_WE = "How we "
_OURS = r"(?:our(?: own)?|the editors[’'](?: own)?)"
_METHOD = re.compile(
    r"\b(?:we|the editors) (?:(?:have|had|did|could|do|can|also|only|never|not|cannot) )*"
    r"(?:read|re-?read|search(?:ed)?|look(?:ed)? (?:for|through|up)|rated?|guess(?:ed)?|estimated?|confirm(?:ed)?|check(?:ed)?"
    r"|chose|counted|left (?:it|them|out))\b"
    rf"|\b{_OURS} (?:reading|search(?:es)?|ratings?|judge?ments?|guess(?:es)?|estimates?|choices?|common sense|caution)\b"
    r"|\b(?:our own|the editors[’'](?: own)?) (?:advice|example|suggestions?)\b"
    r"|\b(?:is|are|was|were) (?:ours|our own|our choice|the editors[’'](?: own)?)(?![\w’'])"
    r"|\bsecond[- ]hand\b|\bin (?:two |three )?copies\b|\bpress (?:summary|summaries|release)\b|\bin what we read\b"
    r"|\b(?:written )?summaries of the (?:trial|study|review)\b|\bas far as we (?:know|found)\b"
    r"|\bwe have (?:not )?found\b(?! (?:no|none)\b)",
    re.I,
)
PHRASES = (
    Rule("suchlike", r"\bsuchlike\b", "Write “similar”.", "Cups, bands and suchlike ease nothing."),
    Rule("told of", r"\btold of\b", "Write “reported”.", "Nine runners told of bruises."),
    Rule("by itself", r"\bby (?:itself|themselves)\b", "Write “on its own”.", "A sore back eases by itself."),
    Rule(
        "goes with",
        r"\b(?:goes|went|go) with (?:more|fewer|less|lower|higher|new|old|pain|injur(?:y|ies)|worse|better)\b",
        "Write “linked to”, or say who had more.",
        "An earlier injury went with more new ones.",
    ),
    Rule(
        "picked",
        r"\b(?:was|were|is|are|been|we) picked\b|\bpicked (?:out|for)\b",
        "Write “chosen”.",
        "They were picked.",
    ),
    Rule("needler", r"\bneedlers?\b", "Write “acupuncturist” or “practitioner”.", "The needler knew."),
    Rule("save for", r"\bsave (?:for|those|that)\b", "Write “except” or “unless”.", "All walked, save for two."),
    Rule("counted in", r"\bcounted in[,.]", "Write “included”.", "With those who left counted in, it was less."),
    Rule("rosier", r"\brosier\b", "Write “more favourable”.", "Small trials look rosier."),
    Rule("fits you", r"\b(?:fits|fit) you\b", "Write “you have” or “applies to you”.", "None of the signs fits you."),
    Rule("for sure", r"\bfor sure\b", "Write “with certainty”.", "No test tells it for sure."),
    Rule(
        "at the foot",
        r"\bstands? at the foot\b",
        "Write “is at the end of the page”.",
        "The sources stand at the foot.",
    ),
    Rule("ways on", r"\bways on\b", "Say where they lead.", "Five ways on."),
    Rule(
        "teach calm",
        r"\bteach(?:es)? (?:them|it|nerves) calm\b",
        "Write “calms them”.",
        "Practice would teach them calm.",
    ),
    Rule("nobody can say", r", nobody can say\b", "Begin with “nobody can say”.", "How safe it is, nobody can say."),
    Rule(
        "worth knowing",
        r"\bit is (?:important|worth) (?:to note|noting|knowing|remembering)\b|\bneedless to say\b|\bwhen all is said\b",
        "Leave it out, and say it.",
        "It is important to note that backs ease.",
    ),
)
# A subject that only the sentence before can tell, and a figure; a year is none.
_FIGURE = r"(?<![\d,.])(?!(?:19|20)\d\d\b)\d"
_VERB = (
    r"(?:is|are|was|were|had|has|have|did|does|do|came|comes|come|rose|rises|fell|falls|got|gets|ran|took|made|makes|meant|means"
    r"|may|might|can|could|would|will|felt|lost|gained|stayed|counted|measured|found|compared|included|covers?|lasted|began|pays)"
)
# “It takes”, “it is hard to”.
_NOT_IT = r"takes|(?:is|was) (?:\w+ )?(?:to|that|whether|likely)|is (?:one|a (?:single|small)) (?:trial|study|review)"
_ALONE = re.compile(
    rf"^[‘“(]?(?:(?:It|They)\b(?! (?:{_NOT_IT})\b)"
    rf"|(?:That|This|These|Those|Both|Some|Others|Most)(?! is (?:the|an?)\b) (?:\w+ly )?{_VERB}\b"
    rf"|So (?:did|does|it|they|was|were|had|\d[\d,.]*)\b).*{_FIGURE}|^So \d",
    re.S,
)
_TOLD = frozenset({"paragraph", "caption", "fact"})  # an item says how it begins in the line that leads it in
_GUILLEMETS = re.compile("[\u00ab\u00bb\u2039\u203a]")


def method_stays_at_the_foot(project: Project) -> Iterator[Finding]:
    """Somebody in pain wants to know what to do, not how we read; whoever doubts us finds that at the foot, in one place."""
    for page in written(project.pages):
        if page.meta and (page.meta.kind == "about" or page.meta.title.startswith(_HOW_WE)):
            continue
        for line, text in (*_front(page), *outside_the_foot(page)):
            if found := method_in(text):
                yield page.finding(
                    line,
                    f"“{found}” is about how we work. Write ‘our suggestion, not tested’ beside advice that is ours, "
                    "and move the rest under ‘Where this comes from’.",
                )


def stock_phrases_are_not_used(project: Project) -> Iterator[Finding]:
    """Phrases that no careful editor would write stop the reading, and are heard again on every page."""
    for sentence in project.sentences:
        for phrase in PHRASES:
            if found := phrase.find(sentence.text):
                yield sentence.finding(f"“{found}” is not in the voice of the guide. {phrase.advice}")


def figures_stand_alone(project: Project) -> Iterator[Finding]:
    """Whoever skims to “it was 3.2” does not learn what was: a sentence with a figure names what it counts."""
    for sentence in project.sentences:
        if sentence.kind in _TOLD and needs_the_one_before(sentence.text):
            first = " ".join(sentence.text.split()[:2])
            yield sentence.finding(
                f"the sentence begins “{first}” and holds a figure. Name what the figure counts, or join the sentence with the "
                "one before."
            )


def quotation_marks_are_english(project: Project) -> Iterator[Finding]:
    """Marks of another language make an English text look translated: ‘single’ ones, and “double” ones inside them."""
    root = project.root
    pages = [page.path for page in written(project.pages)]
    texts = [(path, path.read_text(encoding="utf-8")) for path in pages]
    if not project.only:
        texts += [(document.path, document.text) for document in project.evidence.documents.values()]
        words = (path for name in WORDS if (path := root / name).is_file())
        texts += [(path, path.read_text(encoding="utf-8")) for path in words]
    for path, text in texts:
        for number, line in enumerate(text.splitlines() if _GUILLEMETS.search(text) else (), 1):
            if match := _GUILLEMETS.search(line):
                message = f"{match.group()} is not an English quotation mark. Write ‘ ’, and “ ” inside."
                yield Finding.of(shown(path), number, message)


def needs_the_one_before(text: str) -> bool:
    """Tell whether a sentence holds a figure, and only the one before it tells what the figure is of."""
    return _ALONE.search(text) is not None


def method_in(text: str) -> str:
    """Return the words of a text that tell of our own working, or nothing."""
    match = _METHOD.search(text)
    return match.group() if match else ""


def outside_the_foot(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a page that stand outside the parts in which our working belongs, each with its line."""
    foot = _foot(page)
    for passage in passages(page):
        if passage.line not in foot:
            yield from ((sentence.line, sentence.text) for sentence in passage.sentences(page.path))


def _front(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the main message and the actions, each with its line."""
    if page.meta:
        actions = ((one.text, one.text) for one in page.meta.actions)
        for token, text in (("main_message:", page.meta.main_message), *actions):
            yield next((number for number, line in enumerate(page.lines, 1) if token in line), 1), text


def _foot(page: Page) -> frozenset[int]:
    """Return the lines of the parts in which our working belongs, parts within them included."""
    found: set[int] = set()
    open_at = 0  # the level of the heading under which it belongs, 0 outside
    for number, line in page.prose:
        if match := re.match(r"(#{1,6})\s*(.*?)\s*$", line.strip()):
            level = len(match[1])
            if not open_at or level <= open_at:
                open_at = level if FOOT.match(match[2]) else 0
        if open_at:
            found.add(number)
    return frozenset(found)
