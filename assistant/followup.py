"""Follow-up questions: what "and its budget?" means after what was asked before."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.asked_again import (
    as_list,
    asks_for_a_list,
    corrects,
    names_only_a_time,
    of_another_thing,
    of_another_time,
    without_names,
    without_question_word,
)
from assistant.library import Library
from assistant.related import telling
from assistant.understand import Question, Understanding
from corpus.knowledge.schema import Entity
from corpus.lexical import stem
from corpus.types import Language

MAX_HISTORY = 10
_LEANS = re.compile(
    r"\b(its?|they|them|their|this|that|these|those|there|he|she|one|ones|both|same|such|"
    r"the (programme|program|agreement|strategy|list|call|scheme|fund|bodies|agency|project)|"
    r"jo|jos|ju|ji|jis|jam|jai|jie|jiems|joms|juos|jas|ten|tai|to|"
    r"tas|tie|si|sis|sios|sio|siam|siai|jame|joje|juose|siuo|sia|tokia|toks|abu|tos|ta|juo|ja)\b"
)
_POINTS = re.compile(r"\b(its?|they|them|their|this|that|these|those|there|jo|jos|ju|jam|jai|ten|tai|to)\b")
_OF_THAT = re.compile(r"\b(of (that|it|this|them|those|these)|is s(ios|ito) (sumos|skaiciaus)|is to|is ju)\b")
_OPENS = re.compile(r"^(and|or|but|so|also|what about|how about|o|ir|bet|arba|taip pat|dar)\b")
_ABOUT = re.compile(r"^(and |but |o )?(what about|how about|kaip del|kaip su)\b")
_ACRONYM = re.compile(r"\b[A-ZĄČĘĖĮŠŲŪŽ]{3,}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ADDS = re.compile(
    r"\b(irgi|taip pat|tarp ju|vien(a|as) is ju|too|also|as well|one of (them|these|those)|among (them|these|those))\b"
)
SHORT_WORDS = 6
"""A question without a name and with no more words than this leans on what went before."""


def standalone(question: Question, history: Sequence[str], understanding: Understanding, library: Library) -> str:
    """Return `question` as it would be asked without what went before (`history`: earlier questions, oldest first).

    A question that names its own subject and says what it asks is left alone, however much was said before: a change
    of subject is not dragged back.
    """
    earlier = _earlier(history[-MAX_HISTORY:], question.language, understanding, library)
    if earlier is None:
        return question.text
    named = telling(question.entities, library) if question.named else []
    if again := _asked_again(question, named, earlier):
        return again
    if named:
        return _with_names(question, named, earlier, understanding, library)
    if _names_itself(question, library) or _is_of_another_kind(question, earlier, library):
        return question.text
    return _leaning(question, earlier, understanding, library)


def _asked_again(question: Question, named: Sequence[str], earlier: Question) -> str | None:
    """Return the earlier question asked again, if `question` only corrects it, gives another year or wants a list."""
    if (corrects(question) and not named) or names_only_a_time(question, earlier):
        return of_another_time(question, earlier)
    return as_list(question, earlier) if asks_for_a_list(question) else None


def _leaning(question: Question, earlier: Question, understanding: Understanding, library: Library) -> str:
    """Return the question with what it leans on, if it does: a pronoun, an opening "and", hardly a word of its own."""
    leans = bool(_LEANS.search(question.plain) or _OPENS.search(question.plain))
    if not _known_matter(question, understanding) and not (_OPENS.search(question.plain) and question.kinds):
        return question.text
    if leans or (earlier.entities and (question.asked or len(question.words) <= SHORT_WORDS)):
        return _with_subject(question, earlier, understanding, library)
    return question.text


def _is_of_another_kind(question: Question, earlier: Question, library: Library) -> bool:
    """Whether the question speaks of "the list" or "the strategy" where something of another kind was asked about."""
    if _POINTS.search(question.plain):
        return False
    mine = {library.entities[key].type for key in telling(question.entities, library)}
    return bool(mine) and not mine & {library.entities[key].type for key in telling(earlier.entities, library)}


def _known_matter(question: Question, understanding: Understanding) -> bool:
    """Whether the question has no matter of its own, or some that the documents or the catalogue know."""
    known = understanding.vocabulary.is_word
    return not question.open_words or bool(question.asked) or any(known(word) for word in question.open_words)


def _earlier(
    history: Sequence[str], language: Language, understanding: Understanding, library: Library
) -> Question | None:
    """Return the last earlier question that names something, each read in the light of those before it; the last one
    where none does."""
    last: Question | None = None
    for end in range(len(history), 0, -1):
        read = understanding.read(history[end - 1], language)
        read = understanding.read(standalone(read, history[: end - 1], understanding, library), language)
        if telling(read.entities, library):
            return read
        last = last or read
    return last


def _names_itself(question: Question, library: Library) -> bool:
    """Whether the question has a name of its own that the documents know, though the catalogue does not ("MIT")."""
    names = _ACRONYM.findall(question.text)
    return not _OPENS.search(question.plain) and any(library.index.lexical.knows(stem(name)) for name in names)


def _with_names(
    question: Question, named: Sequence[str], earlier: Question, understanding: Understanding, library: Library
) -> str:
    """Return the question, which names something, as it would be asked alone.

    "What about Norway?" asks the same of another country; "is Norway one of them?" asks of the earlier thing; "must
    the partner be from Norway?" asks of the earlier thing where that is one with Norway.
    """
    before = [library.entities[key] for key in telling(earlier.entities, library)]
    countries = [library.entities[key] for key in named if library.entities[key].type == "country"]
    if _ADDS.search(question.plain):
        return f"{question.text} ({earlier.text})"
    if len(countries) == len(named) and _OF_THAT.search(question.plain):
        return f"{question.text} ({_context(earlier)})"  # "and how much of that came from Norway?"
    if _OPENS.search(question.plain) and not question.open_words:
        swapped = of_another_thing(question, earlier, understanding, library)
        alike = any(_comparable(library.entities[named[0]], other) for other in before)
        return swapped or (_other_subject(question, earlier, library) if alike else f"{question.text} ({earlier.text})")
    if _OPENS.search(question.plain) and not question.kinds:
        return f"{question.text} ({without_names(earlier)})"
    with_it = [e for e in before if e.type != "country" and any(e.country == c.country for c in countries)]
    if len(countries) == len(named) and with_it and question.asked:
        return f"{question.text} ({_context(earlier)})"
    return question.text


def _comparable(thing: Entity, earlier: Entity) -> bool:
    """Whether what was asked of `earlier` can be asked of `thing`: both are of a type, or both of a country."""
    abroad = earlier.country is not None and earlier.country != "LT"
    return thing.type == earlier.type or (thing.type == "country" and abroad) or thing.type not in ("country", "body")


def _other_subject(question: Question, earlier: Question, library: Library) -> str:
    """Return the earlier question asked of the new subject."""
    name = library.entities[telling(question.entities, library)[0]].name.get(question.language)
    for key in earlier.asked:
        template = library.properties[key].question
        if template:
            return template.get(question.language).format(subject=name)
    return f"{question.text} ({earlier.text})"


def _with_subject(question: Question, earlier: Question, understanding: Understanding, library: Library) -> str:
    """Return the question with what the earlier one named; with all of it where this one asks nothing of its own."""
    if not question.open_words and "list" in question.kinds:
        return as_list(question, earlier)
    if _ABOUT.search(question.plain) and not question.asked:
        return f"{question.text} ({without_names(earlier)} {_context(earlier)})"
    if question.content and (context := _context(earlier, _countries(question, earlier, understanding, library))):
        return f"{question.text} ({context})"
    return f"{question.text} ({without_question_word(earlier.text) if question.kinds else earlier.text})"


def _countries(question: Question, earlier: Question, understanding: Understanding, library: Library) -> frozenset[str]:
    """Return the words by which `earlier` names countries, if `question` names one of its own instead."""
    is_country = [library.entities[key].type == "country" for key in question.entities]
    if not any(is_country):
        return frozenset()
    words = understanding.vocabulary.read(earlier.text)
    return frozenset(words.surface(hit) for hit in words.names if library.entities[hit.target].type == "country")


def _context(earlier: Question, left_out: Collection[str] = ()) -> str:
    """Return what `earlier` names, but for names `left_out`, and the years by which it tells editions of that apart."""
    names = [name for name in earlier.surfaces if name not in left_out][-2:]
    years = [year for year in dict.fromkeys(_YEAR.findall(earlier.text)) if not any(year in name for name in names)]
    return ", ".join((*names, *years))
