"""What a question restricts its answer to besides the kind of thing."""

import pytest

from assistant.restrictions import keeps_to
from corpus.text import fold


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("How much was that in litas?", "It cost EUR 2 million.", False),
        ("How much was that in litas?", "It cost LTL 7 million.", True),
        ("Kiek tai litais?", "Kainavo 7 mln. Lt.", True),
        ("How much was that?", "It cost EUR 2 million.", True),
    ],
)
def test_a_currency_that_is_named_is_asked_for(question: str, text: str, kept: bool) -> None:
    assert keeps_to(fold(question), text) is kept


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("How much for a large company?", "SMEs get 70 %.", False),
        ("How much for a large company?", "SMEs get 70 %, large enterprises 40 %.", True),
        ("How much for a large company?", "Firms get 70 %.", True),
        ("How much for a small firm?", "SMEs get 70 %.", True),
        ("Kiek gauna didelė įmonė?", "MVĮ gauna 70 %.", False),
    ],
)
def test_what_holds_for_small_firms_is_no_answer_about_large_ones(question: str, text: str, kept: bool) -> None:
    assert keeps_to(fold(question), text) is kept


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("What does article 7 say?", "Under Article 1 the Parties cooperate.", False),
        ("What does article 7 say?", "Under Article 7 the Parties cooperate.", True),
        ("Ką sako 7 straipsnis?", "Pagal 7 straipsnį Šalys bendradarbiauja.", True),
        ("What does the treaty say?", "Under Article 1 the Parties cooperate.", True),
    ],
)
def test_an_article_that_is_named_is_asked_for(question: str, text: str, kept: bool) -> None:
    assert keeps_to(fold(question), text) is kept


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("What is the phone number?", "See www.example.org.", False),
        ("What is the phone number?", "Call +370 600 00000.", True),
        ("Koks el. paštas?", "Skambinkite +370 600 00000.", False),
        ("Koks el. paštas?", "Rašykite info@example.org.", True),
    ],
)
def test_one_form_of_contact_does_not_stand_for_another(question: str, text: str, kept: bool) -> None:
    assert keeps_to(fold(question), text) is kept
