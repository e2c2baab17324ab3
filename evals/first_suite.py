"""A first suite for a corpus of your own: questions from headings and from the catalogue, for a person to review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from corpus.knowledge.schema import Claim
from corpus.types import Document, Tier
from evals.authoring import slug
from evals.cases import Case, Suite
from evals.errors import SuiteError

if TYPE_CHECKING:
    from assistant.service import Assistant

PER_DOCUMENT = 5
"""Questions proposed from the headings of one document."""
_ABOUT = {"en": "What is {title} about?", "lt": "Apie ką yra „{title}“?"}
_INSIDE = {"en": "What does {title} say about {heading}?", "lt": "Ką „{title}“ sako apie „{heading}“?"}


def first_suite(assistant: Assistant, name: str, tier: Tier | None = None) -> Suite:
    """Return a first suite over the documents of `assistant` (of one tier, where given).

    Headings give questions that must cite their document. Claims of the catalogue give questions that must say the
    value and quote the words it is pinned to.

    Raises:
        SuiteError: there is no document to ask about.
    """
    documents = {d.id: d for d in assistant.documents() if tier in (None, d.tier)}
    cases = [case for document in documents.values() for case in _from_headings(document, assistant)]
    cases += [
        case for c in assistant.library.knowledge.claims if c.pin.document in documents for case in _asked(c, assistant)
    ]
    if not cases:
        raise SuiteError("There is no document to ask about", remedy="Ingest your folder: `python -m ingest FOLDER`.")
    return Suite(
        suite=name,
        version=1,
        description="Proposed from headings and catalogue; every question and expectation is to be reviewed.",
        cases=tuple(_with_unique_ids(cases)),
    )


def _from_headings(document: Document, assistant: Assistant) -> Iterator[Case]:
    language = "lt" if document.language == "lt" else "en"
    title = document.title.get(language)
    questions = [_ABOUT[language].format(title=title)]
    questions += [
        _INSIDE[language].format(title=title, heading=h) for h in _headings(document, assistant) if h != title
    ]
    for question in questions[:PER_DOCUMENT]:
        yield Case(
            id=slug(document.id, "heading"),
            question=question,
            language=language,
            documents=(document.id,),
            tags=("proposed", "text"),
        )


def _headings(document: Document, assistant: Assistant) -> list[str]:
    """Return the innermost heading of each section, in the order they stand."""
    sections = (passage.section[-1].strip(" #:") for passage in assistant.passages(document.id) if passage.section)
    return list(dict.fromkeys(filter(None, sections)))


def _asked(claim: Claim, assistant: Assistant) -> Iterator[Case]:
    asked = assistant.library.properties[claim.property].question
    if asked is None:
        return
    subject = assistant.library.entities[claim.subject].name
    yield Case(
        id=slug(claim.subject, claim.property),
        question=asked.en.format(subject=subject.en),
        facts=((claim.value.en, claim.value.lt),),
        documents=(claim.pin.document,),
        quotes=(claim.pin.quote,),
        tags=("proposed", slug(assistant.library.properties[claim.property].answer)),
    )


def _with_unique_ids(cases: Iterable[Case]) -> Iterator[Case]:
    counts: dict[str, int] = {}
    for case in cases:
        base = case.id[:74].strip("-")
        counts[base] = counts.get(base, 0) + 1
        yield case.model_copy(update={"id": f"{base}-{counts[base]}"})
