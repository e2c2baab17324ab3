import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import MAX_CHARS, clause_spans, sentence_spans


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[s:e] for s, e in sentence_spans(text, 0, len(text), language)]


def test_sentences_end_where_they_end() -> None:
    assert sentences("It was signed in 2010. It has four articles.") == [
        "It was signed in 2010.",
        "It has four articles.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Biudžetas – 9,4 mln. EUR ir daugiau.",
        "Pasirašyta 2010 m. gruodžio 20 d. Vilniuje.",
        "Pagal 3 str. 2 d. šalys bendradarbiauja.",
        "Žr. Nr. 4-339.",
    ],
)
def test_lithuanian_abbreviations_end_no_sentence(text: str) -> None:
    assert sentences(text, "lt") == [text]


def test_a_sentence_that_lists_between_semicolons_has_clauses() -> None:
    text = "The aims are to promote trade; to find partners; to share costs."
    assert [text[s:e] for s, e in clause_spans(text, 0, len(text))] == [
        "to promote trade",
        "to find partners",
        "to share costs.",
    ]


def test_one_semicolon_makes_no_list() -> None:
    assert clause_spans("It ended; nothing followed.", 0, 27) == []


@given(st.text(max_size=300), st.sampled_from(["en", "lt"]))
def test_sentences_cover_all_but_white_space(text: str, language: str) -> None:
    spans = sentence_spans(text, 0, len(text), language)
    covered = {i for start, end in spans for i in range(start, end)}
    assert all(char.isspace() for i, char in enumerate(text) if i not in covered)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


def test_an_endless_sentence_is_cut_at_white_space() -> None:
    text = "word " * 1_000
    parts = sentence_spans(text, 0, len(text), "en")
    assert all(end - start <= MAX_CHARS for start, end in parts)
    assert all(text[start:end].split(maxsplit=1)[0] == "word" for start, end in parts)
