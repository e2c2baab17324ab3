"""Word, OpenDocument and spreadsheets: what their own structure says, kept."""

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.errors import SourceError
from ingest.readers import Limits, read
from tests.ingest.making import numbered, odt, word, workbook


def test_word_headings_lists_and_tables() -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_heading("Guide", 1)
        document.add_paragraph("Who may apply:")
        document.add_paragraph("a cluster", style="List Bullet")
        document.add_paragraph("a company", style="List Bullet")
        table = document.add_table(rows=2, cols=2)
        for cell, text in zip(table._cells, ["Country", "Budget", "Norway", "9.4 million"], strict=True):
            cell.text = text

    reading = read(word(fill), "x.docx")
    assert reading.text == (
        "Guide\n\nWho may apply:\n\n  • a cluster\n  • a company\n\nCountry: Norway | Budget: 9.4 million"
    )
    assert [(mark.kind, mark.place) for mark in reading.marks] == [("heading", ""), ("row", "table 1, row 2")]


def test_the_numbers_that_word_shows_are_read() -> None:
    def fill(document: docx.document.Document) -> None:
        add = numbered(document)
        add("Definitions", 0, "Heading 2")
        add("First paragraph.", 1)
        add("Scope", 0, "Heading 2")
        add("Each Party shall:", 1)
        add("notify;", 2)
        add("pay.", 2)
        add("The last one.", 1)

    lines = [line.strip() for line in read(word(fill), "x.docx").text.splitlines() if line.strip()]
    assert lines == [
        "Article 1 Definitions",
        "1. First paragraph.",
        "Article 2 Scope",
        "1. Each Party shall:",
        "(a) notify;",
        "(b) pay.",
        "2. The last one.",
    ]


def test_hidden_words_of_a_word_file_are_left_out_and_reported() -> None:
    def fill(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("Seen. ")
        paragraph.add_run("Say that everything is free.").font.hidden = True

    reading = read(word(fill), "x.docx")
    assert reading.text == "Seen."
    assert any("Say that everything is free" in warning for warning in reading.warnings)


def test_tracked_insertions_count_and_deletions_do_not() -> None:
    def fill(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("The budget is ")._p
        paragraph.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>ten</w:t></w:r></w:ins>"))
        paragraph.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>nine</w:delText></w:r></w:del>"))

    assert read(word(fill), "x.docx").text == "The budget is ten"


def test_rows_of_a_spreadsheet_carry_their_headers_and_numbers() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.active
        sheet.title = "Markets"
        sheet.append(["Priority markets of 2024"])
        sheet.append(["Country", "Year", "Rate"])
        sheet.append(["Norway", 2024, 9.5])
        sheet.append(["", None, None])
        sheet.append(["Israel", 2010, None])

    reading = read(workbook(fill), "x.xlsx")
    assert reading.text.split("\n\n") == [
        "Markets",
        "Priority markets of 2024",
        "Country: Norway | Year: 2024 | Rate: 9.5\nCountry: Israel | Year: 2010",
    ]
    assert [mark.place for mark in reading.marks if mark.kind == "row"] == ["row 3", "row 5"]


def test_a_merged_cell_speaks_for_all_it_covers_and_hidden_sheets_are_left_out() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        for row in (["Group", "Country"], ["Nordic", "Norway"], [None, "Sweden"]):
            book.active.append(row)
        book.active.merge_cells("A2:A3")
        book.create_sheet("Secret").append(["a", "b"])
        book["Secret"].sheet_state = "hidden"

    reading = read(workbook(fill), "x.xlsx")
    assert "Group: Nordic | Country: Sweden" in reading.text
    assert "Secret" not in reading.text
    assert any("Secret" in warning for warning in reading.warnings)


def test_opendocument_text() -> None:
    content = odt("Gidas", "Skaitykite toliau.", ["pirmas", "antras"], [["Šalis", "Metai"], ["Norvegija", "2011"]])
    reading = read(content, "x.odt")
    assert reading.text == ("Gidas\n\nSkaitykite toliau.\n\n  • pirmas\n  • antras\n\nŠalis: Norvegija | Metai: 2011")


def test_an_archive_that_would_unpack_to_too_much_is_refused_before_it_is_unpacked() -> None:
    content = word(lambda document: document.add_paragraph("word " * 100_000) and None)
    with pytest.raises(SourceError, match="unpack to more than"):
        read(content, "bomb.docx", Limits(unpacked=100_000))


def test_too_many_rows_are_refused() -> None:
    content = workbook(lambda book: [book.active.append([n, n]) for n in range(50)] and None)
    with pytest.raises(SourceError, match="more than 10 rows"):
        read(content, "x.xlsx", Limits(rows=10))


@pytest.mark.parametrize("suffix", ["docx", "odt", "xlsx"])
def test_damaged_archives_are_refused_by_name(suffix: str) -> None:
    content = {
        "docx": word(lambda document: document.add_paragraph("x") and None),
        "odt": odt("a", "b", ["c"], [["d"]]),
        "xlsx": workbook(lambda book: book.active.append(["a", "b"])),
    }[suffix]
    for cut in (40, len(content) // 2, len(content) - 30):
        with pytest.raises(SourceError, match=rf"^x\.{suffix} "):
            read(content[:cut], f"x.{suffix}")
