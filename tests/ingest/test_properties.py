"""What holds for the passages of any text at all."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.types import Document, Kind, Name, Passage, Role, Source, Tier
from ingest.passages import split
from ingest.readers.base import Mark, Scroll

LINES = st.sampled_from(
    [
        "Article 3 Bodies",
        "2 straipsnis. Sąvokos",
        "# Heading",
        "1. ąąą shall ąą.",
        "(a) ąą;",
        "   (i) ąą, ąą",
        "• ąąą",
        "Annex I",
        "Ąą ąą. Ąą: (a) ąą; (b) ąą; and (c) ąą.",
        "ąą ąąą",
        "Sudaryta Vilniuje 2010 m.",
        "",
        "3.1. ąą",
    ]
)
TEXTS = st.lists(LINES, max_size=30).map("\n".join) | st.text(alphabet="ąĄ (a)1.;\n•-#", max_size=200)


def passages(text: str, pages: tuple[int, ...] = (), marks: tuple[Mark, ...] = ()) -> list[Passage]:
    source = Source("s", "s.txt", "0" * 64, text, pages)
    document = Document("d", "s", Kind.POLICY, Tier.USER, Name("T", "T"), "lt", 0, len(text))
    return split(document, source, (), marks)


@given(TEXTS)
def test_every_passage_is_what_stands_at_its_offsets(text: str) -> None:
    assert all(text[p.start : p.end] == p.text and p.text.strip() for p in passages(text))


@given(TEXTS)
def test_passages_have_ids_of_their_own_and_the_same_ones_each_time(text: str) -> None:
    ids = [p.id for p in passages(text)]
    assert len(set(ids)) == len(ids)
    assert ids == [p.id for p in passages(text)]


@given(TEXTS)
def test_the_smallest_passages_do_not_overlap(text: str) -> None:
    smallest = sorted((p.start, p.end) for p in passages(text) if p.role is not Role.LIST)
    assert all(one[1] <= other[0] for one, other in pairwise(smallest))


@given(st.lists(st.tuples(st.sampled_from(["heading", "paragraph", "item", "row"]), st.text("ąb ", min_size=1))))
def test_all_that_a_reader_writes_comes_out_as_passages_or_headings(parts: list[tuple[str, str]]) -> None:
    scroll = Scroll()
    for kind, text in parts:
        match kind:
            case "heading":
                scroll.heading(text, 2)
            case "row":
                scroll.row(text, "row 1")
            case "item":
                scroll.item(text)
            case _:
                scroll.paragraph(text)
    reading = scroll.reading()
    found = passages(reading.text, marks=reading.marks)
    covered = {i for p in found for i in range(p.start, p.end)}
    for mark in reading.marks:
        if mark.kind == "heading":
            end = reading.text.find("\n", mark.start)
            covered |= set(range(mark.start, len(reading.text) if end < 0 else end))
    assert all(i in covered for i, char in enumerate(reading.text) if char == "ą")


@settings(max_examples=50)
@given(st.lists(st.integers(0, 400), min_size=1, max_size=5), TEXTS)
def test_the_page_of_a_passage_is_the_one_it_begins_on(starts: list[int], text: str) -> None:
    pages = (0, *sorted(starts))
    for p in passages(text, pages):
        assert p.page is not None
        assert pages[p.page - 1] <= p.start
        assert p.page == len(pages) or p.start < pages[p.page]
