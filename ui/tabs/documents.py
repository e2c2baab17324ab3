"""The Documents tab: the library, searchable, with everything known of each document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import gradio as gr

from assistant.library import Library
from assistant.service import Assistant
from corpus.types import Document, Kind, Language, Tier
from ingest.shelf import SUFFIXES
from ui.desk import Desk
from ui.facts import document_validity
from ui.finding import Hit, hits, matches, passages_count, search_words
from ui.render import document_link, is_stale, validity_words
from ui.strings import counted, words
from ui.tabs.base import AT_ONCE, drawn, panel
from ui.templating import render

_FORWARD_SHELF = """
element.closest("#documents").addEventListener("gidas:shelf", () => trigger("click", {}));
"""
"""The list is drawn anew when the shelf has changed."""
MOST_SHOWN = 200
_HITS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the library as it is listed."""

    document: Document
    url: str
    validity: str
    stale: bool
    passages: int
    sha256: str
    hits: tuple[Hit, ...]


class DocumentsTab:
    """Builds the tab inside the current `gr.Tab`."""

    def __init__(self, desk: Desk, language: Language, tab: gr.Tab) -> None:
        self.desk, self.language = desk, language
        t = words(language)
        gr.HTML(render("documents_lead.html", language), apply_default_css=False)
        if desk.settings.uploads:
            accept = ",".join(sorted(SUFFIXES))
            gr.HTML(render("shelf.html", language, mb=desk.settings.upload_mb, accept=accept), apply_default_css=False)
        with gr.Row(elem_classes="controls"):
            search = gr.Textbox(label=t["search"], placeholder=t["search_hint"], elem_id="documents-search", scale=2)
            kinds = gr.Dropdown(
                [(t[f"kind_{kind}"], kind.value) for kind in Kind],
                label=t["filter_kinds"], multiselect=True, elem_id="documents-kinds", scale=1,
            )  # fmt: skip
        shown = panel("documents", js_on_load=_FORWARD_SHELF)
        tab.select(self.show, [search, kinds], [shown], **AT_ONCE)
        search.input(self.show, [search, kinds], [shown], trigger_mode="always_last", **AT_ONCE)
        shown.click(self.show, [search, kinds], [shown], **AT_ONCE)
        kinds.change(self.show, [search, kinds], [shown], **AT_ONCE)

    def show(self, query: str, kinds: Sequence[str] | None) -> str:
        """Return the documents that fit the search."""
        return drawn(self.desk, self.language, lambda assistant: self._list(assistant, query or "", kinds or ()))

    def _list(self, assistant: Assistant, query: str, kinds: Sequence[str]) -> str:
        found = entries(assistant.library, self.language, query, kinds, self.desk.settings.today)
        count = counted("documents", len(found), self.language)
        return render(
            "documents.html",
            self.language,
            entries=found[:MOST_SHOWN],
            count=count,
            query=query,
            removable=self.desk.settings.uploads,
        )


def entries(library: Library, language: Language, query: str, kinds: Sequence[str], day: date) -> list[Entry]:
    """Return the documents whose kind is among `kinds` (any if empty) and that hold every word of `query`.

    Official documents come first, then by title in `language`.
    """
    wanted = search_words(query)
    fitting = [d for d in library.documents.values() if (not kinds or d.kind in kinds) and matches(d, library, wanted)]
    fitting.sort(key=lambda d: (d.tier is not Tier.OFFICIAL, _sorted_by(d.title.get(language))))
    return [_entry(document, library, language, wanted, day) for document in fitting]


def _sorted_by(title: str) -> str:
    """Return `title` without the quotation marks that Lithuanian puts around names."""
    return title.lstrip('„“"').casefold()


def _entry(document: Document, library: Library, language: Language, wanted: list[str], day: date) -> Entry:
    validity = document_validity(document, library, day)
    found = tuple(hits(document, library, wanted, language))[:_HITS_SHOWN]
    return Entry(
        document=document,
        url=document_link(document.id, language),
        validity=validity_words(validity, language),
        stale=is_stale(validity),
        passages=passages_count(document, library),
        sha256=library.sources[document.source_id].sha256,
        hits=found,
    )
