"""The evaluation report opens from a file, offline, works by keyboard, and axe finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from evals import gate
from tests.browser.conftest import AXE
from tests.evals.conftest import SUITE, Notebook

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a run in which one question flipped."""
    folder = tmp_path_factory.mktemp("report")
    (folder / "suites" / "dev").mkdir(parents=True)
    (folder / "suites" / "dev" / "drinks.yaml").write_text(SUITE, encoding="utf-8")
    (folder / "none.toml").write_text("", encoding="utf-8")
    notebook, before = Notebook(folder / "notebook"), folder / "before"
    gate.run(gate.plan(root=folder / "suites", thresholds=folder / "none.toml"), notebook, before)
    notebook.spoil = lambda question, text: text.replace("700", "800") if "yield" in question else text
    again = gate.plan(root=folder / "suites", thresholds=folder / "none.toml", baseline=before / "results.json")
    gate.run(again, notebook, folder / "after")
    return folder / "after" / "report.html"


@pytest.fixture
def opened(browser: Browser, report: Path) -> Iterator[Open]:
    """Return a function that opens the report; afterwards it must have asked for and complained of nothing."""
    said: list[str] = []
    asked: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        said.append(message.text)

    def requested(request: Request) -> None:
        asked.append(request.url)

    contexts = []

    def open_report(scheme: Any = "light", width: int = 1280, fragment: str = "") -> Page:
        context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", requested)
        page.goto(f"{report.as_uri()}{fragment}")
        return page

    yield open_report
    for context in contexts:
        context.close()
    assert said == []
    assert all(url.startswith(report.as_uri()) for url in asked), asked


def shown(page: Page) -> list[str]:
    ids: list[str] = page.locator("tr.case:visible").evaluate_all("rows => rows.map(row => row.id)")
    return ids


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_everything_open(opened: Open, scheme: str, width: int) -> None:
    page = opened(scheme, width)
    for summary in page.locator("summary").all():
        summary.click()
    for button in page.locator("tr.case button").all():
        button.click()
    page.evaluate(AXE)
    found = page.evaluate("async () => (await axe.run()).violations")
    assert [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in found] == []


def test_the_table_is_filtered_by_suite_by_result_and_by_words(opened: Open) -> None:
    page = opened()
    assert len(shown(page)) == 6
    page.get_by_label("Show").select_option("newly-failing")
    assert shown(page) == ["tea-harvest-again"]
    page.get_by_label("Show").select_option("")
    page.get_by_label("Search").fill("COFFEE kenya")
    assert shown(page) == ["coffee-exports"]
    assert page.get_by_role("status").inner_text() == "1 of 6 questions"
    page.get_by_label("Search").fill("no such words")
    assert shown(page) == []


def test_a_question_is_opened_and_closed_by_keyboard(opened: Open) -> None:
    page = opened()
    page.get_by_label("Show").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "How large was the harvest of 2019?"
    detail = page.locator("#detail-tea-harvest")
    assert not detail.is_visible()
    page.keyboard.press("Enter")
    assert detail.is_visible()
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    assert "The harvest of 2019 was 700 tons. [1]" in detail.inner_text()
    page.keyboard.press("Enter")
    assert not detail.is_visible()


def test_a_link_to_a_question_opens_it_whatever_was_filtered(opened: Open) -> None:
    page = opened(fragment="#tea-harvest-again")
    assert page.locator("#detail-tea-harvest-again").is_visible()
    page.get_by_label("Search").fill("coffee")
    page.get_by_role("link", name="tea-harvest-again").first.click()
    assert page.locator("#detail-tea-harvest-again").is_visible()


def test_flipped_questions_show_both_answers_side_by_side(opened: Open) -> None:
    page = opened()
    page.locator("summary", has_text="tea-harvest-again").click()
    pair = page.locator("details[open] .pair").inner_text()
    assert "was 700 tons" in pair
    assert "was 800 tons" in pair
