"""Adding documents on the page: off unless set, every file with its outcome, nothing outside the shelf touched."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from llama_index.core.base.embeddings.base import BaseEmbedding
from reportlab.pdfgen import canvas

from assistant.service import Assistant
from corpus.errors import SourceError
from corpus.register import Register
from corpus.settings import Settings
from corpus.types import Passage
from ui.shelf import safe_name

TEXT = b"Memorandum with Atlantis\n\nThe Parties shall build a lighthouse with EUR 7 million."


@pytest.fixture(scope="module")
def own(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a copy of the index, with uploads allowed."""
    folder = tmp_path_factory.mktemp("shelf") / "data"
    shutil.copytree(settings.data_dir, folder)
    return settings.model_copy(update={"data_dir": folder, "uploads": True, "upload_mb": 1})


@pytest.fixture(scope="module")
def shelf(
    own: Settings,
    embedding: BaseEmbedding,
    serve: Callable[..., AbstractContextManager[TestClient]],
) -> Iterator[TestClient]:
    with serve(own, lambda given: Assistant(given, embedding)) as client:
        yield client


def passage_with(words: str, own: Settings) -> Passage:
    """Return the passage of an added document that holds `words`."""
    return next(p for p in Register(own.data_dir).each_passage() if words in p.text)


def add(client: TestClient, name: str, content: bytes) -> dict[str, object]:
    response = client.post("/api/documents", params={"name": name}, content=content)
    body: dict[str, object] = response.json()
    return body


def test_adding_is_switched_off_unless_set(client: TestClient) -> None:
    for path, body in (("?name=a.txt", None), ("/remove", {"document": "green-industry"}), ("/again", None)):
        response = client.post(f"/api/documents{path}", json=body)
        assert response.status_code == 400
        assert "GIDAS_UPLOADS" in response.json()["remedy"]


def test_a_file_is_added_read_and_removed(shelf: TestClient, own: Settings) -> None:
    assert add(shelf, "../../atlantis.txt", TEXT)["status"] == "added"
    assert add(shelf, "atlantis.txt", TEXT)["status"] == "unchanged"
    document = passage_with("lighthouse", own).document_id
    assert "lighthouse" in shelf.get(f"/document/{document}").text
    assert shelf.post("/api/documents/remove", json={"document": document}).status_code == 204
    assert shelf.get(f"/document/{document}").status_code == 404
    assert shelf.post("/api/documents/again").json()["added"] == 0


def test_a_broken_file_is_refused_with_its_reason_and_not_kept(shelf: TestClient) -> None:
    outcome = add(shelf, "broken.pdf", b"%PDF-1.4 nonsense")
    assert outcome["status"] == "refused"
    assert "damaged" in str(outcome["reason"])
    assert shelf.post("/api/documents/again").json()["refused"] == 0


def test_what_is_shipped_cannot_be_removed(shelf: TestClient) -> None:
    response = shelf.post("/api/documents/remove", json={"document": "green-industry"})
    assert response.status_code == 400
    assert shelf.get("/document/green-industry").status_code == 200


def test_a_file_that_is_too_large_is_refused(shelf: TestClient) -> None:
    assert shelf.post("/api/documents?name=a.txt", content=b"x" * 1_000_001).status_code == 413


def test_another_site_cannot_add_files(shelf: TestClient) -> None:
    response = shelf.post("/api/documents?name=a.txt", content=TEXT, headers={"origin": "https://evil.example"})
    assert response.status_code == 403


@pytest.mark.parametrize(
    ("given", "kept"),
    [("a.PDF", "a.pdf"), ("..\\..\\b c.txt", "b c.txt"), (".hidden.md", "hidden.md"), ("x<y>.html", "x_y_.html")],
)
def test_names_are_made_safe(given: str, kept: str) -> None:
    assert safe_name(given) == kept


@pytest.mark.parametrize("name", ["", "..", "a", "a.exe", ".pdf", "a.txt/", "a.pdf\x00.sh"])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(SourceError):
        safe_name(name)


def test_the_page_of_a_pdf_is_shown_with_its_quote(shelf: TestClient, own: Settings, tmp_path: Path) -> None:
    sheet = canvas.Canvas(str(tmp_path / "a.pdf"))
    for number in (1, 2):
        sheet.drawString(72, 700, f"Article {number}. The Parties shall meet {number * 11} times a year in Lemuria.")
        sheet.showPage()
    sheet.save()
    assert add(shelf, "lemuria.pdf", (tmp_path / "a.pdf").read_bytes())["status"] == "added"
    passage = passage_with("meet 22 times", own)
    address, place = f"/document/{passage.document_id}", {"start": passage.start, "end": passage.end}
    assert "Page 2 of the PDF" in shelf.get(address, params=place).text
    marked, bare = (shelf.get(f"{address}/page.png", params=p) for p in (place, {"start": passage.start}))
    assert marked.headers["content-type"] == "image/png"
    assert marked.content.startswith(b"\x89PNG")
    assert marked.content != bare.content


def test_a_document_that_is_no_pdf_has_no_picture(client: TestClient) -> None:
    assert client.get("/document/green-industry/page.png").status_code == 404
    assert client.get("/document/none/page.png").status_code == 404
    assert "page.png" not in client.get("/document/green-industry").text
