"""PDF: the words as people read them, on the page they stand on."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import SourceError
from ingest.readers import Limits, Reading, read
from tests.ingest.making import Bookmark, drawn, pdf

BODY = "The Parties shall promote cooperation by means of joint projects, exchanges of experts and shared facilities. "


def page_of(reading: Reading, words: str) -> int:
    return sum(1 for start in reading.pages if start <= reading.text.index(words))


def headings(reading: Reading) -> list[str]:
    return [reading.text[m.start :].split("\n")[0] for m in reading.marks if m.kind == "heading"]


def test_pages_begin_where_their_words_do() -> None:
    reading = read(pdf([(f"Paragraph {n} begins here. {BODY * 4}", 10) for n in range(1, 41)]), "x.pdf")
    with io.BytesIO(pdf([(f"Paragraph {n} begins here. {BODY * 4}", 10) for n in range(1, 41)])) as file:
        pages = [page.extract_text() for page in PdfReader(file).pages]
    assert len(pages) == len(reading.pages) > 2
    for number in range(1, 41):
        words = f"Paragraph {number} begins here."
        assert words in pages[page_of(reading, words) - 1]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    reading = read(pdf([(f"Point {n}. {BODY * 5}", 10) for n in range(40)], furniture=True), "x.pdf")
    assert len(reading.pages) > 2
    assert "Gazette" not in reading.text
    assert "Page " not in reading.text


def test_a_line_that_stands_on_all_pages_but_not_in_the_margin_stays() -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(3):
            canvas.drawString(100, 400, "Signed and sealed.")
            canvas.showPage()

    assert read(drawn(draw), "x.pdf").text.count("Signed and sealed.") == 3


def test_columns_are_read_one_after_the_other() -> None:
    reading = read(pdf([(f"Point {n}. {BODY}", 10) for n in range(1, 31)], columns=2), "x.pdf")
    places = [reading.text.index(f"Point {n}.") for n in range(1, 31)]
    assert places == sorted(places)


def test_split_words_are_mended_and_compounds_kept() -> None:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(
            ["A long-term plan is for the cooper-", "ation of all, and for a long-", "term partnership of equals."]
        ):
            canvas.drawString(100, 700 - 12 * number, line)

    assert read(drawn(draw), "x.pdf").text == (
        "A long-term plan is for the cooperation of all, and for a long-term partnership of equals."
    )


def test_larger_lines_and_outline_entries_are_headings() -> None:
    reading = read(pdf([("Great Plan", 18), (BODY, 10), Bookmark("Budget", 0), ("Budget", 10), (BODY, 10)]), "x.pdf")
    assert headings(reading) == ["Great Plan", "Budget"]


def test_paragraphs_are_parted_by_their_distance() -> None:
    text = read(pdf([(BODY * 3, 10), (BODY * 2, 10)]), "x.pdf").text
    assert len(text.split("\n\n")) == 2


def test_turned_pages_and_turned_words_are_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "Upright words.")
        canvas.rotate(90)
        canvas.drawString(200, -300, "Turned words.")
        canvas.showPage()
        canvas.setPageRotation(90)
        canvas.drawString(100, 500, "A turned page.")

    reading = read(drawn(draw), "x.pdf")
    assert reading.text.split("\n\n") == ["Upright words.", "Turned words.", "A turned page."]


def test_lithuanian_letters_survive() -> None:
    assert (
        "Šalys įsipareigoja bendradarbiauti mokslo srityje"
        in read(pdf([("Šalys įsipareigoja bendradarbiauti mokslo srityje, žinių ir ėjimų.", 10)]), "x.pdf").text
    )


def test_an_encrypted_file_is_refused_as_such() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(pdf([(BODY, 10)])))
    writer.encrypt("secret", algorithm="AES-256")
    target = io.BytesIO()
    writer.write(target)
    with pytest.raises(SourceError, match=r"x\.pdf is encrypted"):
        read(target.getvalue(), "x.pdf")


def test_a_scan_is_refused_and_told_what_to_do() -> None:
    with pytest.raises(SourceError, match=r"holds no text.*text recognition"):
        read(drawn(lambda canvas: canvas.rect(0, 0, 100, 100)), "scan.pdf")


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(SourceError, match="more than 2 pages"):
        read(pdf([(BODY * 10, 10)] * 20), "x.pdf", Limits(pages=2))


def test_words_that_cannot_be_seen_are_reported() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "Plain words that all can see.")
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(100, 600, "White words that nobody sees.")

    assert any("cannot be seen" in warning and "page 1" in warning for warning in read(drawn(draw), "x.pdf").warnings)
    assert not read(pdf([(BODY, 10)]), "x.pdf").warnings


def test_an_article_at_the_head_of_every_page_is_no_running_head() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(1, 5):
            canvas.drawString(100, 800, f"Article {number}")
            canvas.drawString(100, 780, f"The Parties agree on point {number}.")
            canvas.drawString(280, 30, f"{number} / 4")
            canvas.showPage()

    text = read(drawn(draw), "x.pdf").text
    assert [f"Article {number}" in text for number in range(1, 5)] == [True] * 4
    assert " / 4" not in text


@pytest.mark.parametrize("cut", [20, 200, 900])
def test_a_damaged_file_is_refused_by_name(cut: int) -> None:
    with pytest.raises(SourceError, match=r"^x\.pdf "):
        read(pdf([(BODY, 10)])[:cut], "x.pdf")
