from hypothesis import given
from hypothesis import strategies as st

from ingest.structure import parse_blocks

TEXT = """# Title

A paragraph
in two lines.

1. First:
   - one,
   - two,

an unmarked last item.

Article 3 Bodies

(a) alpha
(b) beta
"""


def kinds(text: str, **kwargs: object) -> list[tuple[str, str]]:
    return [(b.kind, text[b.start : b.end]) for b in parse_blocks(text, 0, len(text), **kwargs)]  # type: ignore[arg-type]


def test_headings_paragraphs_and_items_are_told_apart() -> None:
    assert kinds(TEXT) == [
        ("heading", "Title"),
        ("paragraph", "A paragraph\nin two lines."),
        ("item", "First:"),
        ("item", "one,"),
        ("item", "two,"),
        ("item", "an unmarked last item."),
        ("heading", "Article 3 Bodies"),
        ("item", "alpha"),
        ("item", "beta"),
    ]


def test_nested_items_know_their_depth() -> None:
    levels = [b.level for b in parse_blocks(TEXT, 0, len(TEXT)) if b.kind == "item"]
    assert levels == [1, 2, 2, 2, 1, 1]


def test_named_headings_are_the_only_unmarked_ones() -> None:
    text = "Scope\n\nShort line\n\nBody text."
    assert kinds(text, headings=("Scope",)) == [
        ("heading", "Scope"),
        ("paragraph", "Short line"),
        ("paragraph", "Body text."),
    ]


@given(st.text(alphabet=st.sampled_from("aą.,;: \n\t\u00a0-•1#()"), max_size=200))
def test_blocks_never_overlap_and_stay_inside_the_text(text: str) -> None:
    blocks = parse_blocks(text, 0, len(text))
    position = 0
    for block in blocks:
        assert position <= block.start < block.end <= len(text)
        position = block.end
    covered = {i for block in blocks for i in range(block.start, block.end)}
    assert all(i in covered for i, char in enumerate(text) if char == "ą"), "a letter that no mark is made of"
