"""A small assistant of its own: it answers with the sentence that shares most words with the question."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from assistant.answer import Answer, AnswerStatus, Citation, CorpusState, Notice, NoticeKind, Ranked, Sentence
from corpus.types import Kind, Tier, Validity
from evals.answers import GivenAnswer
from evals.cases import Case, SuiteCase
from evals.sources import SourceFiles

TEXTS = {
    "tea": "Tea grows in the hills of Assam. The harvest of 2019 was 700 tons. The tea board closed in 2020.",
    "coffee": "Coffee grows in Kenya. Kenya exports coffee worth EUR 9.4 million a year.",
}
CLOSED = "The tea board closed in 2020."


def words(text: str) -> set[str]:
    return set(re.findall(r"\w{3,}", text.lower()))


class Notebook:
    """Answers from text files below `folder`; every quote has the offsets and SHA-256 it really has."""

    parallel = 2

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.spoil: Callable[[str, str], str] = lambda _, text: text
        self._files = SourceFiles(folder)
        (folder / "documents").mkdir(parents=True)
        for name, text in TEXTS.items():
            (folder / "documents" / f"{name}.txt").write_text(text, encoding="utf-8")

    def identity(self) -> dict[str, str]:
        return {"target": "notebook", "corpus": "1"}

    def documents(self) -> frozenset[str]:
        return frozenset(TEXTS)

    def verbatim(self, answer: GivenAnswer) -> tuple[bool | None, ...]:
        return tuple(self._files.holds(citation) for citation in answer.citations)

    def ask(self, question: str, history: Sequence[str]) -> GivenAnswer:
        self.asked.append(question)
        return GivenAnswer.of(self._answer(question, " ".join((*history, question))))

    def _answer(self, question: str, standalone: str) -> Answer:
        ranked = sorted(
            (passage for name in TEXTS for passage in self._passages(name, standalone)), key=lambda r: -r.score
        )
        best = ranked[0]
        found = best.score > 0
        text = self.spoil(question, best.text)
        return Answer(
            question=question,
            language="en",
            standalone_question=standalone,
            status=AnswerStatus.ANSWERED if found else AnswerStatus.NOT_IN_DOCUMENTS,
            text=f"{text} [1]" if found else "The documents do not say.",
            sentences=(Sentence(text, (1,)),) if found else (),
            citations=(self._citation(best),) if found else (),
            notices=(Notice(NoticeKind.ENDED, "The board is closed."),) if best.text == CLOSED else (),
            answerer="notebook",
            dropped_sentences=0,
            timing_ms={"embed": 1.0, "total": 2.5},
            corpus=CorpusState("1", len(TEXTS), 5),
            considered=tuple(ranked),
        )

    def _passages(self, name: str, question: str) -> list[Ranked]:
        text, asked = TEXTS[name], words(question)
        spans = [match.span() for match in re.finditer(r"\S.*?\.(?= [A-Z]|$)", text)]
        return [
            Ranked(f"{name}-{start}", name, start, end, text[start:end], score, score, score)
            for start, end in spans
            for score in (float(len(asked & words(text[start:end]))),)
        ]

    @staticmethod
    def _citation(best: Ranked) -> Citation:
        text = TEXTS[best.document]
        return Citation(
            number=1,
            document=best.document,
            title=best.document,
            section="",
            page=None,
            url=None,
            kind=Kind.NOTE,
            tier=Tier.NOTE,
            quote=text[best.start : best.end],
            start=best.start,
            end=best.end,
            source=best.document,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            validity=Validity(),
        )


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path / "notebook")


SUITE = """\
suite: drinks
version: 1
description: What people ask about drinks.
cases:
  - id: tea-harvest
    question: How large was the harvest of 2019?
    facts: [["700 tons", "700 t"]]
    documents: [tea]
    quotes: ["The harvest of 2019 was 700 tons"]
    group: harvest
    tags: [amount]
  - id: tea-harvest-again
    question: What did the harvest yield in 2019?
    facts: ["700 tons"]
    group: harvest
    tags: [amount]
  - id: coffee-exports
    question: What are the coffee exports of Kenya worth a year?
    facts: ["9.4 million"]
    forbidden: ["19.4 million"]
    tier: note
  - id: tea-board
    question: Has the tea board closed?
    documents: [tea]
    notices: [ended]
  - id: tea-follow-up
    question: And where does it grow in the hills?
    history: ["What about tea?"]
    facts: [Assam]
    standalone: [tea]
  - id: cars
    question: Who builds lorries?
    status: [not_in_documents, off_topic]
    tags: [off-topic]
"""


@pytest.fixture
def suites(write: Callable[[str, str], Path]) -> Path:
    """A folder of suites with one file, `dev/drinks.yaml`, of which the notebook passes every case."""
    return write("suites/dev/drinks.yaml", SUITE).parent.parent


@pytest.fixture
def limits(write: Callable[[str, str], Path]) -> Path:
    return write(
        "thresholds.toml", "[all]\npass_rate = 0.9\nverbatim_rate = 1.0\n\n[suites.drinks]\nfact_recall = 1.0\n"
    )


@pytest.fixture
def in_suite() -> Callable[..., SuiteCase]:
    """Return a function that makes a case of the suite `made` from the fields given."""

    def make(**fields: object) -> SuiteCase:
        return SuiteCase(
            "made", 1, "dev", Path("made.yaml"), 1, Case.model_validate({"id": "made", "question": "?", **fields})
        )

    return make


@pytest.fixture
def given() -> Callable[..., GivenAnswer]:
    """Return a function that makes an answer from the fields given."""

    def make(**fields: object) -> GivenAnswer:
        return GivenAnswer.from_json({"status": "answered", "text": "", **fields})

    return make
