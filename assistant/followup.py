"""Follow-up questions: what "and its budget?" means after what was asked before."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.asked_again import (
    as_list,
    asks_for_a_list,
    asks_outright,
    corrected,
    corrects,
    doubts,
    ends_with_a_place,
    has_a_place,
    names_only_a_time,
    of_another_thing,
    of_another_time,
    of_the_other_ones,
    without_names,
    without_places,
    without_question_word,
    without_years,
)
from assistant.context import context
from assistant.library import Library
from assistant.related import telling
from assistant.understand import Question, Understanding
from corpus.knowledge.schema import Entity
from corpus.lexical import stem

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
_TAKES_UP = re.compile(
    r"\b(?:on|of|for|in|with|to|by|from|under|include[ds]?|involve[ds]?|join(?:ed)?|led|fund(?:ed)?|runs?"
    r"|did|does|do|was|is|has|will) (?:that|it|this)\b(?! (?:true|so|possible|necessary|correct|right|known)\b)"
    r"|\b(?:jam|jai|jo|jos|ji|ja|juo|jame|joje|tam|tuo)\b"
)
"""A pronoun that some name cannot stand for: what is done to it, or what is within it."""
_TAKES_UP_LT = re.compile(r"\b(?:jam|jai|ji|ja|juo|jame|joje)\b")
_MAY_WE = re.compile(
    r"\b(?:can|could|may|might) (?:we|i|our \w+) (?:\w+ )?(?:get in|apply|join|take part|participate|be in|benefit)"
    r"(?: (?:too|then|as well|for (?:it|that|this)|in (?:it|that|this)))?\s*(?:[.?!,]|$)"
    r"|\b(?:galime|galetume|galiu|galeciau) (?:\w+ )?(?:dalyvauti|teikti|gauti|kreiptis|pretenduoti|prisijungti)"
    r"(?: (?:irgi|taip pat|jame|joje))?\s*(?:[.?!,]|$)"
)
"""Who asks whether he may take part, and in nothing that he names, means what was spoken of."""
_TURNS = re.compile(
    r"\b(?:by the way|btw|on (?:another|a different) (?:note|subject|topic|matter)"
    r"|(?:another|a different|an unrelated) (?:question|topic|subject|matter)|beje|kita tema|kit(?:as|a) klausim\w+)\b"
)
"""Who says so turns to something else, if he then has a word that the documents do not know."""
SHORT_WORDS = 6
"""A question without a name and with no more words than this, after what it tells, leans on what went before."""


def alone(question: Question, earlier: Question, understanding: Understanding, library: Library) -> str:
    """Return `question` as it would be asked without `earlier`, the one it may lean on."""
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
    if doubts(question) and not named:
        return earlier.text
    if corrects(question):
        return corrected(question, earlier) if named else of_another_time(question, earlier)
    if names_only_a_time(question, earlier):
        return of_another_time(question, earlier)
    if others := of_the_other_ones(question, earlier):
        return others
    return as_list(question, earlier) if asks_for_a_list(question) else None


def _leaning(question: Question, earlier: Question, understanding: Understanding, library: Library) -> str:
    """Return the question with what it leans on, if it does: a pronoun, an opening "and", hardly a word of its own."""
    if _MAY_WE.search(question.plain) and earlier.entities:
        return _with_subject(question, earlier, understanding, library)
    known = understanding.vocabulary.is_word
    if _TURNS.search(question.plain) and not all(map(known, question.open_words)):
        return question.text
    leans = bool(_LEANS.search(question.plain) or _OPENS.search(question.plain) or ends_with_a_place(question.text))
    if not _known_matter(question, understanding) and not (_OPENS.search(question.plain) and question.kinds):
        return question.text
    if leans or (earlier.entities and (question.asked or len(question.asks.split()) <= SHORT_WORDS)):
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


def _names_itself(question: Question, library: Library) -> bool:
    """Whether the question has a name of its own that the documents know, though the catalogue does not ("MIT")."""
    names = _ACRONYM.findall(question.text)
    return (
        not _POINTS.search(question.plain)
        and not _OPENS.search(question.plain)
        and any(library.index.lexical.knows(stem(name)) for name in names)
    )


def _with_names(
    question: Question, named: Sequence[str], earlier: Question, understanding: Understanding, library: Library
) -> str:
    """Return the question, which names something, as it would be asked alone.

    "What about Norway?" asks the same of another country; "is Norway one of them?" asks of the earlier thing; so does
    "how much of that came from Norway?", and "must the partner be from Norway?" where that is one with Norway.
    """
    before = [library.entities[key] for key in telling(earlier.entities, library)]
    countries = [library.entities[key] for key in named if library.entities[key].type == "country"]
    if _ADDS.search(question.plain):
        swapped = of_another_thing(question, earlier, understanding, library) if _OPENS.search(question.plain) else None
        return swapped or f"{question.text} ({without_years(earlier.text)})"
    parties = [key for key in named if library.entities[key].type in ("country", "body")]
    if (len(parties) == len(named) and _TAKES_UP_LT.search(question.plain)) or (
        len(countries) == len(named) and (_OF_THAT.search(question.plain) or _TAKES_UP.search(question.plain))
    ):
        about = _context(question, earlier, understanding, _countries(question, earlier, understanding, library))
        return f"{question.text} ({about})" if about else question.text
    if _OPENS.search(question.plain) and not question.open_words:
        swapped = of_another_thing(question, earlier, understanding, library)
        alike = any(_comparable(library.entities[named[0]], other) for other in before)
        return swapped or (_other_subject(question, earlier, library) if alike else f"{question.text} ({earlier.text})")
    if _OPENS.search(question.plain) and not question.kinds and not asks_outright(question.plain):
        return f"{question.text} ({without_names(earlier)})"
    with_it = [e for e in before if e.type != "country" and any(e.country == c.country for c in countries)]
    if len(countries) == len(named) and with_it and question.asked:
        return f"{question.text} ({_context(question, earlier, understanding)})"
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
        return f"{question.text} ({without_names(earlier)} {_context(question, earlier, understanding)})"
    if question.content and (
        about := _context(question, earlier, understanding, _countries(question, earlier, understanding, library))
    ):
        return f"{question.text} ({about})"
    return f"{question.text} ({without_question_word(earlier.text) if question.kinds else earlier.text})"


def _countries(question: Question, earlier: Question, understanding: Understanding, library: Library) -> frozenset[str]:
    """Return the words by which `earlier` names countries, if `question` names a party of its own instead.

    The home country, a body, or a country beside a pronoun ("how much of it went to Ukraine?") takes the place of
    countries only where `earlier` names something else besides.
    """
    parties = [key for key in question.entities if library.entities[key].type in ("country", "body")]
    foreign = [key for key in telling(parties, library) if library.entities[key].type == "country"]
    words = understanding.vocabulary.read(earlier.text)
    countries = frozenset(words.surface(hit) for hit in words.names if library.entities[hit.target].type == "country")
    points = _POINTS.search(question.plain) or _TAKES_UP_LT.search(question.plain)
    instead = (foreign and not points) or (parties and not countries.issuperset(earlier.surfaces))
    return countries if instead else frozenset()


def _context(
    question: Question, earlier: Question, understanding: Understanding, left_out: Collection[str] = ()
) -> str:
    """Return what `earlier` was about, but for names `left_out`, with its years and places in a row if `question` gives
    none."""
    surfaces = [name for name in earlier.surfaces if name not in left_out]
    years = not _YEAR.search(question.text)
    about = context(understanding.vocabulary.read(earlier.text), surfaces, years=years)
    return without_places(about) if has_a_place(question.text) else about
