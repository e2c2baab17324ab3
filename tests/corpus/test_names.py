"""Names in texts, and texts without them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.service import Assistant
from corpus.knowledge.names import Names, mask


@pytest.fixture(scope="module")
def names(assistant: Assistant) -> Names:
    return Names(assistant.library.knowledge.entities)


@pytest.mark.parametrize(
    ("text", "language", "masked"),
    [
        ("Who runs BSR Stars?", "en", "Who runs it?"),
        ("Kas vykdo BSR Stars?", "lt", "Kas vykdo tai?"),
        ("When was the agreement signed?", "en", "When was the it signed?"),
        ("Who wrote to MIT?", "en", "Who wrote to MIT?"),
        ("Who runs the canteen?", "en", "Who runs the canteen?"),
        ("What was signed with the USA?", "en", "What was signed with the it?"),
        ("What did you tell us?", "en", "What did you tell us?"),
        ("Turėjau omenyje metus", "lt", "Turėjau omenyje metus"),
        ("Kas yra ūkio ministras?", "lt", "Kas yra ūkio ministras?"),
        ("Ką veikia danai?", "lt", "Ką veikia tai?"),
    ],
)
def test_what_is_named_is_masked(names: Names, text: str, language: str, masked: str) -> None:
    assert names.masked(text, language) == masked


def test_questions_that_differ_in_what_they_name_are_the_same_when_masked(names: Names) -> None:
    assert names.masked("Who runs Eurostars?", "en") == names.masked("Who runs BSR Stars?", "en")


@given(st.text(max_size=80), st.sampled_from(["en", "lt"]))
def test_any_text_can_be_masked(names: Names, text: str, language: str) -> None:
    assert isinstance(names.masked(text, language), str)


def test_places_are_masked_where_they_stand() -> None:
    assert mask("abc def abc", [(0, 3), (8, 11)], "en") == "it def it"
