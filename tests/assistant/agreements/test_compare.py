"""Agreements side by side: every cell quoted or silent, differences marked."""

from __future__ import annotations

import csv
import io
from datetime import date

import docx
import pytest

from assistant.agreements.compare import Comparison, Difference, compare
from assistant.agreements.render import DeskRenderer
from assistant.library import Library
from assistant.table import Table
from assistant.word_document import to_docx
from corpus.errors import QuestionError

DAY = date(2026, 11, 23)
THREE = ["israel-rd-agreement", "iceland-agreement-2026", "portugal-agreement-2024"]


@pytest.fixture(scope="module")
def compared(library: Library) -> Comparison:
    return compare(THREE, library, DAY)


@pytest.fixture(scope="module")
def renderer(library: Library) -> DeskRenderer:
    return DeskRenderer(library, DAY)


def cell(compared: Comparison, row: str, agreement: str) -> str:
    """Return the words of a cell, joined."""
    grid = next(entry for entry in compared.rows if entry.row.id == row)
    return " | ".join(entry.text.en for entry in grid.cells[THREE.index(agreement)])


def test_every_quote_of_every_cell_stands_where_it_is_said_to(
    renderer: DeskRenderer, compared: Comparison, library: Library
) -> None:
    cells = [c for row in renderer.comparison_json(compared)["rows"] for c in row["cells"]]
    assert any(c["stated"] for c in cells)
    for entry in (entry for c in cells for entry in c["entries"]):
        assert entry["citations"]
        for citation in entry["citations"]:
            source = library.sources[citation["source"]]
            assert source.sha256 == citation["sha256"]
            assert source.text[citation["start"] : citation["end"]] == citation["quote"]


def test_a_cell_is_stated_exactly_when_it_has_a_quote(renderer: DeskRenderer, compared: Comparison) -> None:
    for row in renderer.comparison_json(compared)["rows"]:
        for entry in row["cells"]:
            assert entry["stated"] == bool(entry["entries"])


@pytest.mark.parametrize(
    ("row", "agreement", "words"),
    [
        ("parties", "israel-rd-agreement", "Government of the State of Israel"),
        ("parties", "iceland-agreement-2026", "hereinafter referred to as the Parties"),
        ("parties", "portugal-agreement-2024", "toliau vadinamos Šalimis"),
        ("signed", "israel-rd-agreement", "2010"),
        ("signed", "iceland-agreement-2026", "15 January 2026"),
        ("signed", "portugal-agreement-2024", "Lisabonoje"),
        ("bodies", "israel-rd-agreement", "MATIMOP"),
        ("bodies", "iceland-agreement-2026", "Icelandic Centre for Research"),
        ("bodies", "portugal-agreement-2024", "Portugalijos nacionalinė inovacijų agentūra"),
        ("purpose", "iceland-agreement-2026", "geothermal energy"),
        ("purpose", "portugal-agreement-2024", "įmonių ir klasterių"),
        ("participants", "iceland-agreement-2026", "Small and medium-sized companies"),
        ("obligations", "iceland-agreement-2026", "joint call for proposals"),
        ("obligations", "portugal-agreement-2024", "keistis informacija"),
        ("funding", "iceland-agreement-2026", "50 %"),
        ("funding", "portugal-agreement-2024", "padengia savo išlaidas"),
        ("validity", "iceland-agreement-2026", "in force"),
        ("validity", "portugal-agreement-2024", "penkerius metus"),
    ],
)  # fmt: skip
def test_a_cell_says_what_the_agreement_says(compared: Comparison, row: str, agreement: str, words: str) -> None:
    assert words in cell(compared, row, agreement)


def test_where_an_agreement_is_silent_nothing_is_said(compared: Comparison, renderer: DeskRenderer) -> None:
    assert cell(compared, "objectives", "iceland-agreement-2026") == ""
    assert "*not stated*" in renderer.comparison_markdown(compared, "en")
    assert "*nenurodyta*" in renderer.comparison_markdown(compared, "lt")


def test_differences_are_marked(compared: Comparison) -> None:
    differences = {row.row.id: row.difference for row in compared.rows}
    assert differences["parties"] is Difference.DIFFERENT
    assert differences["objectives"] is Difference.SOME_SILENT


def test_rows_that_say_the_same_are_marked_so(library: Library) -> None:
    twice = compare(["taiwan-taitra-memorandum-2022", "taiwan-startup-terrace-mou-2022"], library, DAY)
    differences = {row.row.id: row.difference for row in twice.rows}
    assert differences["funding"] is Difference.SILENT
    assert Difference.DIFFERENT in differences.values()


def test_the_supplied_agreement_may_be_named_by_its_document(library: Library) -> None:
    compared = compare(["israel-agreement", "portugal-agreement-2024"], library, DAY)
    assert compared.agreements[0].id == "israel-rd-agreement"


def test_an_unknown_agreement_is_refused_with_what_is_close(library: Library) -> None:
    with pytest.raises(QuestionError, match="israel-rd-agreement"):
        compare(["israel-rd-agrement", "portugal-agreement-2024"], library, DAY)


@pytest.mark.parametrize("keys", [["israel-rd-agreement"], ["israel-rd-agreement", "israel-agreement"]])
def test_one_agreement_cannot_be_compared_with_itself(library: Library, keys: list[str]) -> None:
    with pytest.raises(QuestionError, match="two different"):
        compare(keys, library, DAY)


def test_a_comparison_can_be_filed_as_csv(renderer: DeskRenderer, compared: Comparison, library: Library) -> None:
    lines = list(csv.DictReader(io.StringIO(renderer.comparison_table(compared).to_csv())))
    assert {line["row"] for line in lines} == {row.row.id for row in compared.rows}
    for line in (line for line in lines if line["quote"]):
        text = library.sources[library.documents[line["document"]].source_id].text
        assert text[int(line["start"]) : int(line["end"])] == line["quote"].removeprefix("'")


def test_a_comparison_can_be_filed_as_a_word_document(renderer: DeskRenderer, compared: Comparison) -> None:
    data = to_docx(renderer.comparison_markdown(compared, "lt"))
    document = docx.Document(io.BytesIO(data))
    table = document.tables[0]
    assert len(table.rows) == len(compared.rows) + 1
    assert "Islandijos" in table.rows[0].cells[2].text
    assert any("įsigalioja pasirašymo dieną" in p.text for p in document.paragraphs)


def test_a_cell_that_looks_like_a_formula_is_kept_from_being_one() -> None:
    assert "'=1+1" in Table("t", ("a",), (("=1+1",),)).to_csv()


def test_words_of_documents_cannot_break_the_page() -> None:
    page = Table("t", ("a",), (("x | <b>y</b>",),)).to_markdown("T", "none")
    assert "x \\| \\<b\\>y\\</b\\>" in page
