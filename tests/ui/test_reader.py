"""The reading page shows a document word for word with the quote marked."""

from __future__ import annotations

import html
import re

from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from corpus.types import Document, Kind, Name, Tier
from ui.reader import lines


def test_the_whole_document_is_there_and_the_quote_is_marked(client: TestClient, page_text: str) -> None:
    quote = "The budget of the Green Industry Innovation Programme totals EUR 9.4 million."
    start = page_text.index(quote)
    page = client.get(f"/document/green-industry?start={start}&end={start + len(quote)}&lang=lt").text
    assert f'<mark id="quote" tabindex="-1">{quote}</mark>' in page
    assert "Žaliosios pramonės inovacijų programa" in page
    for line in page_text[page_text.index("Green Industry Innovation Programme\n") : start].splitlines():
        assert html.escape(line, quote=False) in page


def test_the_page_runs_no_inline_script(client: TestClient) -> None:
    response = client.get("/document/israel-agreement")
    assert "unsafe" not in response.headers["content-security-policy"]
    assert not re.findall(r"<script(?![^>]*src=)", response.text)
    assert " style=" not in response.text


def test_what_is_not_there_is_said_politely(client: TestClient) -> None:
    response = client.get("/document/no-such-thing?lang=lt")
    assert response.status_code == 404
    assert "Tokio dokumento nėra" in response.text


def test_positions_outside_the_document_mark_nothing(client: TestClient) -> None:
    assert "<mark" not in client.get("/document/green-industry?start=99999999&end=100000000").text
    assert client.get("/document/green-industry?start=-1").status_code == 400


@given(text=st.text(alphabet="ab \n\r", max_size=60), cut=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_lines_lose_nothing_and_mark_exactly_the_quote(text: str, cut: tuple[int, int]) -> None:
    start, end = min(cut), max(cut)
    document = Document("d", "s", Kind.NOTE, Tier.USER, Name("d", "d"), "en", 0, len(text))
    found = list(lines(text, document, set(), start, end))
    assert "".join(line.before + line.marked + line.after for line in found) == re.sub(r"[\r\n]", "", text)
    assert "".join(line.marked for line in found) == re.sub(r"[\r\n]", "", text[start:end])
