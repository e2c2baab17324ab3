"""The Markets tab: the lists of priority markets, what is known of each, and what is not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import gradio as gr

from assistant.library import Library
from assistant.service import Assistant
from assistant.validity import validity_of
from corpus.knowledge.schema import Entity
from corpus.types import Language
from ui.desk import Desk
from ui.facts import Missing, Row, entities_of, first_value, gaps_of, rows
from ui.render import is_stale, validity_words
from ui.tabs.base import AT_ONCE, drawn, panel
from ui.templating import render


@dataclass(frozen=True, slots=True)
class MarketList:
    """One list of priority markets; `count` is how many markets it names, where that is stated."""

    entity: Entity
    name: str
    validity: str
    stale: bool
    notice: str
    rows: tuple[Row, ...]
    missing: tuple[Missing, ...]
    unstated: tuple[Missing, ...]
    count: int | None


class MarketsTab:
    """Builds the tab inside the current `gr.Tab`."""

    def __init__(self, desk: Desk, language: Language, tab: gr.Tab) -> None:
        self.desk, self.language = desk, language
        shown = panel("markets")
        tab.select(self.show, None, [shown], **AT_ONCE)

    def show(self) -> str:
        """Return all lists, the one in force first."""

        def draw(assistant: Assistant) -> str:
            lists = market_lists(assistant.library, self.language, self.desk.settings.today)
            counts = [found.count for found in lists if found.count is not None]
            return render(
                "markets.html", self.language, lists=lists, most=max(counts, default=0), charted=len(counts) > 1
            )

        return drawn(self.desk, self.language, draw)


def market_lists(library: Library, language: Language, day: date) -> list[MarketList]:
    """Return the lists of the catalogue: those that still hold first, then in the catalogue's order."""
    found = [_market_list(entity, library, language, day) for entity in entities_of(library, "market_list")]
    return sorted(found, key=lambda listed: listed.stale)


def _market_list(entity: Entity, library: Library, language: Language, day: date) -> MarketList:
    validity = validity_of(entity, library, day)
    number = re.match(r"\d+", first_value(library, entity, ("market-count",), language))
    return MarketList(
        entity=entity,
        name=entity.name.get(language),
        validity=validity_words(validity, language),
        stale=is_stale(validity),
        notice=validity.notice.get(language) if validity.notice else "",
        rows=tuple(rows(library, entity, language)),
        missing=tuple(gaps_of(library, entity, language, own=True)),
        unstated=tuple(gaps_of(library, entity, language, own=False)),
        count=int(number[0]) if number else None,
    )
