"""The Agreements tab: all agreements in a table, several side by side, one question to all, search within one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

import gradio as gr
from markupsafe import Markup

from assistant.agreements.compare import compare
from assistant.agreements.terms import ask_agreements
from assistant.library import Library
from assistant.service import Assistant
from corpus.errors import GidasError
from corpus.types import Language
from ui.desk import Desk
from ui.desk_view import answers, lines, listed, names, silent
from ui.finding import MOST_HITS, Hit, hits, search_words
from ui.render import unfit_html
from ui.tabs.base import AT_ONCE, FORWARD_FORM, drawn, panel
from ui.templating import render

MOST_COMPARED = 4


class AgreementsTab:
    """Builds the tab inside the current `gr.Tab`."""

    def __init__(self, desk: Desk, language: Language, tab: gr.Tab) -> None:
        self.desk, self.language = desk, language
        table, compared = panel("agreements", js_on_load=FORWARD_FORM), panel("agreements-compared")
        ask, asked = panel("agreements-ask", js_on_load=FORWARD_FORM), panel("agreements-asked")
        search, found = panel("agreements-search", js_on_load=FORWARD_FORM), panel("agreements-found")
        drawn_once = gr.State("")
        tab.select(self.show, [drawn_once], [table, ask, search, drawn_once], **AT_ONCE)
        table.submit(self.compare, None, [compared], **AT_ONCE)
        ask.submit(self.ask, None, [asked], **AT_ONCE)
        search.submit(self.search, None, [found], **AT_ONCE)

    def show(self, shown: str) -> tuple[Any, ...]:
        """Return the table and the two other forms, once for each corpus: what is filled in stays."""
        try:
            library = self.desk.assistant().library
        except GidasError:
            return drawn(self.desk, self.language, lambda _assistant: ""), "", "", ""
        if shown == library.version:
            return gr.skip(), gr.skip(), gr.skip(), shown
        found = listed(library, self.language, self.desk.settings.today)
        parts = ("agreements.html", "agreements_ask.html", "agreements_search.html")
        return *(render(part, self.language, agreements=found, most=MOST_COMPARED) for part in parts), library.version

    def compare(self, event: gr.EventData) -> Markup:
        """Return the chosen agreements side by side, or how many to choose."""
        chosen = _given(event, "id")[:MOST_COMPARED]
        if len(chosen) < 2:
            return render("choose.html", self.language, most=MOST_COMPARED)
        return self._drawn(lambda assistant: self._compared(assistant, chosen))

    def _compared(self, assistant: Assistant, chosen: Sequence[str]) -> Markup:
        library = assistant.library
        found = compare(chosen, library, assistant.settings.today)
        return render(
            "compared.html",
            self.language,
            names=names(found.agreements, self.language),
            lines=lines(found, library, self.language),
            silent=silent(found, self.language),
            query=urlencode([("lang", self.language), *(("id", agreement.id) for agreement in found.agreements)]),
        )

    def ask(self, event: gr.EventData) -> Markup:
        """Return what every agreement says to one question."""
        question = next(iter(_given(event, "q")), "")

        def ask(assistant: Assistant) -> Markup:
            terms = ask_agreements(question, assistant, language=self.language)
            found = answers(terms, assistant.library, self.language)
            query = urlencode({"lang": self.language, "q": terms.question})
            quiet = [name for name, stated in found if not stated]
            return render(
                "terms.html", self.language, question=terms.question, answers=found, silent=quiet, query=query
            )

        return self._drawn(ask)

    def search(self, event: gr.EventData) -> Markup:
        """Return the passages of one agreement's documents that hold the words."""
        agreement, wanted = next(iter(_given(event, "id")), ""), search_words(" ".join(_given(event, "q")))
        if not wanted:
            return Markup()
        return self._drawn(
            lambda assistant: render(
                "hits.html",
                self.language,
                hits=search_agreement(assistant.library, agreement, wanted, self.language)[:MOST_HITS],
            )
        )

    def _drawn(self, draw: Callable[[Assistant], Markup]) -> Markup:
        try:
            return draw(self.desk.assistant())
        except GidasError as error:
            return unfit_html(error, self.language)


def _given(event: gr.EventData, field: str) -> list[str]:
    values = getattr(event, field, None)
    return [str(value)[:2_000] for value in values] if isinstance(values, list) else []


def search_agreement(library: Library, agreement: str, wanted: list[str], language: Language) -> list[Hit]:
    """Return the passages about `agreement` that hold every wanted word."""
    entity = library.entities.get(agreement)
    documents = [library.documents[d] for d in (entity.described_in if entity else ()) if d in library.documents]
    return [hit for document in documents for hit in hits(document, library, wanted, language)]
