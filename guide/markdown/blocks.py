"""The boxes, charts and drawings a page can hold, written as `/// name | argument` … `///`.

Each block checks what it is given and reports a mistake; its HTML is a template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar, TypeVar, get_args
from xml.etree.ElementTree import Element, ParseError, SubElement, fromstring

from markdown.util import AtomicString
from pymdownx.blocks.block import Block, type_string

from guide.facts.findings import EvidenceError, Finding, nearest, shown
from guide.facts.study import Certainty
from guide.markdown.charts.icon_array import counts, groups, moment
from guide.markdown.context import Context
from guide.markdown.marks import keys
from guide.markdown.render import element, words

# Argument and options are plain strings here and checked by the blocks themselves: the Blocks API drops a block with a
# wrong option without a word, and the reader would see its source.

Word = TypeVar("Word", bound=str)


class EvidenceBlock(Block):
    """What our blocks share: words, reports, and one place where the written content goes."""

    inside: Element

    @property
    def context(self) -> Context:
        """Return what the extension registered the block with."""
        context: Context = self.config["context"]
        return context

    @property
    def text(self) -> Any:
        """Return the interface words of the page's language."""
        return words(self.context.language)

    def on_add(self, block: Element) -> Element:
        """Return the element that takes the content between the opening and the closing line."""
        return self.inside

    def on_end(self, block: Element) -> None:
        """Fill the block, now that its content is read; a mistake in it is reported instead."""
        try:
            self.fill(block)
        except EvidenceError as error:
            self.context.report(error)

    def fill(self, block: Element) -> None:
        """Put into the block what its template makes of the facts. Raises EvidenceError when one of them is not right."""

    def chosen(self, name: str, value: str, allowed: Iterable[Word]) -> Word:
        """Return `value` when it is allowed; else report it, with the nearest word, and return the first allowed."""
        known = list(allowed)
        for word in known:
            if word == value:
                return word
        message = f"/// {self.NAME}: {name} is “{value}”.{nearest(value, known)} Allowed: {', '.join(known)}."
        written = f"{name}: {value}" if name in self.OPTIONS else f"{self.NAME} | {value}"
        self.context.report(EvidenceError(message, token=written if value else f"/// {self.NAME}"))
        return known[0]

    def captioned(self, parent: Element, kind: str) -> Element:
        """Return a new `<figure>` in `parent` whose caption takes the content."""
        box = SubElement(parent, "figure", {"class": kind})
        self.inside = SubElement(box, "figcaption")
        return box

    def drawing(self, name: str, token: str) -> Element | None:
        """Return the SVG of `docs/drawings/` with this name, to stand in the page; None, and a report, without one.

        `token` is what the page wrote, by which the report finds the line.
        """
        folder: Path = self.context.drawings
        path = folder / f"{name}.svg"
        there = sorted(other.stem for other in folder.glob("*.svg"))
        if name not in there:
            message = (
                f"there is no drawing “{name}” in {shown(folder)}.{nearest(name, there)} There are: {', '.join(there)}."
            )
            self.context.report(EvidenceError(message, token=token))
            return None
        # The parser would prefix every tag with the namespace, which HTML does not need.
        source = re.sub(r'\sxmlns="[^"]*"', "", path.read_text(encoding="utf-8"), count=1)
        try:
            return fromstring(source)  # noqa: S314 - a reviewed file of this repository
        except ParseError as error:
            message = f"{shown(path)} is not well-formed: {error}. Save it again as plain SVG."
            where = Finding.of(
                shown(path), error.position[0], message
            )  # the mistake is in the drawing, not in the page
            self.context.report(EvidenceError(message, token=token, findings=[where]))
            return None

    def title(self, chart: Element, text: str) -> None:
        """Say above everything else in the chart what it counts."""
        title = Element("p", {"class": "chart-title"})
        SubElement(title, "strong").text = AtomicString(text)
        chart.insert(0, title)

    def foot(self, data: str, edit: str) -> None:
        """Close the caption with the way to the chart's data and to the file where its facts are changed."""
        if data or edit:
            self.inside.append(element("facts-foot", self.context.language, data=data, edit=edit))


class Care(EvidenceBlock):
    """A care card: `/// care | heading`, with the option `level`: emergency, urgent or non-urgent."""

    NAME = "care"
    ARGUMENT = True
    OPTIONS: ClassVar = {"level": ["", type_string]}

    def on_create(self, parent: Element) -> Element:
        """Return the card; its heading carries the urgency word."""
        level = self.chosen("level", self.options["level"], self.text["care"])
        card = SubElement(parent, "section", {"class": f"care care--{level}"})
        heading = SubElement(card, "h2")
        urgency = SubElement(heading, "strong", {"class": "care__level"})
        urgency.text = self.text["care"][level] + ":"
        urgency.tail = " " + (self.argument or "")
        self.inside = SubElement(card, "div", {"class": "care__body"})
        return card


class _AdviceList(EvidenceBlock):
    ARGUMENT = None

    def on_create(self, parent: Element) -> Element:
        """Return the box with its heading; an argument is the heading, and the usual one a word above it.

        The marks of its lines are styles, so without that word nothing would tell a list of one kind from the other.
        """
        box = SubElement(parent, "div", {"class": f"advice advice--{self.NAME}"})
        if self.argument:
            SubElement(box, "p", {"class": "advice__kind"}).text = self.text["lists"][self.NAME] + ":"
        SubElement(box, "p", {"class": "advice__title"}).text = self.argument or self.text["lists"][self.NAME]
        self.inside = SubElement(box, "div")
        return box

    def fill(self, block: Element) -> None:
        """Say that the list is one: its marks are styles, and without bullets some browsers no longer take it for one."""
        for points in self.inside.findall("ul"):
            points.set("role", "list")


class Do(_AdviceList):
    """What to do: `/// do`, then a list."""

    NAME = "do"


class DoNot(_AdviceList):
    """What not to do: `/// do-not`, then a list whose every line says “do not”."""

    NAME = "do-not"


class Verdict(EvidenceBlock):
    """Verdict on a claim of the article, with what it says: `/// verdict | claim-02`.

    On another belief, which the page tells itself: `/// verdict | partly`, with the option `certainty`.
    """

    NAME = "verdict"
    ARGUMENT = True
    OPTIONS: ClassVar = {"certainty": ["", type_string]}

    def on_create(self, parent: Element) -> Element:
        """Return the line with verdict and certainty in words."""
        argument, given = self.argument or "", self.options["certainty"]
        if argument.startswith("claim-") and not given:
            try:
                claim = self.context.evidence.article_claim(argument)
            except EvidenceError as error:
                self.context.report(error)
                self.inside = SubElement(parent, "p")
                return self.inside
            SubElement(parent, "p").text = claim.says
            verdict, certainty = str(claim.verdict), str(claim.certainty)
        else:
            verdict = self.chosen("the verdict", argument, self.text["verdicts"])
            certainty = self.chosen("certainty", given, get_args(Certainty))
        box = element("verdict", self.context.language, verdict=verdict, certainty=certainty)
        parent.append(box)
        self.inside = box
        return box


class IconArray(EvidenceBlock):
    """People out of 100 or 1,000, one picture an arm: `/// icon-array | haake-2007`.

    Options: `outcome`, which needs every arm of the study, or `figures`, keys of single figures, with a `title` that says
    what they count; `of`, hundred or thousand.
    """

    NAME = "icon-array"
    ARGUMENT = True
    TOTALS: ClassVar = {"hundred": 100, "thousand": 1000}
    OPTIONS: ClassVar = {
        "outcome": ["", type_string],
        "figures": ["", type_string],
        "of": ["hundred", type_string],
        "title": ["", type_string],
    }

    def on_create(self, parent: Element) -> Element:
        """Return the `<figure>`; the content becomes its caption."""
        return self.captioned(parent, "people")

    def fill(self, block: Element) -> None:
        """Put the arrays and their table above and below the caption. Raises EvidenceError as the base class says."""
        key = self.argument or ""
        total = self.TOTALS[self.chosen("of", self.options["of"], self.TOTALS)]
        try:
            study = self.context.evidence.study(key)
            if names := keys(self.options["figures"]):
                arms, heading, title = counts(study, key, names, total), self.text["counted"], self._counted(total)
            elif study.outcomes:
                outcome = study.outcomes[self.chosen("outcome", self.options["outcome"], study.outcomes)]
                arms, heading = groups(study, key, outcome, total), outcome.name
                title = f"{moment(outcome)}, {self.text['out_of']} {total:,} {self.text['whom']['people']}"
            else:
                raise EvidenceError(f"{key} holds no outcome to draw. Choose another study, or name `figures:`.")
        except EvidenceError as error:  # the key alone may be cited above, so the block's own line is named
            raise EvidenceError(error.message, token=f"{self.NAME} | {key}") from error
        # The pictures share the drawing of a person, which other charts of the page must not share.
        name = "-".join(("people", key, *(names or self.options["outcome"].split())))
        block.insert(0, element("icon-array", self.context.language, arms=arms, id=name))
        self.title(block, title)
        # Inside the caption, which HTML allows only as the first or last part of a `<figure>`.
        self.inside.append(element("icon-array-table", self.context.language, arms=arms, heading=heading, title=title))
        data = f"/{self.context.study_pages}/{key}.md" if self.context.study_pages else ""
        self.foot(data, self.context.edit_link(f"studies/{key}.yml"))

    def _counted(self, total: int) -> str:
        """Return what single figures count: the words of the page, or how many there are."""
        people = f"{total:,} {self.text['whom']['people']}"
        title = self.options["title"].strip()
        return f"{title}, {self.text['out_of']} {people}" if title else f"{self.text['had_it']} {people}"


class Drawing(EvidenceBlock):
    """A drawing of `docs/drawings/`, put into the page: `/// drawing | runner-back`, with its words in `alt`.

    Option `title`, above the drawing: what is counted, or the name of what it shows.
    """

    NAME = "drawing"
    ARGUMENT = True
    OPTIONS: ClassVar = {"alt": ["", type_string], "title": ["", type_string]}

    def on_create(self, parent: Element) -> Element:
        """Return the `<figure>`; the content becomes its caption."""
        return self.captioned(parent, "drawing")

    def fill(self, block: Element) -> None:
        """Put the drawing above its caption: inlined, so that it takes the page's colours and needs no request."""
        drawing = self.drawing(self.argument or "", f"drawing | {self.argument or ''}")
        if drawing is None:
            return
        alternative = self.options["alt"].strip()
        if not alternative:
            advice = "Add the option `alt:`, four spaces in, that says what it shows."
            self.context.report(
                EvidenceError(
                    f"the drawing “{self.argument}” has no words. {advice}", token=f"drawing | {self.argument}"
                )
            )
        picture = Element("div", {"class": "drawing__picture"})
        picture.append(drawing)
        # As text, because copies, reader views and search engines leave out the name of an image; and as text only,
        # because Firefox reads an image's name and then its text, so that listeners would hear everything twice.
        SubElement(picture, "p", {"class": "unseen"}).text = AtomicString(f"{self.text['picture']}: {alternative}")
        block.insert(0, picture)
        if title := self.options["title"].strip():
            self.title(block, title)


BLOCKS: tuple[type[EvidenceBlock], ...] = (Care, Do, DoNot, Verdict, IconArray, Drawing)
