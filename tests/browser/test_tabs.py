"""Agreements and documents in the browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from corpus.settings import Settings

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


def test_documents_are_added_and_removed_where_that_is_set(
    visit: Callable[..., Visit],
    running: Callable[..., AbstractContextManager[Any]],
    settings: Settings,
    tmp_path: Path,
) -> None:
    shutil.copytree(settings.data_dir, tmp_path / "data")
    (tmp_path / "atlantis.txt").write_text("Atlantis <img src=x>\n\nThe Parties shall build a lighthouse.", "utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nonsense")
    with running(tmp_path / "data", GIDAS_UPLOADS="true") as server:
        opened = visit("/en/?tab=documents", "phone", address=server.url)
        page = opened.page
        page.locator("#documents .book").first.wait_for()
        before = page.locator("#documents .book").count()
        page.locator("input[type=file]").set_input_files([tmp_path / "atlantis.txt", tmp_path / "broken.pdf"])
        page.locator("[data-shelf] button[type=submit]").click()
        page.wait_for_function("n => document.querySelectorAll('#documents .book').length > n", arg=before)
        added, refused = page.locator(".outcomes li").all_inner_texts()
        assert added.startswith("atlantis.txt added")
        assert refused.startswith("broken.pdf refused – broken.pdf is a damaged PDF")
        assert page.locator("#documents img").count() == 0
        assert opened.violations() == []
        page.on("dialog", lambda dialog: dialog.accept())
        page.locator("[data-remove]").click()
        page.wait_for_function("n => document.querySelectorAll('#documents .book').length === n", arg=before)
