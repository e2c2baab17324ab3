"""A turn while it is answered: what a model writes is followed, the answer has the last word, Stop calls it off."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest

from assistant.answer import Answer, Citation, Sentence
from assistant.service import Assistant
from assistant.watch import UNWATCHED, Watch
from corpus.settings import Settings
from ui.answering import add_question, answer_turn
from ui.conversation import Scope, Turn
from ui.desk import Desk
from ui.render import turn_html

QUESTION = "What is BSR Stars?"


class Writing(Desk):
    """A desk whose answers are written sentence by sentence, as by a language model."""

    def __init__(
        self, settings: Settings, assistant: Assistant, sentences: int = 2, cited: tuple[Citation, ...] = ()
    ) -> None:
        super().__init__(settings, lambda _settings: assistant)
        self.sentences, self.cited = sentences, cited
        self.called_off = threading.Event()

    async def ask(self, question: str, *, watch: Watch = UNWATCHED, **scope: Any) -> Answer:
        for number in range(self.sentences):
            numbers = tuple(citation.number for citation in self.cited)
            await asyncio.to_thread(watch.shown, Sentence(f"<b>Sentence {number}.</b>", numbers), self.cited)
            await asyncio.sleep(0.01)
            if watch.cancelled():
                self.called_off.set()
                break
        return await super().ask(question, watch=watch, **scope)


@pytest.fixture
def asked() -> list[Turn]:
    return add_question([], QUESTION, Scope())


def test_sentences_appear_as_they_are_written_and_the_answer_takes_their_place(
    settings: Settings, assistant: Assistant, asked: list[Turn]
) -> None:
    async def follow() -> list[Turn]:
        return [turn async for turn in answer_turn(Writing(settings, assistant), asked)]

    *drafts, last = asyncio.run(follow())
    assert [len(turn.draft) for turn in drafts] == [1, 2]
    assert "&lt;b&gt;Sentence 1.&lt;/b&gt;" in turn_html(drafts[-1], "en")
    assert last.complete
    assert "Sentence 1." not in turn_html(last, "en")


def test_a_sentence_shows_its_sources_while_the_next_is_written_and_keeps_them_when_stopped(
    settings: Settings, assistant: Assistant, asked: list[Turn], citation: Callable[..., Citation]
) -> None:
    desk = Writing(settings, assistant, cited=(citation(1), citation(2, start=30, quote="Other words.")))

    async def follow() -> Turn:
        return await anext(aiter(answer_turn(desk, asked)))

    turn = asyncio.run(follow())
    for html in (turn_html(turn, "en"), turn_html(turn.stop(), "en")):
        assert html.count('<li class="source"') == 2
        assert 'href="#t1-s2"' in html.partition("<aside")[0]
        assert "Sentence 0." in html
    assert "Stopped." in turn_html(turn.stop(), "en")
    assert "Sentence 0." not in turn_html(turn.break_off(), "en")


def test_without_a_model_the_answer_is_revealed_piece_by_piece(
    settings: Settings, assistant: Assistant, asked: list[Turn]
) -> None:
    async def follow() -> list[Turn]:
        return [turn async for turn in answer_turn(Writing(settings, assistant, sentences=0), asked)]

    turns = asyncio.run(follow())
    assert [turn.shown for turn in turns] == list(range(1, len(turns) + 1))
    assert not any(turn.draft for turn in turns)


def test_a_model_is_called_off_when_nobody_waits_any_more(
    settings: Settings, assistant: Assistant, asked: list[Turn]
) -> None:
    desk = Writing(settings, assistant, sentences=500)

    async def leave() -> None:
        turns = answer_turn(desk, asked)
        await anext(turns)
        await turns.aclose()  # type: ignore[attr-defined]
        await asyncio.to_thread(desk.called_off.wait, 5)

    asyncio.run(leave())
    assert desk.called_off.is_set()
