"""One question to every agreement: what each states, or that it is silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.agreements.agreement import Agreement, agreements, find_agreement
from assistant.agreements.cells import Cells
from assistant.agreements.stated import Stated, distinct
from corpus.knowledge.pins import Span
from corpus.text import squeeze
from corpus.types import Language, Name

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.service import Assistant


@dataclass(frozen=True, slots=True)
class TermAnswer:
    """What one agreement states; nothing where it is silent."""

    agreement: Agreement
    entries: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What every agreement states in answer to `question`; `properties` is what it was taken to ask for."""

    question: str
    language: Language
    properties: tuple[str, ...]
    answers: tuple[TermAnswer, ...]


def ask_agreements(
    question: str, assistant: Assistant, keys: Sequence[str] = (), language: Language | None = None
) -> Terms:
    """Ask `question` of the agreements `keys`, of all where none is given.

    Claims of the catalogue answer first; where there are none, the agreement's own documents are asked.

    Raises:
        QuestionError: the question cannot be asked, or an id is unknown.
    """
    library = assistant.library
    asked = assistant.read(question, language)
    chosen = [find_agreement(key, library) for key in keys] or agreements(library)
    cells = Cells(library, assistant.settings.today)
    answers = []
    for agreement in chosen:
        entries = cells.claims(asked.asked, agreement) or _own_answer(question, agreement, assistant, asked.language)
        answers.append(TermAnswer(agreement, distinct(entries)))
    return Terms(asked.text, asked.language, asked.asked, tuple(answers))


def _own_answer(question: str, agreement: Agreement, assistant: Assistant, language: Language) -> list[Stated]:
    if not agreement.documents:
        return []
    answer = assistant.ask(question, language=language, documents=agreement.documents)
    return [] if answer.abstained else _quotes(answer, agreement)


def _quotes(answer: Answer, agreement: Agreement) -> list[Stated]:
    """Return the quotes that an answer rests on and that stand in the agreement itself."""
    subject = agreement.entity.id if agreement.entity else None
    return [
        Stated(
            Name(squeeze(citation.quote), citation.translation or squeeze(citation.quote)),
            Span(citation.document, citation.start, citation.end),
            subject,
        )
        for citation in answer.citations
        if citation.document in agreement.documents
    ]
