"""Finding a programme in the browser: say who you are, see why, answer the next question, take it away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Visit = Any


@pytest.mark.parametrize(
    ("language", "tab", "country", "width", "scheme"),
    [("en", "Find a programme", "Norway", "desktop", "light"), ("lt", "Rasti programą", "Norvegija", "phone", "dark")],
)
def test_what_fits_is_shown_with_reasons_and_what_is_over_apart(
    visit: Callable[..., Visit], language: str, tab: str, country: str, width: str, scheme: str
) -> None:
    opened = visit(f"/{language}/", width, scheme)
    page = opened.page
    opened.tab(tab)
    page.locator("[name=country]").fill(country)
    page.locator("[name=need][value=rd]").check()
    page.locator("#find").click()
    page.locator("#found-title:focus").wait_for()
    assert page.locator(".programme.may_fit").count() > 0
    assert page.locator(".below .programme.over").count() > 0
    assert page.locator(".found > .programme:is(.over, .not_open)").count() == 0
    page.locator(".programme .quote summary").first.click()
    page.locator(".programme .quote[open] a.open-document").first.click()
    page.locator("dialog.reading mark").first.wait_for()
    page.keyboard.press("Escape")
    assert opened.violations() == []
    assert opened.fits()


def test_the_next_question_is_answered_with_one_press_and_the_result_kept(visit: Callable[..., Visit]) -> None:
    opened = visit("/en/?tab=find&country=Norway&need=rd")
    page = opened.page
    button = page.locator(".ask-next button").first
    facet, value = button.get_attribute("data-facet"), button.get_attribute("data-value")
    button.click()
    page.locator("#found-title:focus").wait_for()
    assert page.locator(f".ask-next button[data-facet={facet}]").count() == 0
    with page.expect_download() as download:
        page.locator("#finder a[download][href*=docx]").click()
    assert download.value.suggested_filename == "gidas-fit.docx"
    page.locator("#finder [data-link]").click()
    page.get_by_text("Copied", exact=True).first.wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"{facet}={value}" in copied
    page.goto(copied)
    page.locator(".programme").first.wait_for()
    assert page.locator("[name=country]").input_value() == "Norway"


def test_by_keyboard_only_and_what_is_wrong_names_the_remedy(visit: Callable[..., Visit]) -> None:
    opened = visit("/en/?tab=find")
    page = opened.page
    page.locator("[name=text]").focus()
    page.keyboard.type("<img src=x onerror=document.title='broken'>")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "applicant"
    page.locator("[name=country]").focus()
    page.keyboard.type("Norwey")
    page.keyboard.press("Enter")
    page.locator("#finder #unfit:focus").wait_for()
    assert "Norway" in page.locator("#unfit").inner_text()
    assert opened.violations() == []
    assert page.title() != "broken"
