"""What the catalogue states in short is borne out by the words it is pinned to, or would never be shown."""

from __future__ import annotations

import pytest

from assistant.answer import Sentence
from assistant.cite import CitationBook
from assistant.service import Assistant
from assistant.verify import keep_supported
from corpus.types import Language

COUNTED = {"scheme-count", "objectives"}
"""Counts of a list's entries, shown as its title and not as a statement."""


@pytest.mark.parametrize("language", ["en", "lt"])
def test_every_value_stands_by_its_quote(assistant: Assistant, language: Language) -> None:
    library = assistant.library
    fallen = []
    for fact in library.facts:
        book = CitationBook(library, assistant.settings.today)
        sentence = Sentence(fact.claim.value.get(language), (book.cite(fact.span, fact.claim.subject),))
        if keep_supported([sentence], book.citations(), library).dropped and fact.claim.property not in COUNTED:
            fallen.append((fact.claim.subject, fact.claim.property))
    assert fallen == []


def test_citations_are_numbered_on_without_what_was_dropped(assistant: Assistant) -> None:
    answer = assistant.ask("Compare the Partnership Project scheme and the Small Project scheme.")
    assert [c.number for c in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert {n for s in answer.sentences for n in s.citations} == {c.number for c in answer.citations}
    assert "A scheme under which" in answer.text
