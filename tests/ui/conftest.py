"""The web application over the real index, and answers made by hand for what the real corpus cannot show."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.answer import Answer, AnswerStatus, Citation, CorpusState, Notice, Sentence
from assistant.service import Assistant
from corpus.settings import Settings
from corpus.types import Document, Kind, Name, Status, Tier, Validity
from ui.app import create_app
from ui.conversation import Excerpt, Turn

Opener = Callable[[Settings], Assistant]
Serve = Callable[[Settings, Opener], AbstractContextManager[TestClient]]


@pytest.fixture(scope="session")
def serve() -> Serve:
    """Return a function that serves the application, made as in earnest: within an event loop."""

    async def make(settings: Settings, opener: Opener) -> FastAPI:
        return create_app(settings, opener)

    @contextmanager
    def served(settings: Settings, opener: Opener) -> Iterator[TestClient]:
        with TestClient(asyncio.run(make(settings, opener)), base_url="http://127.0.0.1:7860") as client:
            yield client

    return served


@pytest.fixture(scope="session")
def client(serve: Serve, settings: Settings, assistant: Assistant) -> Iterator[TestClient]:
    with serve(settings, lambda _settings: assistant) as client:
        yield client


@pytest.fixture
def citation() -> Callable[..., Citation]:
    def make(number: int = 1, **changes: Any) -> Citation:
        values: dict[str, Any] = {
            "number": number,
            "document": "doc",
            "title": "A programme",
            "section": "A programme › Budget",
            "page": None,
            "url": "https://example.org/page",
            "kind": Kind.PROGRAMME,
            "tier": Tier.OFFICIAL,
            "quote": "It has EUR 5.",
            "start": 10,
            "end": 23,
            "source": "source",
            "sha256": "0" * 64,
            "validity": Validity(),
        }
        return Citation(**{**values, **changes})

    return make


@pytest.fixture
def turn() -> Callable[..., Turn]:
    """Return a function that makes a finished turn from an answer's text, citations and notices."""

    def make(text: str, *citations: Citation, notices: tuple[Notice, ...] = (), **changes: Any) -> Turn:
        values: dict[str, Any] = {
            "question": "How much?",
            "language": "en",
            "standalone_question": "How much?",
            "status": AnswerStatus.ANSWERED,
            "text": text,
            "sentences": (Sentence(text, tuple(c.number for c in citations)),),
            "citations": citations,
            "notices": notices,
            "answerer": "extractive",
            "dropped_sentences": 0,
            "timing_ms": {"total": 12.3},
            "corpus": CorpusState("v1", 1, 2),
        }
        answer = Answer(**{**values, **changes})
        excerpts = tuple(Excerpt("Before. ", c.quote, " After.") for c in citations)
        library = {"doc": _document("doc")}
        return Turn(1, answer.question, answer=answer, excerpts=excerpts, library=library, shown=99)

    return make


def _document(identifier: str) -> Document:
    validity = Validity(Status.ENDED, until=date(2017, 4, 30))
    title = Name("A programme", "Programa")
    return Document(identifier, "source", Kind.PROGRAMME, Tier.OFFICIAL, title, "en", 0, 99, validity=validity)
