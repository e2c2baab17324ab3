"""Agreements, markets, documents and evaluation in the browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Visit = Any
TABS = {
    "en": ("Agreements", "Markets", "Documents", "Evaluation"),
    "lt": ("Susitarimai", "Rinkos", "Dokumentai", "Vertinimas"),
}
PANELS = ("agreements", "markets", "documents", "evaluation")


def open_tab(page: Any, name: str) -> None:
    tab = page.get_by_role("tab", name=name)
    if tab.is_visible():
        tab.click()
    else:
        page.locator(".overflow-menu > button").click()
        page.locator(".overflow-dropdown button", has_text=name).click()


@pytest.mark.parametrize(("width", "scheme"), [("desktop", "light"), ("phone", "dark")])
@pytest.mark.parametrize("language", ["en", "lt"])
def test_every_tab_shows_something_and_has_no_violations(
    visit: Callable[..., Visit], language: str, width: str, scheme: str
) -> None:
    opened = visit(f"/{language}/", width, scheme)
    for name, panel in zip(TABS[language], PANELS, strict=True):
        open_tab(opened.page, name)
        opened.page.locator(f"#{panel} .lead").wait_for()
        assert opened.violations() == []
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= opened.page.viewport_size["width"]


def test_two_agreements_are_compared_side_by_side_and_quoted(visit: Callable[..., Visit]) -> None:
    opened = visit()
    page = opened.page
    open_tab(page, "Agreements")
    page.locator("#agreements table").wait_for()
    for name in ("industrial R&D agreement", "agency agreement"):
        page.locator("#agreements-compare input").click()
        page.locator("ul[role=listbox] li", has_text=name).click()
    page.locator("#agreements-compared table").wait_for()
    assert page.locator("#agreements-compared thead th").count() == 3
    page.locator("#agreements-compared .quote summary").first.click()
    quote = page.locator("#agreements-compared .quote[open] blockquote").first
    assert "Government of the Republic of Lithuania" in quote.inner_text()
    assert opened.violations() == []


def test_words_are_found_within_one_agreement(visit: Callable[..., Visit]) -> None:
    page = visit().page
    open_tab(page, "Agreements")
    page.locator("#agreements table").wait_for()
    page.locator("#agreements-one input").click()
    page.locator("ul[role=listbox] li", has_text="industrial R&D agreement").click()
    page.locator("#agreements-search textarea, #agreements-search input").press_sequentially("commercialization")
    page.wait_for_function(
        """() => {
          const found = [...document.querySelectorAll("#agreements-found mark")].map((mark) => mark.textContent);
          return found.length > 0 && found.every((word) => word === "commercialization");
        }"""
    )


def test_the_library_is_searched_while_typing_and_a_document_opens(visit: Callable[..., Visit]) -> None:
    page = visit("/lt/").page
    open_tab(page, "Dokumentai")
    page.locator("#documents .book").first.wait_for()
    everything = page.locator("#documents .book").count()
    page.locator("#documents-search textarea, #documents-search input").press_sequentially("matimop")
    page.wait_for_function("n => document.querySelectorAll('#documents .book').length < n", arg=everything)
    page.locator("#documents .hits a.open-document").first.click()
    page.locator("dialog.reading[open]").wait_for()
    assert "MATIMOP" in page.locator("dialog.reading mark").first.inner_text()
