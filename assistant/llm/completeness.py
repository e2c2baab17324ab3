"""Whether a written answer gives a list as a whole: the entries that it leaves out are not seen to be missing."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.compose import compose
from assistant.library import Library
from assistant.select import Selection
from assistant.understand import Question
from assistant.verification.lexicon import alike
from assistant.verification.reading import Reading, read

MENTIONED = 0.5
"""An entry counts as given where so many of its words are said."""


def leaves_out(texts: Iterable[str], question: Question, selection: Selection, library: Library) -> bool:
    """Return whether the default answerer would give a list of which `texts` together lack an entry."""
    said = {stem for text in texts for stem in read(text, question.language).stems}
    entries = (read(entry, question.language) for entry in _entries(question, selection, library))
    return not all(_mentioned(entry, said) for entry in entries)


def _entries(question: Question, selection: Selection, library: Library) -> list[str]:
    """Return the entries of the list that answers: as the source lists them, or as they stand in one sentence of it."""
    listed = [draft.text for draft in compose(question, selection.picks, library) if draft.part == "item"]
    fact = selection.picks[0].fact
    if listed or "list" not in question.kinds or fact is None:
        return listed
    return [item.value.get(question.language) for item in fact.claim.items]


def _mentioned(entry: Reading, said: set[str]) -> bool:
    found = [any(alike(item.key, stem) for stem in said) for item in entry.words]
    return sum(found) >= MENTIONED * len(found)
