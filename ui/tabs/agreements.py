"""The Agreements tab: all agreements in a table, several side by side, and search within one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import gradio as gr
from babel import Locale

from assistant.library import Library
from assistant.service import Assistant
from assistant.validity import validity_of
from corpus.errors import GidasError
from corpus.knowledge.schema import Entity
from corpus.types import Language
from ui.desk import Desk
from ui.facts import Row, Stated, entities_of, row, rows
from ui.finding import MOST_HITS, Hit, hits, search_words
from ui.render import is_stale, validity_words
from ui.strings import words
from ui.tabs.base import AT_ONCE, drawn, panel
from ui.templating import render

MOST_COMPARED = 4
_FIRST = (
    "parties",
    "signed",
    "signatories",
    "scope",
    "purpose",
    "objectives",
    "implementing-bodies",
    "entry-into-force",
)
"""What people compare agreements by, shown even where nothing is stated; other properties follow where any has them."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement as it is listed."""

    entity: Entity
    name: str
    country: str
    signed: tuple[Stated, ...]
    parties: tuple[Stated, ...]
    validity: str
    stale: bool


class AgreementsTab:
    """Builds the tab inside the current `gr.Tab`."""

    def __init__(self, desk: Desk, language: Language, tab: gr.Tab) -> None:
        self.desk, self.language = desk, language
        t = words(language)
        with gr.Row(elem_classes="controls"):
            chosen = gr.Dropdown(
                [],
                label=t["compare"],
                info=t["compare_hint"],
                multiselect=True,
                max_choices=MOST_COMPARED,
                elem_id="agreements-compare",
                scale=2,
            )
            one = gr.Dropdown([], label=t["search_in"], elem_id="agreements-one", scale=1)
            query = gr.Textbox(label=t["search_words"], elem_id="agreements-search", scale=1)
        compared, found, table = panel("agreements-compared"), panel("agreements-found"), panel("agreements")
        tab.select(self.show, None, [table, chosen, one], **AT_ONCE)
        chosen.change(self.compare, [chosen], [compared], **AT_ONCE)
        one.change(self.search, [one, query], [found], **AT_ONCE)
        query.input(self.search, [one, query], [found], trigger_mode="always_last", **AT_ONCE)

    def show(self) -> tuple[object, ...]:
        """Return the table and the agreements that can be chosen."""

        def table(assistant: Assistant) -> str:
            listed = agreements(assistant.library, self.language, self.desk.settings.today)
            return render("agreements.html", self.language, agreements=listed)

        html = drawn(self.desk, self.language, table)
        choices = gr.update(choices=self._choices())
        return html, choices, choices

    def _choices(self) -> list[tuple[str, str]]:
        try:
            library = self.desk.assistant().library
        except GidasError:  # the table says so
            return []
        return [(entity.name.get(self.language), entity.id) for entity in entities_of(library, "agreement")]

    def compare(self, chosen: Sequence[str] | None) -> str:
        """Return the chosen agreements side by side; nothing before two are chosen."""

        def side_by_side(assistant: Assistant) -> str:
            library = assistant.library
            entities = [e for e in entities_of(library, "agreement") if e.id in (chosen or ())][:MOST_COMPARED]
            if len(entities) < 2:
                return ""
            return render(
                "compared.html", self.language, entities=entities, rows=compare(library, entities, self.language)
            )

        return drawn(self.desk, self.language, side_by_side)

    def search(self, agreement: str | None, query: str | None) -> str:
        """Return the passages of one agreement's documents that hold the words."""
        wanted = search_words(query or "")
        if not agreement or not wanted:
            return ""

        def passages(assistant: Assistant) -> str:
            found = search_agreement(assistant.library, agreement, wanted, self.language)
            return render("hits.html", self.language, hits=found[:MOST_HITS])

        return drawn(self.desk, self.language, passages)


def agreements(library: Library, language: Language, day: date) -> list[Agreement]:
    """Return every agreement of the catalogue, in its order."""
    return [_agreement(entity, library, language, day) for entity in entities_of(library, "agreement")]


def _agreement(entity: Entity, library: Library, language: Language, day: date) -> Agreement:
    validity = validity_of(entity, library, day)
    stated = {found.property: found.stated for found in rows(library, entity, language)}
    return Agreement(
        entity=entity,
        name=entity.name.get(language),
        country=country_name(entity.country, language),
        signed=stated.get("signed", ()),
        parties=stated.get("parties", ()),
        validity=validity_words(validity, language),
        stale=is_stale(validity),
    )


def country_name(code: str | None, language: Language) -> str:
    """Return the name of a country in `language`, the empty string for none."""
    return str(Locale(language).territories.get(code, code)) if code else ""


def compare(library: Library, entities: Sequence[Entity], language: Language) -> list[list[Row]]:
    """Return one list a property, with the row of each agreement in it."""
    stated = {found.property for entity in entities for found in rows(library, entity, language)}
    others = [prop.id for prop in library.knowledge.properties if prop.id in stated and prop.id not in _FIRST]
    known = [prop for prop in _FIRST if prop in library.properties]
    return [[row(library, entity, prop, language) for entity in entities] for prop in (*known, *others)]


def search_agreement(library: Library, agreement: str, wanted: list[str], language: Language) -> list[Hit]:
    """Return the passages about `agreement` that hold every wanted word."""
    entity = library.entities.get(agreement)
    documents = [library.documents[d] for d in (entity.described_in if entity else ()) if d in library.documents]
    return [hit for document in documents for hit in hits(document, library, wanted, language)]
