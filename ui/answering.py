"""What happens to a turn between the question and its last sentence, apart from any page: plain async generators."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace

from assistant.answer import Answer, Sentence
from assistant.watch import Watch
from corpus.errors import GidasError
from corpus.types import Document
from ui.conversation import MAX_TURNS, Excerpt, Scope, Turn, excerpt, questions
from ui.desk import Desk

PACE_SECONDS = 0.07
"""Between two sentences: fast, yet slow enough to follow and to stop."""
MAX_WRITING_SECONDS = 1.0

log = logging.getLogger(__name__)


def add_question(turns: Sequence[Turn], question: str, scope: Scope) -> list[Turn]:
    """Return the conversation with a new pending turn at its end."""
    number = turns[-1].number + 1 if turns else 1
    return [*turns, Turn(number, question, scope)][-MAX_TURNS:]


async def answer_turn(desk: Desk, turns: Sequence[Turn]) -> AsyncIterator[Turn]:
    """Yield the last of `turns` as it comes to be answered: sentence by sentence, or once with its fault."""
    turn = turns[-1]
    heard: asyncio.Queue[Sentence] = asyncio.Queue()
    unwanted = threading.Event()
    loop = asyncio.get_running_loop()

    def shown(sentence: Sentence) -> None:
        loop.call_soon_threadsafe(heard.put_nowait, sentence)

    asked = asyncio.create_task(_ask(desk, turns, Watch(shown, unwanted.is_set)))
    try:
        async for sentence in _until(asked, heard):
            turn = replace(turn, draft=(*turn.draft, sentence.text))
            yield turn
        turn = await asyncio.to_thread(_with_answer, desk, turn, await asked)
    except GidasError as error:
        yield replace(turn, fault=error)
        return
    except Exception:
        log.exception("a question could not be answered")
        yield replace(turn, failed=True)
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


async def _until(asked: asyncio.Task[Answer], heard: asyncio.Queue[Sentence]) -> AsyncIterator[Sentence]:
    """Yield what is heard until `asked` is done, however it ends."""
    while not asked.done():
        hearing = asyncio.create_task(heard.get())
        try:
            await asyncio.wait({asked, hearing}, return_when=asyncio.FIRST_COMPLETED)
            if hearing.done():
                yield hearing.result()
        finally:
            hearing.cancel()


def _with_answer(desk: Desk, turn: Turn, answer: Answer) -> Turn:
    assistant = desk.assistant()
    library: Mapping[str, Document] = {document.id: document for document in assistant.documents()}
    return replace(turn, answer=answer, library=library, excerpts=_excerpts(desk, answer))


def _excerpts(desk: Desk, answer: Answer) -> tuple[Excerpt, ...]:
    assistant = desk.assistant()
    found: list[Excerpt] = []
    for citation in answer.citations:
        try:
            found.append(excerpt(assistant.source(citation.source).text, citation))
        except KeyError:  # the index was renewed in between and the source is gone
            found.append(Excerpt("", citation.quote, ""))
    return tuple(found)
