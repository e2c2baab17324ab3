"""Whether a question is about what these documents are about."""

from __future__ import annotations

from assistant.library import Library
from assistant.retrieve import Retrieval
from assistant.understand import Question
from assistant.words import question_stems

BIAS, LIKENESS, STRANGE, DENSE = -50.5, 8.0, -3.0, 57.0
"""Weights of the likeness to the nearest recorded question, of the share of words that no document has, and of the best
passage's cosine: logistic regression over the development suites, whose off-topic questions get less than 0 and all
others more, but for one in two hundred pairs."""
LOOKED_AT, MIN_WORDS = 5, 3
"""So many passages are looked at for one that has all words of the question, if those are enough to tell a topic."""


def on_topic(question: Question, retrieval: Retrieval, library: Library) -> bool:
    """Return whether `question` is about these documents: it names a thing of theirs, or is near to what they say.

    A country alone is no such thing: much is asked about countries.
    """
    types = {library.entities[key].type for key in question.entities if question.named}
    if types - {"country"} or _held_whole(question, retrieval):
        return True
    known = library.index.lexical.knows
    strange = sum(not known(word) for word in question.open_words) / max(1, len(question.open_words))
    score = BIAS + LIKENESS * retrieval.likeness.best + STRANGE * strange + DENSE * retrieval.best_dense
    return score >= 0


def _held_whole(question: Question, retrieval: Retrieval) -> bool:
    """Whether one passage has every word of substance: documents that were added set topics of their own."""
    wanted = set(question.content)
    texts = (f"{hit.passage.header} {hit.passage.text}" for hit in retrieval.found[:LOOKED_AT])
    return len(wanted) >= MIN_WORDS and any(wanted <= set(question_stems(text)) for text in texts)
