from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.verification.figures import find_figures
from assistant.verification.spelling import normalised


def figures(text: str) -> list[tuple[object, ...]]:
    return [(f.kind, f.unit, f.value, f.year, f.month, f.day) for f in find_figures(normalised(text))]


@pytest.mark.parametrize(
    "texts",
    [
        ("EUR 9.4 million", "€9.4 million", "9.4 million euros", "9,4 mln. EUR", "EUR 9,400,000", "9 400 000 eurų"),
        ("75 %", "75%", "75 per cent", "75 proc."),
        ("20 December 2010", "December 20, 2010", "2010 m. gruodžio 20 d.", "2010-12-20", "20-12-2010"),
        ("four", "4", "keturi", "keturios"),
        ("36 months", "36-month", "36 mėnesius"),
        ("LTL 172,600", "172 600 Lt", "172.600 litų"),
        ("the second call", "2nd call", "antrasis kvietimas"),
    ],
)
def test_a_figure_is_the_same_however_it_is_written(texts: tuple[str, ...]) -> None:
    assert len({tuple(figures(text)) for text in texts}) == 1
    assert figures(texts[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("EUR 9.4 million", "EUR 9.4 billion"),
        ("EUR 3 million", "NOK 3 million"),
        ("75 %", "EUR 75"),
        ("36 months", "36 years"),
        ("9,4 mln. EUR", "9,4 mlrd. EUR"),
        ("call LT07-1-EIM-K05", "call LT07-1-EIM-K04"),
    ],
)
def test_other_units_make_other_figures(one: str, other: str) -> None:
    assert figures(one) != figures(other)


def test_a_year_is_said_by_a_day_in_it_but_not_the_reverse() -> None:
    (day,) = find_figures(normalised("signed on 20 December 2010"))
    (year,) = find_figures(normalised("signed in 2010"))
    assert year.same(day)
    assert not day.same(year)


def test_both_ends_of_a_range_share_the_unit_and_are_bounded() -> None:
    low, high = find_figures(normalised("EUR 50,000 to 200,000"))
    assert (low.kind, low.unit, low.bounds) == ("money", "EUR", {"lower"})
    assert (high.kind, high.unit, high.bounds) == ("money", "EUR", {"upper"})


def test_a_day_takes_its_year_from_the_date_beside_it() -> None:
    first, last = find_figures(normalised("from 11 February to 13 April 2015"))
    assert (first.year, first.month, first.day) == (2015, 2, 11)
    assert (last.year, last.month, last.day) == (2015, 4, 13)


@given(st.integers(1, 10**9))
def test_thousands_may_be_grouped_in_any_way(number: int) -> None:
    grouped = [
        f"EUR {number}",
        f"EUR {number:,}",
        f"{number:,} EUR".replace(",", " "),
        f"EUR {number:,}".replace(",", "."),
    ]
    assert {figures(text) and figures(text)[0][2] for text in grouped} == {Decimal(number).normalize()}


@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    plain = normalised(text)
    found = find_figures(plain)
    assert all(0 <= f.start < f.end <= len(plain) for f in found)
