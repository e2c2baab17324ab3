"""Asking, reading the source, and coming back, as people do it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.browser.conftest import visiting

Visit = Any
BUDGET = "What is the budget of the Green Industry Innovation Programme?"


@pytest.fixture(scope="module")
def answered(contexts: Callable[..., Any], address: str) -> Iterator[Visit]:
    """One page with one answer, for the tests that leave it as it is."""
    with visiting(contexts, address) as open_page:
        visit = open_page()
        visit.ask(BUDGET)
        yield visit


def active(page: Any) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.className"))


@pytest.mark.parametrize("width", ["desktop", "phone"])
@pytest.mark.parametrize(
    ("language", "question", "short", "ended"),
    [
        ("en", BUDGET, "EUR 9.4 million", "Ended"),
        ("lt", "Koks yra Žaliosios pramonės inovacijų programos biudžetas?", "9,4 mln", "Pasibaig"),
    ],
)
def test_a_question_gets_a_short_answer_with_its_quote(
    visit: Callable[..., Visit], language: str, question: str, short: str, ended: str, width: str
) -> None:
    page = visit(f"/{language}/", width)
    page.ask(question)
    turn = page.page.locator("#current .turn")
    assert short in turn.locator(".words strong").first.inner_text()
    assert ended in turn.locator(".notice.warn").first.inner_text()
    marks = turn.locator(".source mark").all_inner_texts()
    assert "The budget of the Green Industry Innovation Programme totals EUR 9.4 million." in marks
    assert page.page.evaluate("document.documentElement.scrollWidth") <= page.page.viewport_size["width"]


def test_what_is_happening_is_announced(answered: Visit) -> None:
    announced = answered.page.locator("#announce").text_content()
    assert "The answer is ready." in announced


def test_from_the_answer_to_the_source_to_the_document_and_back_by_keyboard(answered: Visit) -> None:
    page = answered.page
    page.locator("#current .words .cite").first.focus()
    page.keyboard.press("Enter")
    assert active(page) == "t1-s1"
    page.keyboard.press("Tab")
    assert "open-document" in active(page)
    page.keyboard.press("Enter")
    page.locator("dialog.reading[open]").wait_for()
    assert active(page) == "quote"
    assert "EUR 9.4 million" in page.locator("#quote").inner_text()
    assert page.locator("#quote").is_visible()
    page.keyboard.press("Escape")
    page.locator("dialog.reading").wait_for(state="hidden")
    assert "open-document" in active(page)
    page.keyboard.press("Escape")
    assert "cite" in active(page)
    assert page.evaluate("document.activeElement.closest('.answer') !== null")


def test_back_to_the_answer_by_its_link(answered: Visit) -> None:
    answered.page.locator("#current .cite").last.click()
    answered.page.locator("#current .source:focus a.back").click()
    assert "cite" in active(answered.page)


def test_a_document_opens_as_a_page_of_its_own_too(answered: Visit, visit: Callable[..., Visit]) -> None:
    address = answered.page.locator("#current a.open-document").first.get_attribute("href")
    page = visit(f"/en/{address}").page
    assert page.locator("mark#quote").is_visible()
    assert active(page) == "quote"


def test_a_follow_up_and_a_suggestion_continue_the_conversation(visit: Callable[..., Visit]) -> None:
    opened = visit()
    opened.ask("What is the Green Industry Innovation Programme?")
    opened.ask("And who administers it?")
    assert opened.page.locator(".turn").count() == 2
    opened.page.locator("#current button.ask").first.click()
    opened.page.locator("#t3[data-state=done]").wait_for()
    assert opened.page.locator(".turn").count() == 3
    opened.page.locator("#past .cite").first.click()
    assert active(opened.page).startswith("t1-s")


def test_an_example_can_be_asked_with_one_press(visit: Callable[..., Visit]) -> None:
    opened = visit("/lt/")
    example = opened.page.locator(".welcome button.ask").first
    question = example.inner_text()
    example.click()
    opened.settled()
    assert question in opened.page.locator("#current .question").inner_text()


def test_a_link_reopens_the_question_and_the_language_switch_keeps_it(visit: Callable[..., Visit]) -> None:
    opened = visit("/?q=What+is+BSR+Stars%3F", locale="lt-LT")
    opened.settled()
    page = opened.page
    assert page.url.split("?")[0].endswith("/lt/")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/?q=*")
    opened.settled()
    assert "What is BSR Stars?" in page.locator("#current .question").inner_text()
    page.goto(page.url.split("/en/")[0] + "/")
    assert "/en/" in page.url, "the choice is kept"


def test_earlier_questions_stay_in_the_browser_and_can_be_forgotten(visit: Callable[..., Visit]) -> None:
    opened = visit()
    page = opened.page
    opened.ask(BUDGET)
    page.locator("#clear").click()
    page.locator(".welcome").wait_for()
    page.locator(".history summary").click()
    page.locator("[data-history] a").first.click()
    opened.settled()
    assert BUDGET in page.locator("#current .question").inner_text()
    page.locator(".history summary").click()
    page.locator("[data-forget]").click()
    assert page.evaluate("localStorage.getItem('gidas.history')") == "[]"


def test_an_answer_can_be_copied_linked_and_saved(answered: Visit, tmp_path: Path) -> None:
    page = answered.page
    page.locator("[data-copy]").click()
    page.get_by_text("Copied", exact=True).first.wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "EUR 9.4 million" in copied
    assert "[1] Green Industry Innovation Programme" in copied
    with page.expect_download() as download:
        page.locator("[data-save=json]").click()
    download.value.save_as(tmp_path / "saved.json")
    (saved,) = json.loads((tmp_path / "saved.json").read_text("utf-8"))["answers"]
    assert saved["question"] == BUDGET
    assert saved["citations"]
    with page.expect_download() as download:
        page.locator("[data-save=md]").click()
    download.value.save_as(tmp_path / "saved.md")
    assert (tmp_path / "saved.md").read_text("utf-8").startswith(f"## {BUDGET}")
    with page.expect_download() as download:
        page.locator("[data-save=docx]").click()
    download.value.save_as(tmp_path / "saved.docx")
    paragraphs = [paragraph.text for paragraph in docx.Document(str(tmp_path / "saved.docx")).paragraphs]
    assert paragraphs[0] == BUDGET
    assert any("EUR 9.4 million" in text for text in paragraphs)


def test_filters_narrow_what_is_searched(visit: Callable[..., Visit]) -> None:
    opened = visit()
    page = opened.page
    page.locator("#filters .label-wrap").click()
    page.locator("#filter-kinds").get_by_label("Agreement").check()
    opened.ask("When was it signed?")
    titles = page.locator("#current .details tbody .aside").all_text_contents()
    assert titles
    assert all("Israel" in title for title in titles)


def test_what_the_documents_do_not_say_is_said_plainly(visit: Callable[..., Visit]) -> None:
    opened = visit()
    opened.ask("Who won the basketball championship in 1939?")
    assert opened.page.locator("#current .status").is_visible()
    assert opened.page.locator("#current .source").count() == 0


def test_a_question_that_cannot_be_asked_names_the_remedy(visit: Callable[..., Visit]) -> None:
    opened = visit()
    opened.ask("?!?!")
    assert "Ask something in English or Lithuanian" in opened.page.locator("#current .notice.trouble").inner_text()


def test_an_attack_typed_as_a_question_is_only_text(visit: Callable[..., Visit]) -> None:
    opened = visit()
    attack = "<img src=x onerror=document.title='broken'> What is BSR Stars? <script>document.title='broken'</script>"
    opened.ask(attack)
    assert opened.page.title() != "broken"
    assert opened.page.locator("#current .question").inner_text().endswith(attack)
    assert opened.page.locator("#current img").count() == 0


def test_paper_gets_the_answer_and_its_sources_only(answered: Visit) -> None:
    answered.page.emulate_media(media="print")
    assert answered.page.locator("#current .source mark").first.is_visible()
    assert not answered.page.locator("#composer").is_visible()
    assert not answered.page.locator(".masthead").is_visible()
