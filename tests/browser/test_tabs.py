"""Agreements and documents in the browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Visit = Any


@pytest.mark.parametrize(
    ("language", "tab", "width", "question", "silent"),
    [
        ("en", "Agreements", "desktop", "Who implements it?", "Not stated"),
        ("lt", "Susitarimai", "phone", "Kas jį įgyvendina?", "Nenurodyta"),
    ],
)
def test_agreements_are_compared_asked_and_searched(
    visit: Callable[..., Visit], language: str, tab: str, width: str, question: str, silent: str
) -> None:
    opened = visit(f"/{language}/", width)
    page = opened.page
    opened.tab(tab)
    page.locator("#compare").click()
    page.locator("#agreements-compared .nothing").wait_for()
    for agreement in ("israel-rd-agreement", "israel-agreement-2023"):
        page.locator(f"#agreement-{agreement}").check()
    page.locator("#compare").click()
    page.locator("#agreements-compared table").wait_for()
    assert page.locator("#agreements-compared thead th").count() == 3
    page.locator("#agreements-compared .quote summary").first.click()
    quote = page.locator("#agreements-compared .quote[open] blockquote").first
    assert "Government of the Republic of Lithuania" in quote.inner_text()
    with page.expect_download() as download:
        page.locator("#agreements-compared a[download][href*=csv]").click()
    assert download.value.suggested_filename == "gidas-comparison.csv"

    page.locator("#agreements-ask input").press_sequentially(question)
    page.keyboard.press("Enter")
    page.locator("#agreements-asked .terms").wait_for()
    assert "MATIMOP" in page.locator("#agreements-asked .terms").inner_text()
    assert silent in page.locator("#agreements-asked .terms").inner_text()

    page.locator("#agreements-search select").select_option("israel-rd-agreement")
    page.locator("#agreements-search input").press_sequentially("commercialization")
    page.keyboard.press("Enter")
    page.locator("#agreements-found mark").first.wait_for()
    assert set(page.locator("#agreements-found mark").all_inner_texts()) == {"commercialization"}
    assert opened.violations() == []
    assert opened.fits()


def test_the_library_is_searched_while_typing_and_a_document_opens(visit: Callable[..., Visit]) -> None:
    opened = visit("/lt/?tab=documents")
    page = opened.page
    page.locator("#documents .book").first.wait_for()
    everything = page.locator("#documents .book").count()
    assert page.locator("input[type=file]").count() == 0, "nobody may add files unless it is set"
    page.locator("#documents-search textarea, #documents-search input").press_sequentially("matimop")
    page.wait_for_function("n => document.querySelectorAll('#documents .book').length < n", arg=everything)
    page.locator("#documents .hits a.open-document").first.click()
    page.locator("dialog.reading[open]").wait_for()
    assert "MATIMOP" in page.locator("dialog.reading mark").first.inner_text()
