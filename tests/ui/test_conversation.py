"""A turn is revealed sentence by sentence; a quote stands within the words around it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Citation, Sentence
from assistant.service import Assistant
from corpus.settings import Settings
from ui.answering import add_question, answer_turn
from ui.conversation import MAX_TURNS, Scope, Turn, excerpt
from ui.desk import Desk


def test_pieces_end_with_their_citations_and_lose_nothing(turn: Callable[..., Turn]) -> None:
    text = "**EUR 5** [1]\n\nIt has EUR 5. [1] [2]\n\n- one [2]\n- two [3][4]"
    pieces = turn(text).pieces
    assert "".join(pieces) == text
    assert [piece.strip() for piece in pieces] == [
        "**EUR 5** [1]",
        "It has EUR 5. [1] [2]",
        "- one [2]",
        "- two [3][4]",
    ]


@given(st.text(alphabet="a[1]2 \n.-", max_size=80))
def test_whatever_the_text_the_pieces_join_to_it(text: str) -> None:
    from ui.conversation import _AFTER_CITATIONS  # noqa: PLC0415

    assert "".join(_AFTER_CITATIONS.split(text)) == text


def test_a_quote_is_shown_within_its_paragraph(citation: Callable[..., Citation]) -> None:
    text = "Other paragraph.\n\nFirst words. The quote. Last words.\n\nAnother."
    start = text.index("The quote.")
    found = excerpt(text, citation(quote="The quote.", start=start, end=start + 10))
    assert (found.before, found.quote, found.after) == ("First words. ", "The quote.", " Last words.")


def test_long_surroundings_are_cut_at_whole_words(citation: Callable[..., Citation]) -> None:
    text = "word " * 100 + "QUOTE" + " word" * 100
    found = excerpt(text, citation(quote="QUOTE", start=500, end=505), width=52)
    assert found.before.startswith("…word ")
    assert found.after.endswith(" word…")


def test_a_quote_that_is_not_where_it_should_be_gets_no_surroundings(citation: Callable[..., Citation]) -> None:
    found = excerpt("Something else entirely, long enough.", citation(quote="The quote.", start=3, end=13))
    assert (found.before, found.after) == ("", "")


def test_a_question_is_answered_piece_by_piece_and_ends_complete(settings: Settings, assistant: Assistant) -> None:
    async def ask() -> list[Turn]:
        desk = Desk(settings, lambda _settings: assistant)
        turns = add_question([], "What are the selection criteria of the priority market list?", Scope())
        return [turn async for turn in answer_turn(desk, turns)]

    states = asyncio.run(ask())
    assert [state.shown for state in states] == list(range(1, len(states) + 1))
    assert states[-1].complete
    assert states[-1].answer is not None
    assert states[-1].text == states[-1].answer.text
    assert all(e.quote == c.quote for e, c in zip(states[-1].excerpts, states[-1].answer.citations, strict=True))


def test_a_question_that_cannot_be_asked_becomes_a_fault(settings: Settings, assistant: Assistant) -> None:
    async def ask() -> list[Turn]:
        desk = Desk(settings, lambda _settings: assistant)
        return [turn async for turn in answer_turn(desk, add_question([], "?!", Scope()))]

    (only,) = asyncio.run(ask())
    assert only.fault is not None
    assert not only.pending


def test_an_unexpected_failure_is_shown_and_logged(settings: Settings, caplog: object) -> None:
    def broken(_settings: Settings) -> Assistant:
        raise RuntimeError("disk on fire")

    async def ask() -> list[Turn]:
        return [turn async for turn in answer_turn(Desk(settings, broken), add_question([], "What?", Scope()))]

    (only,) = asyncio.run(ask())
    assert only.failed
    assert "disk on fire" in caplog.text  # type: ignore[attr-defined]


def test_stopping_keeps_what_is_shown_and_leaves_a_finished_answer_alone(turn: Callable[..., Turn]) -> None:
    finished = turn("One. [1]\n\nTwo. [1]")
    assert finished.stop() == finished
    assert Turn(1, "What?").stop().stopped


def test_a_long_conversation_keeps_its_last_turns() -> None:
    turns: list[Turn] = []
    for n in range(MAX_TURNS + 3):
        turns = add_question(turns, f"Question {n}", Scope())
    assert len(turns) == MAX_TURNS
    assert [turn.number for turn in turns] == list(range(4, MAX_TURNS + 4))


def test_parts_of_a_question_number_anew_and_the_draft_counts_on(citation: Callable[..., Citation]) -> None:
    first, other = citation(1), citation(1, start=30, quote="Other words.")
    turn = Turn(1, "Who, and how much?").write(Sentence("One.", (1,)), (first,)).write(Sentence("Two.", (1,)), (other,))
    turn = turn.write(Sentence("Three.", (2, 1)), (replace(first, number=2), other))
    assert [sentence.citations for sentence in turn.draft] == [(1,), (2,), (1, 2)]
    assert [cited.number for cited in turn.drafted] == [1, 2]
