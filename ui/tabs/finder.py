"""The Find a programme tab: say who you are and what you need, see what fits, and why."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.service import Assistant
from corpus.errors import GidasError, ProfileError, QuestionError
from corpus.types import Language
from ui.applicant import Applicant
from ui.desk import Desk
from ui.fitting import fitting
from ui.render import fault_html, unfit_html
from ui.tabs.base import AT_ONCE, FORWARD_FORM, panel
from ui.templating import render

CHOICES = ("applicant", "size", "stage", "partner")
"""Facets with one value, in the order they are asked."""
SEVERAL = ("need", "sector")
"""Facets that take several."""


class FinderTab:
    """Builds the tab inside the current `gr.Tab`."""

    def __init__(self, desk: Desk, language: Language, tab: gr.Tab, page: gr.Blocks) -> None:
        self.desk, self.language = desk, language
        form, found = panel("finder-form", js_on_load=FORWARD_FORM), panel("finder")
        shown = gr.State("")
        tab.select(self.show, [shown], [form, shown], **AT_ONCE)
        page.load(self.open_page, None, [form, found, shown], **AT_ONCE)
        form.submit(self.find, None, [found], **AT_ONCE)

    def open_page(self, request: gr.Request) -> tuple[Any, ...]:
        """Show the form, and what fits the applicant whom the address describes (`?tab=find&...`)."""
        if request.query_params.get("tab") != "find":
            return gr.skip(), gr.skip(), ""
        applicant = _described(request)
        found = "" if applicant.empty else self.result(applicant)
        return self.form(applicant), found, "shown"

    def show(self, shown: str, request: gr.Request) -> tuple[Any, ...]:
        """Show the form, once: what is filled in stays.

        It is filled in as the page's own opening does, since either may come last.
        """
        return (gr.skip(), shown) if shown else (self.form(_described(request)), "shown")

    def form(self, applicant: Applicant) -> Markup:
        """Return the form with what `applicant` says filled in, or what must be mended first."""
        try:
            library = self.desk.assistant().library
        except GidasError as error:
            return fault_html(error, self.language)
        names = sorted(entity.name.get(self.language) for entity in library.countries)
        facets = {facet.id: facet for facet in library.knowledge.facets}
        return render(
            "finder.html", self.language, facets=facets, countries=names, given=applicant, one=CHOICES, several=SEVERAL
        )

    def find(self, event: gr.EventData) -> Markup:
        """Return what fits the applicant who filled in the form."""
        given = {field.name: getattr(event, field.name, None) or () for field in fields(Applicant)}
        return self.result(Applicant.read(given))

    def result(self, applicant: Applicant) -> Markup:
        """Return what fits `applicant`, or what is wrong with the description."""
        try:
            return self._found(self.desk.assistant(), applicant)
        except (ProfileError, QuestionError) as error:
            return unfit_html(error, self.language)
        except GidasError as error:
            return fault_html(error, self.language)

    def _found(self, assistant: Assistant, applicant: Applicant) -> Markup:
        report = assistant.fit(applicant.text, applicant.flags(), self.language)
        found = fitting(report, assistant.finder, self.language)
        link = applicant.query()
        return render("found.html", self.language, found=found, link=link, query=f"lang={self.language}&{link}")


def _described(request: gr.Request) -> Applicant:
    """Return the applicant whom the address of the page describes."""
    return Applicant.read({name: request.query_params.getlist(name) for name in request.query_params})
