"""What is different between the words that were agreed for a file and those that stand there now."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from guide.facts.findings import Finding, shown
from guide.lint.agreed.alike import DENYING, difference
from guide.lint.agreed.entries import (
    CARD,
    FILE,
    FOUND,
    FREE_WHEN_GONE,
    FREE_WHEN_NEW,
    LEVELS,
    LOOSE,
    OF_FACTS,
    Agreed,
    Entry,
)
from guide.lint.agreed.lists import gone_from, without
from guide.lint.agreed.pages import LEAVE, NOWHERE, Moved
from guide.lint.agreed.same import ANYWHERE, WEIGHED, as_agreed
from guide.lint.agreed.weighty import read as said
from guide.markdown.render import words
from guide.pages.plain_text import Places, plain, words_of
from guide.pages.project import Project

_SOFTENED = 0.4  # how much of two lines must be the same for one to be what is left of the other
_ALIKE = 0.6  # and for one to be a change of the other
NOT_DRAWN = "is not drawn here any more"
_WITH_ITS_REST = 15  # agreed texts that nobody deletes one by one
_DRAWN = ("signs", "emergency", "pain", "stages")  # where a page that warns takes its words from
_MANY = frozenset({*ANYWHERE, "text", "picture", "action"})  # what a page has more than one of


class Comparison:
    """What is different between what was agreed for one file and what stands there now."""

    def __init__(
        self, project: Project, name: str, agreed: Sequence[Agreed], now: Sequence[Entry], moved: Moved = NOWHERE
    ) -> None:
        """Take the project, the name of the file, its lines as they were agreed and as they are now, and what was moved."""
        self.moved = moved
        self.root = project.root
        self.path = self.root / name
        self.agreed = agreed
        self.now = as_agreed([one.entry for one in agreed], now)
        self.is_fact = name.startswith(OF_FACTS)
        self.documents = project.evidence.documents
        self.signs = tuple(project.evidence.signs.values())

    @property
    def pinned(self) -> str:
        """Return where the agreed words stand."""
        return shown(self.root / FILE)

    @cached_property
    def places(self) -> Places:
        """Return where the words of the file stand, which is asked only when something is different."""
        return Places(self.path.read_text(encoding="utf-8") if self.path.is_file() else "")

    def findings(self) -> Iterator[Finding]:
        """Yield a finding for each line that is changed, moved, new or gone."""
        before = [one.entry for one in self.agreed]
        if before == self.now:
            return
        headings = self._reworded_headings()
        after = [replace(one, card=headings.get(one.card, one.card)) for one in self.now]
        steps = difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()
        changed = [step for step in steps if step[0] != "equal"]
        gone = [index for _, i, k, _, _ in changed for index in range(i, k)]
        new = [index for _, _, _, i, k in changed for index in range(i, k)]
        yield from self._changed(before, after, gone, new)
        gone = [old for old in gone if before[old] not in self.moved.had and not self._stands(before[old])]
        for old, index in _in_place_of(changed):
            if old in gone and index in new and before[old].kind == after[index].kind:
                gone.remove(old)
                new.remove(index)
                yield self._finding(after[index], self._said(self.agreed[old], after[index]))
        if len(gone) >= _WITH_ITS_REST and not self.is_fact:
            yield self._rest_gone(gone)
            gone = []
        yield from self._gone_and_new(before, after, gone, new)

    def _changed(
        self, before: Sequence[Entry], after: Sequence[Entry], gone: list[int], new: list[int]
    ) -> Iterator[Finding]:
        """Yield what stands elsewhere or in other words than agreed, and take it out of what is gone and what is new."""
        elsewhere: list[tuple[Agreed, Entry]] = []
        for same in (self._is_other_urgency, self._is_elsewhere, self._is_reworded, self._is_of_its_field):
            for old in list(gone):
                if (found := next((index for index in new if same(before[old], after[index])), None)) is not None:
                    gone.remove(old)
                    new.remove(found)
                    if same == self._is_elsewhere and before[old].kind in WEIGHED:
                        continue  # a result may stand anywhere
                    if same == self._is_elsewhere and before[old].kind in ANYWHERE:
                        elsewhere.append((self.agreed[old], after[found]))
                    else:
                        yield self._finding(after[found], self._said(self.agreed[old], after[found]))
        yield from self._elsewhere(elsewhere)

    def _gone_and_new(
        self, before: Sequence[Entry], after: Sequence[Entry], gone: Sequence[int], new: Sequence[int]
    ) -> Iterator[Finding]:
        """Yield what is gone for good and what nobody agreed yet, unless it is told already."""
        softened = {self._deleted(old).line for old in gone if self._may_be_anywhere(before[old])}
        for old in gone:
            is_limit = self.is_fact and before[old].kind == FOUND  # which is told where they are counted
            if not is_limit and before[old].kind not in FREE_WHEN_GONE:
                yield self._deleted(old)
        for index in new:
            if self._is_free(after[index]) or any(after[other].text == self.now[index].row for other in new):
                continue  # a new row is told once, where it begins
            added = self._added(index)
            # What takes the place of a line that is gone stands on the line behind the one at which that is told.
            told = {added.line, added.line - 1} if after[index].waits else {added.line}
            if not self._may_be_anywhere(after[index]) or softened.isdisjoint(told):
                yield added

    def _is_free(self, entry: Entry) -> bool:
        """Tell whether a new line may be new: it has its source, was moved here, or is half of an agreed one."""
        if entry.kind not in FREE_WHEN_NEW | FREE_WHEN_GONE:
            return False
        if not entry.waits or entry in self.moved.have:
            return True
        words = {*said(entry.text).every}
        agreed = ({*said(one.entry.text).every} for one in self.agreed)
        return any(words <= whole and DENYING.isdisjoint(whole - words) for whole in agreed)

    def _reworded_headings(self) -> dict[str, str]:
        """Return the agreed heading of each card that has another one now: its signs did not move."""
        agreed = [one.entry.text for one in self.agreed if one.entry.kind.endswith(CARD)]
        now = [one.text for one in self.now if one.kind.endswith(CARD)]
        gone = [heading for heading in agreed if heading not in now]
        found = {}
        for heading in now:
            if heading not in agreed and (near := difflib.get_close_matches(heading, gone, n=1, cutoff=_ALIKE)):
                found[heading] = near[0]
                gone.remove(near[0])
        return found

    def _elsewhere(self, moved: Sequence[tuple[Agreed, Entry]]) -> Iterator[Finding]:
        """Yield one finding for all sentences of a part of the page that was moved: its first one tells where it is now."""
        if len(moved) == 1:
            yield self._finding(moved[0][1], self._said(*moved[0]))
        elif moved:
            what = f"{len(moved)} sentences, the first “{moved[0][1].text}”, stand in another place than agreed"
            yield self._finding(moved[0][1], f"{what}. {self._advice('run `guide agreed`')}")

    def _stands(self, entry: Entry) -> bool:
        """Tell whether a result is still there, only without its source, which is told by itself."""
        return entry.kind in WEIGHED and self.places.find(entry.text)[0] == len([*words_of(entry.text)])

    @staticmethod
    def _is_other_urgency(old: Entry, new: Entry) -> bool:
        return old.text == new.text and old.kind != new.kind

    @staticmethod
    def _is_elsewhere(old: Entry, new: Entry) -> bool:
        return old.text == new.text and old.kind == new.kind

    @staticmethod
    def _is_reworded(old: Entry, new: Entry) -> bool:
        return old.kind == new.kind and difflib.SequenceMatcher(a=old.text, b=new.text).ratio() >= _ALIKE

    def _is_of_its_field(self, old: Entry, new: Entry) -> bool:
        """Tell whether a text has another one in its place: of the same field of a fact, or of words that stand once."""
        return old.kind == new.kind and (self.is_fact or (old.urgency is None and old.kind not in _MANY))

    def _may_be_anywhere(self, entry: Entry) -> bool:
        """Tell whether a text is a sentence among others, which is softened where the line most like it stands."""
        return entry.kind in ANYWHERE or self.is_fact

    def _said(self, agreed: Agreed, new: Entry) -> str:
        old, line = agreed.entry, agreed.line
        if old.text == new.text and old.kind != new.kind:
            how = "changed"
            if old.urgency is not None and new.urgency is not None:
                how = "made less urgent" if new.urgency > old.urgency else "made more urgent"
            what = f"“{old.text}” was {how}: agreed is “{old.kind}”, and here it is “{new.kind}”"
            return f"{what}. {self._advice(f'write `{new}` into line {line} of {self.pinned}')}"
        if old.text == new.text and old.card != new.card:
            what = f"“{old.text}” stands in the card “{new.card}”, and agreed is “{old.card}”"
            return f"{what}. {self._advice(f'move line {line} of {self.pinned} there too')}"
        if old.text == new.text:
            what = f"“{old.text}” stands in another place than agreed"
            return f"{what}. {self._advice(f'move line {line} of {self.pinned} too')}"
        if lost := gone_from(old, new):
            return f"{without(lost)}. {self._advice('run `guide agreed`')}"
        weighs = difference(old.text, new.text) if old.kind in LOOSE | WEIGHED else ""
        what = f"“{new.text}” was changed: agreed is “{old.text}”{weighs}"
        return f"{what}. {self._advice(f'write `{new}` into line {line} of {self.pinned}')}"

    def _deleted(self, index: int) -> Finding:
        entry, line = self.agreed[index].entry, self.agreed[index].line
        what = f"“{entry.text}” ({entry.kind}) was deleted"
        message = f"{what}. {self._advice(f'delete line {line} of {self.pinned} too')}"
        if self._may_be_anywhere(entry) and (near := self._like(entry.text, *self._beside(index))):
            return Finding.of(shown(self.path), near, message.replace("was deleted", "was softened or deleted"))
        if entry.urgency is not None and (drawn := self._drawn(entry)):
            return Finding.of(shown(self.path), drawn, message.replace("was deleted", NOT_DRAWN))
        before = [one.entry for one in self.agreed[:index] if one.entry in self.now]
        if entry.kind in ANYWHERE:  # whose list has another order than the page has with those of other kinds
            behind = [
                one.entry for one in self.agreed[index:] if one.entry in self.now and one.entry.kind == entry.kind
            ]
            before = [one for one in before if one.kind == entry.kind] or behind[:1] or before
        return self._finding(before[-1], message) if before else Finding.of(shown(self.path), 1, message)

    def _rest_gone(self, gone: Sequence[int]) -> Finding:
        """Return one finding for very many texts that are gone, as they are from a page that was saved by half."""
        lines = self.path.read_text(encoding="utf-8").splitlines() if self.path.is_file() else []
        what = f"{len(gone)} agreed texts are gone, the first “{self.agreed[gone[0]].entry.text}”"
        bring = "Bring back the rest of the page, if it ends too early"
        return Finding.of(
            shown(self.path), max(1, len(lines)), f"{what}. {bring}. {self._advice('run `guide agreed`')}"
        )

    def _drawn(self, entry: Entry) -> int:
        """Return the line that draws the signs of a page, when the file of a sign still says what the page does not; or 0."""
        first = entry.text if not entry.kind.endswith(CARD) else ""
        known = (*(sign.words for sign in self.signs), *words("en")["signs"]["whom"].values())
        if first and not first.startswith(known):
            return 0
        lines = self.path.read_text(encoding="utf-8").split("\n") if self.path.is_file() else []
        marks = [number for number, line in enumerate(lines) if line.startswith("/// signs")]
        fitting = [mark for mark in marks if ("emergency" in lines[mark]) == entry.kind.startswith(LEVELS[0])]
        if not marks:
            return 0
        mark = (fitting or marks)[0]
        while mark + 1 < len(lines) and lines[mark + 1].startswith("    "):
            mark += 1  # the last of its options, which choose among the signs
        return mark + 1

    @cached_property
    def _body(self) -> int:
        """Return the first line below the front matter of a page: what stands in it is no other word for a sentence."""
        lines = (
            self.path.read_text(encoding="utf-8").split("\n")
            if self.path.suffix == ".md" and self.path.is_file()
            else []
        )
        return (
            next((number + 1 for number, line in enumerate(lines[1:], 1) if line == "---"), 0)
            if lines[:1] == ["---"]
            else 0
        )

    def _beside(self, index: int) -> tuple[int, int]:
        """Return the lines on which the texts of the same kind before and behind one stand, between which it stood."""
        there = [one.entry for one in self.agreed]
        known = {one for one in self.now if one.kind == there[index].kind}
        before = next((one for one in reversed(there[:index]) if one in known), None)
        behind = next((one for one in there[index + 1 :] if one in known), None)
        first, last = (self.places.find(one.text)[1] if one else 0 for one in (before, behind))
        first = first or self._body  # behind what to do at the top stands what else is to be done there
        return (first, last) if first < last else (first, 0)

    def _like(self, text: str, first: int, last: int) -> int:
        """Return the line that is most like the text and is not agreed itself, 0 when none is.

        It stands from line `first` to line `last`, or to the end where `last` is 0.
        """
        agreed = {one.entry for one in self.agreed}
        known = {tuple(words_of(one.text)) for one in self.now if one in agreed}
        lines = self.path.read_text(encoding="utf-8").split("\n") if self.path.is_file() else []
        matcher = difflib.SequenceMatcher(b=text.casefold())  # which looks at its second text once
        best, place = _SOFTENED, 0
        for number, line in enumerate(lines[: last or None], 1):
            if number < first or tuple(words_of(plain(line))) in known:
                continue
            matcher.set_seq1(plain(line).casefold())
            # No ratio is above the one before it, and each takes longer.
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
                best, place = ratio, number
        return place

    def _added(self, index: int) -> Finding:
        entry = self.now[index]
        lines = {one.entry: one.line for one in self.agreed}
        below = next((lines[one] for one in reversed(self.now[:index]) if one in lines), 0)
        where = f"below line {below} of {self.pinned}" if below else f"into {self.pinned}, below a line `{self._name}`"
        what = f"“{entry.text}” ({entry.kind}) is new and was not agreed"
        if entry.waits and entry.kind in FREE_WHEN_NEW | FREE_WHEN_GONE:
            what = f"“{entry.text}” is new, says how it is with a body, running or a treatment, and has no source beside it"
            say_why = "if it needs none, leave it and say why in your request: whoever reviews it runs `guide agreed`"
            return self._finding(entry, f"{what}. Cite where it comes from; {say_why}.")
        if entry in self.moved.have:
            what = f"“{entry.text}” ({entry.kind}) was agreed for {self.moved.had[entry]}, and stands here now"
        return self._finding(entry, f"{what}. {self._advice(f'write `{entry}` {where}')}")

    @property
    def _name(self) -> str:
        return self.path.relative_to(self.root).as_posix()

    @staticmethod
    def _advice(do: str) -> str:
        return f"If that is meant, {do}, {LEAVE}; if not, put it back."

    def _finding(self, entry: Entry, message: str) -> Finding:
        """Return a finding where the words stand: in the file itself, or in the facts that it takes them from."""
        best, line = self.places.find(entry.text)
        path = self.path
        if best < min(3, len(entry.text.split())):
            first, *_ = [*words_of(entry.text), ""]
            for _, other in sorted(self.documents.items(), key=lambda one: (one[0][0] not in _DRAWN, one[1].path)):
                # Splitting a file into words takes much longer than seeing that the first one is not there.
                found, place = Places(other.text).find(entry.text) if first in other.text.lower() else (0, 0)
                if found > best:
                    best, line, path = found, place, other.path
        return Finding.of(shown(path), line or 1, message)


def _in_place_of(steps: Sequence[tuple[str, int, int, int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the old and the new place of each entry where as many came as went: one stands for the other."""
    for _, old, old_end, new, new_end in steps:
        if old_end - old == new_end - new:
            yield from zip(range(old, old_end), range(new, new_end), strict=True)
