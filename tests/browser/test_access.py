"""The pages are usable by everyone: axe finds nothing, in both languages, widths and colour schemes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Visit = Any
QUESTIONS = {
    "en": "What is the budget of the Green Industry Innovation Programme?",
    "lt": "Koks yra Žaliosios pramonės inovacijų programos biudžetas?",
}


TABS = {
    "en": ("Find a programme", "Agreements", "Markets", "Documents", "Evaluation"),
    "lt": ("Rasti programą", "Susitarimai", "Rinkos", "Dokumentai", "Vertinimas"),
}
SHOWN = ("#finder-form form", "#agreements form", "#markets .lead", "#documents .book >> nth=0", "#evaluation .lead")


@pytest.mark.parametrize(("width", "scheme"), [("desktop", "light"), ("phone", "dark")])
@pytest.mark.parametrize("language", ["en", "lt"])
def test_no_tab_has_violations(visit: Callable[..., Visit], language: str, width: str, scheme: str) -> None:
    opened = visit(f"/{language}/", width, scheme)
    assert opened.violations() == []
    for name, shown in zip(TABS[language], SHOWN, strict=True):
        opened.tab(name)
        opened.page.locator(shown).wait_for()
        assert opened.violations() == [], name
        assert opened.fits(), name


@pytest.mark.parametrize(("language", "width", "scheme"), [("en", "desktop", "dark"), ("lt", "phone", "light")])
def test_an_answer_has_no_violations(visit: Callable[..., Visit], language: str, width: str, scheme: str) -> None:
    opened = visit(f"/{language}/", width, scheme)
    opened.ask(QUESTIONS[language])
    opened.page.locator("#current .details summary").click()
    opened.page.locator("#filters .label-wrap").click()
    opened.page.locator("#filter-kinds").wait_for()
    assert opened.violations() == []
    opened.page.locator("#current a.open-document").first.click()
    opened.page.locator("dialog.reading[open]").wait_for()
    assert opened.violations() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_reading_has_no_violations(visit: Callable[..., Visit], scheme: str) -> None:
    assert visit("/document/israel-agreement?start=900&end=1000", "desktop", scheme).violations() == []


def test_light_and_dark_can_be_chosen_and_are_kept(visit: Callable[..., Visit]) -> None:
    opened = visit(scheme="light")
    page = opened.page
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("[data-theme-switch]").click()
    page.reload()
    page.locator(".welcome").wait_for()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("document.body.classList.contains('dark')")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != ground
