from hypothesis import given
from hypothesis import strategies as st

from corpus.text import find_quote, fold, squeeze


def test_folding_makes_hurried_lithuanian_meet_proper_lithuanian() -> None:
    assert fold("Žaliosios pramonės INOVACIJŲ") == "zaliosios pramones inovaciju"


def test_a_quote_is_found_across_no_break_spaces_and_line_breaks() -> None:
    text = "funded by\u00a0the Norwegian\n Mechanism."
    assert find_quote("funded by the Norwegian Mechanism", text) == [(0, len(text) - 1)]


def test_every_place_of_a_quote_is_reported() -> None:
    assert find_quote("the sea", "the sea and the sea") == [(0, 7), (12, 19)]


def test_a_quote_is_only_sought_inside_its_bounds() -> None:
    assert find_quote("sea", "sea sea sea", 4, 7) == [(4, 7)]


@given(st.text(max_size=80), st.text(min_size=1, max_size=20), st.text(max_size=80))
def test_what_stands_in_a_text_is_found_where_it_stands(before: str, quote: str, after: str) -> None:
    text = f"{before} {quote} {after}"
    if quote.split():
        assert any(squeeze(text[s:e]) == squeeze(quote) for s, e in find_quote(quote, text))
