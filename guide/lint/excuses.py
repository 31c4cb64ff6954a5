"""A finding is excused where it stands, in one way for every rule that can be: by a comment on the line above, with a reason.

In a page it is `<!-- not-here: RULE: WORDS because REASON -->`, in its front matter and in facts `# not-here: …`. WORDS are
those of the finding that it excuses, so that it does not excuse the next mistake on the line too.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from guide.facts.findings import Finding, nearest, shown
from guide.facts.folder import files
from guide.lint.built import rules as built
from guide.lint.rule import AnyRule, broken, module_of, rule_id
from guide.markdown.excuses import EXCUSE
from guide.pages.page import Page
from guide.pages.project import Project

_SAFE = "it keeps readers safe"
_WHOLE = "whatever the reason, a reader would meet something broken"
# Rules whose findings nobody can excuse, and why: all those of a folder, of one of its modules, or one by its id.
NEVER = {
    "agreed": _SAFE,
    "intruders": _SAFE,
    "advice.signs": _SAFE,
    "advice.load_advice": _SAFE,
    "advice.harmful_advice": _SAFE,
    "advice.own_words": _SAFE,
    "studies.retracted": _SAFE,
    "theme.warnings": _SAFE,
    "built.security": _SAFE,
    "care-cards-go-by-urgency": _SAFE,
    "do-not-is-repeated": _SAFE,
    "pages-on-treating-pain-lead-to-help": _SAFE,
    "linter": _WHOLE,
    "theme": _WHOLE,
    "project.readable": _WHOLE,
    "project.structure": _WHOLE,
    "project.plain_markdown": _WHOLE,
    "project.tables": _WHOLE,
    "project.links": _WHOLE,
    "project.moved": _WHOLE,
    "project.schemas": _WHOLE,
    "project.watch_questions": "`none:` in guide/watch/questions.yml is the place for a reason",
    "built": _WHOLE,
    "nothing-hides-in-a-hover-tip": _WHOLE,
    "excuses": "it is about excuses",
}
_SAID = re.compile(r"\s*:\s*(?P<rule>[\w-]+)\s*:\s*(?P<words>\S.*?)\s+because\s+(?P<reason>\S.*?)\s*")
_COMMENT = re.compile(r"\s*#\s*not-here\b(?P<said>.*)")
_FORM = "RULE: WORDS because REASON"
# What may hold an excuse beside pages and facts: settings and the words that blocks write.
_YAML = ("mkdocs.yml", "guide/markdown/words/*.yml")


@dataclass(frozen=True)
class Excuse:
    """One excuse: where it stands, the rule, the words of the finding, and the lines on which it holds.

    `wrong` says why it excuses nothing, whatever is found.
    """

    path: str
    line: int
    rule: str = ""
    words: str = ""
    holds: frozenset[int] = frozenset()
    wrong: str = ""

    def excuses(self, found: Finding) -> bool:
        """Tell whether it is for this finding."""
        here = found.path == self.path and found.line in self.holds and found.rule == self.rule
        whole = rf"(?<![\w.,-]){re.escape(self.words)}(?![\w-]|[.,]\d)"
        return here and not self.wrong and re.search(whole, found.problem) is not None


def cannot_be_excused(rule: AnyRule) -> str:
    """Return why nobody can excuse what a rule finds; nothing when they can."""
    module = module_of(rule)
    names = (module, module.partition(".")[0], rule_id(rule))
    return next((NEVER[name] for name in names if name in NEVER), "")


def weighed(
    found: Iterable[Finding], project: Project, asked: Sequence[AnyRule], known: Sequence[AnyRule]
) -> set[Finding]:
    """Return the findings that nobody excuses, and what is wrong with the excuses.

    `asked` are the rules that were asked, which alone can tell that nothing needs an excuse; `known` are all that the
    sources keep.
    """
    names = {rule_id(rule) for rule in asked}
    everything: tuple[AnyRule, ...] = (*asked, *known, *built.RULES, excuses_are_sound)
    why = {rule_id(rule): cannot_be_excused(rule) for rule in everything}
    excuses = list(_read(project))
    kept, used = set(), set()
    for one in found:
        by = [] if why.get(one.rule) else [excuse for excuse in excuses if excuse.excuses(one)]
        used.update(by)
        if not by:
            kept.add(one)
    # In a page whose fields cannot be read, rules find less: an excuse that is needed would seem to be needless.
    unread = {one.path for one in kept if one.rule == "pages-can-be-read"}
    wrong = [(excuse, _wrong(excuse, why)) for excuse in excuses if excuse not in used]
    told = [(one, said) for one, said in wrong if said or (one.rule in names and one.path not in unread)]
    return kept | {*broken([excuses_are_sound], told)}


def excuses_are_sound(excuses: Iterable[tuple[Excuse, str]]) -> Iterator[Finding]:
    """An excuse without a reason, or one that nothing needs any more, would hide the next mistake."""
    for excuse, wrong in excuses:
        needless = (
            f"nothing that {excuse.rule} finds here says “{excuse.words}”. Delete the excuse, or put it above its line "
            "with words of the finding."
        )
        yield Finding.of(excuse.path, excuse.line, wrong or needless)


def _wrong(excuse: Excuse, why: dict[str, str]) -> str:
    """Return what is wrong with an excuse before anything is found."""
    if excuse.wrong:
        return excuse.wrong
    if excuse.rule not in why:
        return f"there is no rule “{excuse.rule}”.{nearest(excuse.rule, why)} They stand in guide/lint/RULES.md."
    if reason := why[excuse.rule]:
        return f"{excuse.rule} cannot be excused: {reason}. Delete the excuse, and fix what the rule finds."
    return ""


def _read(project: Project) -> Iterator[Excuse]:
    """Yield the excuses of all pages, facts, settings and words of blocks."""
    for page in project.pages:
        if not page.made and any("not-here" in line for line in page.lines):
            yield from _of_page(page)
    root = project.root
    texts = [(document.path, document.text) for document in project.evidence.documents.values()]
    texts += [(path, path.read_text(encoding="utf-8")) for pattern in _YAML for path in files(root, pattern)]
    for path, text in texts:
        if "not-here" in text:
            yield from _of_yaml(path, text.splitlines(), 1)


def _of_page(page: Page) -> Iterator[Excuse]:
    top = list(itertools.takewhile(lambda line: line.rstrip() != "---", page.lines[1:])) if page.front else []
    yield from _of_yaml(page.path, top, 2)
    written = page.text.split("\n")
    prose = [(number, line.strip()) for number, line in page.prose]
    for index, (number, line) in enumerate(prose):
        match = EXCUSE.fullmatch(written[number - page.first_line].strip())
        if match and line.startswith("<!--"):
            below = (other for other, text in prose[index + 1 :] if text and not EXCUSE.fullmatch(text))
            holds = frozenset(
                (number, *itertools.islice(below, 1))
            )  # the words of the finding may stand in the excuse itself
            yield _excuse(page.path, number, match["said"], holds, f"<!-- not-here: {_FORM} -->")
        elif "not-here:" in line:
            advice = f"Write it on a line of its own: `<!-- not-here: {_FORM} -->`, with no brackets or links in it."
            yield Excuse(shown(page.path), number, wrong=f"readers would see this excuse. {advice}")


def _of_yaml(path: Path, lines: Sequence[str], first: int) -> Iterator[Excuse]:
    """Yield the excuses of the lines of a YAML text, of which the first has the number `first` in its file."""
    texts = _texts("\n".join(lines))
    for index, line in enumerate(lines):
        match = _COMMENT.fullmatch(line)
        if not match and "not-here:" not in line:
            continue
        if not match or any(begin < index <= end for begin, end in texts):
            wrong = "this excuse is no comment on a line of its own. Put it above the field, on a line that begins with `#`."
            yield Excuse(shown(path), first + index, wrong=wrong)
            continue
        below = next((other for other, text in enumerate(lines) if other > index and _is_no_comment(text)), index)
        end = max([below, *(last for begin, last in texts if begin == below)])
        # A finding on the whole file stands on its first line, so that an excuse above everything else holds for it.
        top = () if any(map(_is_no_comment, lines[:index])) else range(1, first + index + 1)
        holds = frozenset((*top, first + index, *range(first + below, first + end + 1)))
        yield _excuse(path, first + index, match["said"], holds, f"# not-here: {_FORM}")


def _is_no_comment(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _excuse(path: Path, line: int, said: str, holds: frozenset[int], form: str) -> Excuse:
    match = _SAID.fullmatch(said)
    if not match:
        return Excuse(shown(path), line, wrong=f"the excuse lacks its rule, words or reason. Write it like `{form}`.")
    return Excuse(shown(path), line, match["rule"], match["words"], holds)


@functools.lru_cache(maxsize=64)
def _texts(text: str) -> list[tuple[int, int]]:
    """Return, counted from 0, the first and last line of each value; the first is that of its field."""
    found = []
    before: yaml.Token | None = None
    try:
        for token in yaml.scan(text):
            if isinstance(token, yaml.ScalarToken):
                begin = before.start_mark.line if isinstance(before, yaml.ValueToken) else token.start_mark.line
                end = token.end_mark.line - (token.style in ("|", ">") and token.end_mark.column == 0)
                found.append((begin, end))
            before = token
    except yaml.YAMLError:
        pass  # whoever reads the file says so
    return found
