"""What happens to a turn between the question and its last sentence, apart from any page: plain async generators."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from assistant.answer import Answer, Citation, Sentence
from assistant.service import Assistant
from assistant.watch import Watch
from corpus.errors import GidasError
from ui.conversation import MAX_TURNS, Excerpt, Scope, Turn, excerpt, questions
from ui.desk import Desk

PACE_SECONDS = 0.07
"""Between two sentences: fast, yet slow enough to follow and to stop."""
MAX_WRITING_SECONDS = 1.0

Heard: TypeAlias = tuple[Sentence, tuple[Citation, ...]]
"""A sentence of a language model, and what it cites."""

log = logging.getLogger(__name__)


def add_question(turns: Sequence[Turn], question: str, scope: Scope) -> list[Turn]:
    """Return the conversation with a new pending turn at its end."""
    number = turns[-1].number + 1 if turns else 1
    return [*turns, Turn(number, question, scope)][-MAX_TURNS:]


async def answer_turn(desk: Desk, turns: Sequence[Turn]) -> AsyncIterator[Turn]:
    """Yield the last of `turns` as it comes to be answered: sentence by sentence, or once with its fault."""
    turn = turns[-1]
    heard: asyncio.Queue[Heard] = asyncio.Queue()
    unwanted = threading.Event()
    loop = asyncio.get_running_loop()

    def shown(sentence: Sentence, citations: tuple[Citation, ...]) -> None:
        loop.call_soon_threadsafe(heard.put_nowait, (sentence, citations))

    asked = asyncio.create_task(_ask(desk, turns, Watch(shown, unwanted.is_set)))
    try:
        async for sentence, citations in _until(asked, heard):
            turn = await asyncio.to_thread(_with_sources, desk, turn.write(sentence, citations))
            yield turn
        turn = await asyncio.to_thread(_with_sources, desk, replace(turn, answer=await asked))
    except GidasError as error:
        yield turn.break_off(error)
        return
    except Exception:
        log.exception("a question could not be answered")
        yield turn.break_off()
        return
    finally:
        unwanted.set()  # nobody waits any more: a model that still writes is stopped
        asked.add_done_callback(lambda task: task.cancelled() or task.exception())
    if turn.draft:  # it was followed while it was written
        yield turn.reveal_all()
        return
    pause = min(PACE_SECONDS, MAX_WRITING_SECONDS / max(1, len(turn.pieces)))
    while not turn.complete:
        turn = turn.reveal()
        yield turn
        if not turn.complete:
            await asyncio.sleep(pause)


async def _ask(desk: Desk, turns: Sequence[Turn], watch: Watch) -> Answer:
    turn = turns[-1]
    return await desk.ask(
        turn.question,
        history=questions(turns[:-1]),
        kinds=turn.scope.kinds,
        documents=turn.scope.documents,
        watch=watch,
    )


async def _until(asked: asyncio.Task[Answer], heard: asyncio.Queue[Heard]) -> AsyncIterator[Heard]:
    """Yield what is heard until `asked` is done, however it ends."""
    while not asked.done():
        hearing = asyncio.create_task(heard.get())
        try:
            await asyncio.wait({asked, hearing}, return_when=asyncio.FIRST_COMPLETED)
            if hearing.done():
                yield hearing.result()
        finally:
            hearing.cancel()


def _with_sources(desk: Desk, turn: Turn) -> Turn:
    assistant = desk.assistant()
    library = {document.id: document for document in assistant.documents()}
    return replace(turn, library=library, excerpts=_excerpts(assistant, turn.cited))


def _excerpts(assistant: Assistant, citations: Sequence[Citation]) -> tuple[Excerpt, ...]:
    found: list[Excerpt] = []
    for citation in citations:
        try:
            found.append(excerpt(assistant.source(citation.source).text, citation))
        except KeyError:  # the index was renewed in between and the source is gone
            found.append(Excerpt("", citation.quote, ""))
    return tuple(found)
