"""Things of a kind, found by how they look."""

import pytest

from assistant.looks import find, holds


@pytest.mark.parametrize(
    ("kind", "text", "things"),
    [
        ("amount", "It totals EUR 9.4 million.", ["EUR 9.4 million"]),
        ("amount", "Iš viso 9,4 mln. EUR ir dar.", ["9,4 mln. EUR"]),
        ("rate", "up to 75 % of costs", ["75 %"]),
        ("date", "Signed on 20 December 2010.", ["20 December 2010"]),
        ("date", "Pasirašyta 2010 m. gruodžio 20 d.", ["2010 m. gruodžio 20 d."]),
        ("period", "the years 2009-2014", ["2009-2014"]),
        ("contact", "see eimin.lrv.lt or more", ["eimin.lrv.lt"]),
    ],
)
def test_things_of_a_kind_are_found_as_they_stand(kind: str, text: str, things: list[str]) -> None:
    assert [thing.rstrip(".") for thing in find(kind, text)] == [t.rstrip(".") for t in things]  # type: ignore[arg-type]


def test_a_rate_is_not_an_amount() -> None:
    assert not holds("amount", "up to 75 %")
    assert not holds("rate", "EUR 9.4 million")


@pytest.mark.parametrize("text", ["The committee meets each March.", "Kvietimas skelbiamas kovo mėnesį.", "on 5 May"])
def test_a_month_without_its_year_is_a_date(text: str) -> None:
    assert holds("date", text)


PLACES = [
    ("opened in Riga", True),
    ("opened in May 2012", False),
    ("the University of Applied Sciences opened it", False),
    ("opened", False),
    ("biuras atidarytas Vilniuje", True),
    ("biuras atidarytas Lietuvoje", False),
    ("Biure dirba penki žmonės", False),
]


@pytest.mark.parametrize(("text", "held"), PLACES)
def test_a_place_has_a_look_that_a_month_has_not(text: str, held: bool) -> None:
    assert holds("place", text) is held
