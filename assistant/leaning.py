"""Follow-ups that lean on what was answered, not on what was asked: "do these bodies still exist?", or "how much money
did it have?" after "which programme took its place?"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from assistant.context import phrase_of
from assistant.dialogue import standalone
from assistant.library import Library
from assistant.loaded import Loaded
from assistant.understand import Question
from assistant.vocabulary import Vocabulary
from corpus.text import fold

_BODIES = re.compile(
    r"\b(?:these|those|both|the two|said) (?:bodies|agenc(?:y|ies)|institutions?|organi[sz]ations?|authorities)\b"
    r"|\b(?:sios|tos|abi|minetos) (?:institucij|istaig|agentur|organizacij)\w*"
)
_OF_THEM = re.compile(
    r"\b(?:they|them|their|those|these)\b.*"
    r"\b(?:still|exists?|replaced|took over|successors?|websites?|contact|called)\b"
    r"|\b(?:jos|jie|jas|juos|ju)\b.*\b(?:dar|tebe\w+|egzistuoja|veikia|svetain\w*|perem\w*|pakeit\w*|vadin\w*)\b"
    r"|\b(?:dar|ar) (?:egzistuoja|veikia|gyvos)\b"
)
_ONE = (
    r"(?:program\w*|schemes?|calls?|agreements?|memorand\w+|treat(?:y|ies)|centres?|networks?|projects?"
    r"|kvietim\w+|susitarim\w+|sutart\w+|schem\w+|tinkl\w+|centr\w+)"
)
_ASKS_FOR_ONE = re.compile(
    rf"^\W*(?:\w+\W+){{0,2}}(?:which|what|kokia|koks|kuri|kuris|kokiu|kokiame)\s+(?:\w+\s+)?{_ONE}\b"
    r"|\b(?:is|was|are|were) there (?:also )?(?:another|any other|an? (?:newer|second|later|more recent|successor))\b"
    r"|\bar (?:\w+ ){0,4}(?:naujesn|antr|velesn|kit)\w+"
)
"""A question whose answer names a thing of its own: which one, or whether there is another one."""
_OF_IT = re.compile(
    r"\b(?:it|its|that one|this one|the (?:new(?:er)?|second|other|latter) one"
    r"|jis|ji|jo|jos|jam|jai|ja|juo|jame|joje|tas|ta|tam|tai|to|sis|sio|siam|naujasis|antrasis)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_THINGS = frozenset({"programme", "scheme", "call", "agreement", "network", "mechanism", "strategy", "concept"})


def leans_on_what_was_found(question: Question, earlier: str, library: Library) -> bool:
    """Return whether `question` asks of the one thing that the question before, `earlier`, asked for."""
    if any(library.entities[key].type in _THINGS for key in question.entities):
        return False
    return bool(_OF_IT.search(question.plain)) and bool(_ASKS_FOR_ONE.search(fold(earlier)))


def leans_on_bodies(question: Question, earlier: Callable[[], Question]) -> bool:
    """Return whether `question` asks of bodies that the answer to `earlier`, the question before, names.

    That one is read only where the wording leaves it open.
    """
    if question.named:
        return False
    return bool(_BODIES.search(question.plain)) or (
        bool(_OF_THEM.search(question.plain)) and "organisation" in earlier().kinds
    )


def of_answered(read: Question, text: str, earlier: Sequence[str], allowed: Collection[str], now: Loaded) -> Question:
    """Return `text` asked of what the answer to the question before names, if it leans on that; else `read`.

    What that question leaned on itself is resolved by the rules alone: no answer is written for it.
    """
    alone = now.understanding.read(text, read.language)
    if leans_on_bodies(alone, lambda: now.understanding.read(earlier[-1], read.language)):
        return _of(_named_before(read, earlier, allowed, now, {"body"}), read, text, now)
    if leans_on_what_was_found(alone, earlier[-1], now.library):
        return _of(_named_before(read, earlier, allowed, now, _THINGS)[:1], read, text, now)
    return read


def _of(names: Sequence[str], read: Question, text: str, now: Loaded) -> Question:
    return now.understanding.read(f"{text} ({', '.join(names)})", read.language) if names else read


def _named_before(
    read: Question, earlier: Sequence[str], allowed: Collection[str], now: Loaded, types: Collection[str]
) -> list[str]:
    """Return the names of things of these `types` in the evidence for the question before, which that does not name."""
    before = now.understanding.read(earlier[-1], read.language)
    full = standalone(before, earlier[:-1], now.understanding, now.library)
    before = now.understanding.read(full, read.language)
    chosen = now.selector.select(before, now.retriever.search(before, allowed), allowed)
    quotes = [now.library.quote(pick.span) for pick in chosen.picks]
    return named_in(quotes, types, before, now.understanding.vocabulary, now.library)


def named_in(
    quotes: Iterable[str], types: Collection[str], before: Question, vocabulary: Vocabulary, library: Library
) -> list[str]:
    """Return how `quotes` name things of these `types` that the question `before` does not name, each once; where there
    are none, those that it names, of another year."""
    new, of_another_year = dict[str, str](), dict[str, str]()
    for words in map(vocabulary.read, quotes):
        for hit in words.names:
            thing, phrase = library.entities[hit.target], phrase_of(words, hit)
            if thing.type not in types:
                continue
            if thing.id not in before.entities:
                new.setdefault(
                    thing.id, words.surface(hit) if thing.type == "body" else thing.name.get(before.language)
                )
            elif not set(_YEAR.findall(phrase)) <= set(before.figures):
                of_another_year.setdefault(thing.id, phrase)
    return list((new or of_another_year).values())
