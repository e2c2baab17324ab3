"""What is told apart by its number: the third call, the call LT07-1-EIM-K03."""

from __future__ import annotations

import pytest

from assistant.numbered import is_of_the_numbered, tells_by_number
from corpus.text import fold

FOURTH = "The fourth Lithuania-Israel call took submissions until 26 February 2015."
K05 = "The information technology call LT07-1-EIM-K05 had EUR 3 million."


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("When did the third joint call open?", FOURTH, False),
        ("When did the third joint call open?", "A joint call was planned for June 2023.", False),
        ("When did the fourth joint call open?", FOURTH, True),
        ("Kada vyko ketvirtasis kvietimas?", FOURTH, True),
        ("Kada vyko 4-asis kvietimas?", FOURTH, True),
        ("When did the 4th call close?", FOURTH, True),
        ("When were the second and the third call?", "A second agreement was signed, and a call was planned.", False),
        ("When was the second agreement signed?", "A second agreement was signed on 2 March 2023.", True),
        ("When was the first call?", FOURTH, False),
        ("When was the first call?", "A joint call was planned for June 2023.", True),
        ("The fourth call closed in 2015; when were the earlier ones?", FOURTH, False),
        ("Kada vyko du ankstesni kvietimai?", FOURTH, False),
        ("If the call of 2015 was the fourth, when was the first?", FOURTH, False),
        ("When were the first two calls?", "The first call, and the second, were held in 2012.", True),
        ("Kada vyko ankstesnis kvietimas?", "Pirmasis kvietimas vyko 2012 m.", True),
        ("Until when was the 2016 call open?", "The call of 2014 was open until 31 October 2014.", False),
        ("Until when was the call of 2014 open?", "The call of 2014 was open until 31 October 2014.", True),
        ("Iki kada vyko 2016 m. kvietimas?", "Kvietimas vyko iki spalio 31 d.", True),
        ("What budget did LT07-1-EIM-K03 have?", K05, False),
        ("What budget did LT07-1-EIM-K05 have?", K05, True),
    ],
)
def test_another_number_is_another_thing(question: str, text: str, kept: bool) -> None:
    assert tells_by_number(fold(question))
    assert is_of_the_numbered(fold(question), text) is kept


@pytest.mark.parametrize(
    "question",
    ["What is the third objective?", "Was a third of the cost paid?", "Is the period 2014-2021 over?", "Kas antra?"],
)
def test_places_in_other_rows_tell_no_editions_apart(question: str) -> None:
    assert not tells_by_number(fold(question))
