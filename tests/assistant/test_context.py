"""What an earlier question was about, in its own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.context import context
from assistant.service import Assistant
from assistant.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def vocabulary(assistant: Assistant) -> Vocabulary:
    return Vocabulary(assistant.library, frozenset())


def about(vocabulary: Vocabulary, text: str, *, years: bool = True) -> str:
    words = vocabulary.read(text)
    return context(words, {words.surface(hit) for hit in words.names}, years=years)


@pytest.mark.parametrize(
    ("earlier", "phrase"),
    [
        ("What was the 4th joint call with Israel about?", "4th joint call with Israel"),
        ("Is there a laser centre together with Taiwan?", "laser centre together with Taiwan"),
        ("Who could take part in the green call of 2020?", "green call of 2020"),
        (
            "Kas galėjo dalyvauti ketvirtajame Lietuvos ir Izraelio kvietime?",
            "ketvirtajame Lietuvos ir Izraelio kvietime",
        ),
        ("Kada vyko 2020 m. žaliasis kvietimas pagal programą „Eurostars“?", "2020 m. žaliasis kvietimas pagal"),
        ("O kiek pinigų turi ES lėšų priemonė Eureka projektams?", "priemonė Eureka projektams"),
        ("Was there an IT call for manufacturers under the Norway programme in 2023?", "call for manufacturers under"),
    ],
)
def test_a_name_brings_the_noun_it_belongs_to(vocabulary: Vocabulary, earlier: str, phrase: str) -> None:
    assert phrase in about(vocabulary, earlier)


@pytest.mark.parametrize(
    ("earlier", "phrase"),
    [
        ("Is there a newer one?", "newer one"),
        ("Ar su Izraeliu yra naujesnis susitarimas nei 2010 metų?", "naujesnis susitarimas"),
        ("When did Lithuania and the USA sign their third umbrella agreement?", "third umbrella agreement"),
    ],
)
def test_what_is_told_apart_by_its_place_in_a_row_comes_too(vocabulary: Vocabulary, earlier: str, phrase: str) -> None:
    assert phrase in about(vocabulary, earlier)


@pytest.mark.parametrize(
    ("earlier", "left"),
    [
        ("How large was the budget of the Green Industry Innovation Programme?", "budget"),
        ("When was the agreement with Israel signed?", "signed"),
        ("Who can apply for Eurostars?", "apply"),
        ("Kas vadovauja Eurostars projektui?", "vadovauja"),
    ],
)
def test_what_was_asked_of_it_stays_behind(vocabulary: Vocabulary, earlier: str, left: str) -> None:
    assert left not in about(vocabulary, earlier)


def test_years_come_where_no_phrase_has_them(vocabulary: Vocabulary) -> None:
    earlier = "In 2014, how many countries were on the list of Lithuania's export markets?"
    assert "2014" in about(vocabulary, earlier)
    assert "2014" not in about(vocabulary, earlier, years=False)


@given(st.text(alphabet=st.sampled_from("a bS,.?()“„é2019 Eurostars of the "), max_size=60))
def test_every_phrase_stands_in_the_question(assistant: Assistant, text: str) -> None:
    found = about(assistant_vocabulary(assistant), text)
    plain = text.translate({ord(mark): None for mark in '"„“”«»'})
    assert all(phrase in plain for phrase in found.split(", ") if phrase)


def assistant_vocabulary(assistant: Assistant) -> Vocabulary:
    return Vocabulary(assistant.library, frozenset())
