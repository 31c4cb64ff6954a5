"""Blocks that print the warning signs of `evidence/signs/`: the cards, and what each sign may mean with its source."""

from __future__ import annotations

from typing import ClassVar, get_args
from xml.etree.ElementTree import Element, SubElement

from pymdownx.blocks.block import type_string

from guide.facts.findings import EvidenceError
from guide.facts.signs import Card, Topic, Urgency, Whom, cards
from guide.markdown.blocks import EvidenceBlock
from guide.markdown.marks import keys
from guide.markdown.render import element


class _SignBlock(EvidenceBlock):
    """What both blocks share: which signs are meant. The argument names urgencies; none means all."""

    ARGUMENT = None  # may have one
    OPTIONS: ClassVar = {"whom": ["", type_string], "topic": ["", type_string]}

    def chosen_cards(self) -> list[Card]:
        """Return the cards that the block asks for. Raises EvidenceError when no sign fits the choice."""
        choices = {
            name: [self.chosen(name, word, allowed) for word in keys(text)]
            for name, text, allowed in (
                ("urgency", self.argument or "", get_args(Urgency)),
                ("whom", self.options["whom"], get_args(Whom)),
                ("topic", self.options["topic"], get_args(Topic)),
            )
        }
        found = cards(self.context.evidence.signs, choices["urgency"], choices["whom"], choices["topic"])
        if not found:
            raise EvidenceError(
                f"/// {self.NAME}: no sign of evidence/signs/ is chosen by this. Choose less, or add the sign there.",
                token=f"/// {self.NAME}",
            )
        return found

    def on_create(self, parent: Element) -> Element:
        """Return the box; the cards are written when the block ends."""
        self.inside = SubElement(parent, "div", {"class": self.NAME})
        return self.inside


class Signs(_SignBlock):
    """Care cards, one an urgency: `/// signs | emergency today`; the options `whom` and `topic` choose some of them."""

    NAME = "signs"

    def fill(self, block: Element) -> None:
        """Write the cards. Raises EvidenceError when no sign fits the choice."""
        found = self.chosen_cards()
        several = len({name for card in found for name, _ in card.groups}) > 1
        for card in found:
            heading = self.text["signs"]["headings"][card.urgency]
            block.append(element("signs", self.context.language, card=card, heading=heading, several=several))


class SignReasons(_SignBlock):
    """What each sign may mean, and what says so: `/// sign-reasons`, with the choices of `signs`."""

    NAME = "sign-reasons"

    def fill(self, block: Element) -> None:
        """Write a table for each urgency. Raises EvidenceError when no sign fits the choice."""
        block.append(element("sign-reasons", self.context.language, cards=self.chosen_cards()))
