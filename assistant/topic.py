"""Whether a question is about what these documents are about."""

from __future__ import annotations

from assistant.library import Library
from assistant.retrieve import Retrieval
from assistant.understand import Question
from corpus.words import question_stems

BIAS, LIKENESS, STRANGE, DENSE, PARTNER = -50.2, 8.0, -3.0, 57.0, 0.8
"""Weights of the likeness to the nearest recorded question, of the share of words that no document has, of the best
passage's cosine, and of a country that documents are about: logistic regression over the development suites, where an
off-topic question gets less than any other but for one in two hundred pairs; the constant is 0.3 higher, because to
call a question off topic is worse than to say that its answer is missing."""
LOOKED_AT, MIN_WORDS = 5, 3
"""So many passages are looked at for one that has all words of the question, if those are enough to tell a topic."""


def on_topic(question: Question, retrieval: Retrieval, library: Library) -> bool:
    """Return whether `question` is about these documents: it names a thing of theirs, or is near to what they say.

    A country alone is no such thing: much is asked about countries; Lithuania with a partner country is one,
    where something is asked that is recorded of such things.
    """
    named = [library.entities[key] for key in question.entities if question.named]
    if any(entity.type != "country" for entity in named) or _held_whole(question, retrieval):
        return True
    known = library.index.lexical.knows
    strange = sum(not known(word) for word in question.open_words) / max(1, len(question.open_words))
    score = BIAS + LIKENESS * retrieval.likeness.best + STRANGE * strange + DENSE * retrieval.best_dense
    partner = any(entity.described_in and entity.country != "LT" for entity in named)
    if partner and question.asked and any(entity.country == "LT" for entity in named):
        return True
    return score + PARTNER * partner >= 0


def _held_whole(question: Question, retrieval: Retrieval) -> bool:
    """Whether one passage has every word of substance: documents that were added set topics of their own."""
    wanted = set(question.content)
    texts = (f"{hit.passage.header} {hit.passage.text}" for hit in retrieval.found[:LOOKED_AT])
    return len(wanted) >= MIN_WORDS and any(wanted <= set(question_stems(text)) for text in texts)
