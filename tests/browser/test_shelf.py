"""A library of one's own in the browser: from no index at all to documents that were added and removed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.settings import Settings

Visit = Any


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a server of this file's own, empty at first."""
    return tmp_path_factory.mktemp("bare")


@pytest.fixture(scope="module")
def own(running: Callable[..., AbstractContextManager[Any]], folder: Path) -> Iterator[str]:
    """The address of a server that takes documents in, over `folder`."""
    with running(folder, GIDAS_UPLOADS="true") as server:
        yield server.url


@pytest.fixture
def fill(settings: Settings, folder: Path) -> Callable[[], None]:
    """Return a function that puts the index into `folder`, once."""

    def put() -> None:
        if not any(folder.iterdir()):
            shutil.copytree(settings.data_dir, folder, dirs_exist_ok=True)

    return put


def test_a_missing_index_names_its_remedy_and_is_picked_up_once_it_is_there(
    visit: Callable[..., Visit], own: str, folder: Path, fill: Callable[[], None]
) -> None:
    assert not any(folder.iterdir())
    opened = visit("/en/", address=own)
    page = opened.page
    page.locator(".notice.trouble").wait_for()
    assert "python -m ingest" in page.locator(".notice.trouble").inner_text()
    assert opened.violations() == []
    fill()
    page.wait_for_timeout(2_500)
    page.locator("[data-reload]").click()
    page.locator(".welcome button.ask").first.wait_for()


def test_documents_are_added_shown_and_removed_where_that_is_set(
    visit: Callable[..., Visit], own: str, fill: Callable[[], None], tmp_path: Path
) -> None:
    fill()
    (tmp_path / "atlantis.txt").write_text("Atlantis <img src=x>\n\nThe Parties shall build a lighthouse.", "utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nonsense")
    pages(tmp_path / "harbour.pdf", "Harbours of Atlantis.", "The harbour shall be dredged every year.")
    opened = visit("/en/?tab=documents", "phone", address=own)
    page = opened.page
    page.locator("#documents .book").first.wait_for()
    before = page.locator("#documents .book").count()
    names = ("atlantis.txt", "broken.pdf", "harbour.pdf")
    page.locator("input[type=file]").set_input_files([tmp_path / name for name in names])
    page.locator("[data-shelf] button[type=submit]").click()
    page.wait_for_function("n => document.querySelectorAll('#documents .book').length === n", arg=before + 2)
    added, refused, drawn = page.locator(".outcomes li").all_inner_texts()
    assert added.startswith("atlantis.txt added")
    assert refused.startswith("broken.pdf refused – broken.pdf is a damaged PDF")
    assert drawn.startswith("harbour.pdf added")
    assert page.locator("#documents img").count() == 0
    assert opened.violations() == []

    page.locator("#documents-search textarea, #documents-search input").press_sequentially("dredged")
    page.locator("#documents .hits a[href*=harbours]").click()
    page.wait_for_function("document.querySelector('dialog.reading .facsimile img')?.naturalWidth > 0")
    assert "Page 2 of the PDF" in page.locator("dialog.reading .facsimile").inner_text()
    assert opened.violations() == []
    page.keyboard.press("Escape")
    page.locator("#documents-search textarea, #documents-search input").fill("")
    page.locator("#documents-search textarea, #documents-search input").press("Backspace")
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-remove]").first.click()
    page.wait_for_function("n => document.querySelectorAll('#documents .book').length === n", arg=before + 1)


def pages(path: Path, *texts: str) -> None:
    """Write a PDF with one line on each page."""
    canvas = Canvas(str(path))
    for text in texts:
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
