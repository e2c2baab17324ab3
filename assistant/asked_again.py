"""An earlier question asked again of something else: of another thing of its kind, another year, the next in a row."""

from __future__ import annotations

import re

from assistant.library import Library
from assistant.numbered import counts_editions
from assistant.question_words import ASKS_WHAT
from assistant.understand import Question, Understanding
from assistant.vocabulary import Words
from corpus.lexical import stems
from corpus.lexicon import Hit
from corpus.words import FUNCTION_WORDS

_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?\b")
_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|pirm\w+|antr\w+|tre[cč]i\w+|ketvirt\w+|penkt\w+|paskutin\w+)\b"
    r"(?:\s(?:two|three|du|dvi|dvej\w+|dviej\w+|tr[iy]s|trij\w+)\b)?",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"^\W*(?:no|not|sorry|ne|atsipras\w+)\b.*\b(?:meant|mean|tur[eė]jau (?:omen\w+|galvoj\w*))\b", re.IGNORECASE
)
"""Who says "no, I meant the one of 2023" asks again what was asked before."""
_DOUBTS = re.compile(
    r"^\W*(?:(?:and|but|hm+|o|bet)\W+)*(?:(?:are|r) you (?:\w+ )?(?:sure|certain)(?: (?:of|about) (?:that|this|it))?"
    r"|really|is (?:that|this|it) (?:really )?(?:right|correct|true|so)|(?:ar )?tikrai"
    r"|(?:ar )?(?:j[uū]s )?(?:esate )?(?:tuo )?tikr(?:as|a|i|os)|ar tai tiesa)\s*(?:[.?!]|$)",
    re.IGNORECASE,
)
"""Who doubts an answer asks for it again: the evidence is shown once more."""
_OTHER_ONES = re.compile(r"^\W*(?:and|or|but|what about|how about)\s+(the (?:\w+ ){1,2}ones?)\W*$", re.IGNORECASE)
_BACK_TO_THE_FIRST = re.compile(
    r"\b(?:back|return) to (?:the|my) (?:very )?first\b|\b(?:my|the) first question\b|\bpri?e pirm\w+ klausim"
)
_TODAY = re.compile(
    r"\s*\b(?:now|today|currently|at present|at the moment|these days|dabar|šiandien|šiuo metu)\b", re.IGNORECASE
)
_LISTS = re.compile(
    r"^\W*(?:(?:please|can|could|you|just|and|ir|o|prasau)\s+)*(?:list|name|enumerate|isvardi\w*|isvardy\w*)\s+"
    r"(?:them|all|those|these|juos|jas|visus|visas)\b"
)
_QUESTION_WORD = re.compile(
    r"^\W*(?:and\s+|ir\s+|o\s+)?(?:how (?:much|many)|who|what|which|when|where|kas|kiek|kada|kur|kok\w+|kuri\w*|ar)\s+",
    re.IGNORECASE,
)
_WHAT_ABOUT = re.compile(r"\b(?:what|how) about\b")
_COUNTS = re.compile(r"\b(?:how many|what number of|kiek|keli|kelios|kelių)\b", re.IGNORECASE)
_WHICH = {"en": "which", "lt": "kurie"}
_EMPTY_BRACKETS = re.compile(r"\([\s,]*\)")
_LATER = re.compile(
    r"^\W*(?:(?:and|or|o|ir|bet)\s+)?"
    r"(afterwards?|after that|later|later on|then|next|thereafter|before(?: that)?|earlier|"
    r"po to|v[eė]liau|paskui|anks[cč]iau|prie[sš] tai)\W*$",
    re.IGNORECASE,
)
_WITH_LEAD = re.compile(rf"(?:\b(?:in|of|from|under|by|since)\s+(?:the\s+\w+\s+of\s+)?)?{_YEARS.pattern}(?:\s+m\.)?")
_FILLERS = frozenset(
    stems(
        "m metais metų metai year years one two both du abu since until nuo iki"
        " no sorry meant mean ne turėjau omeny galvoje"
    )
)


def corrects(question: Question) -> bool:
    """Return whether `question` corrects the one before it."""
    return bool(_CORRECTS.search(question.text))


def doubts(question: Question) -> bool:
    """Return whether `question` only doubts what was answered ("are you sure?"), whatever is told after that."""
    return bool(_DOUBTS.search(question.text)) and question.text.count("?") <= 1


def goes_back_to_the_first(question: Question) -> bool:
    """Return whether `question` says that it goes back to the first one asked."""
    return bool(_BACK_TO_THE_FIRST.search(question.plain))


def of_the_other_ones(question: Question, earlier: Question) -> str | None:
    """Return the earlier question asked of others of the same things ("and the small ones?"); None if none are."""
    others = _OTHER_ONES.match(question.text)
    return f"{earlier.text} ({others[1]})" if others else None


def corrected(question: Question, earlier: Question) -> str:
    """Return the earlier question asked of what `question` says was meant."""
    meant = _CORRECTS.sub("", question.text).strip(" ,.:-–")
    return f"{without_names(earlier)} ({meant})"


def asks_for_a_list(question: Question) -> bool:
    """Return whether `question` only asks to list what was asked about before ("list them")."""
    return bool(_LISTS.search(question.plain))


def names_only_a_time(question: Question, earlier: Question) -> bool:
    """Return whether `question` has nothing of its own but years ("and since 2021?"), another time ("and afterwards?")
    or, where `earlier` is about what comes in a row, a place in it ("and the second one?")."""
    years = bool(_YEARS.search(question.text)) and not _matter(question.text)
    numbered = bool(_ORDINAL.search(question.text)) and not _matter(_ORDINAL.sub("", question.text))
    in_a_row = counts_editions(earlier.text) or bool(_ORDINAL.search(earlier.text))
    return years or (numbered and in_a_row) or bool(_LATER.match(question.text))


def asks_outright(plain: str) -> bool:
    """Return whether the folded question `plain` has a question word of its own."""
    return bool(ASKS_WHAT.search(_WHAT_ABOUT.sub("", plain)))


def has_a_place(text: str) -> bool:
    """Return whether `text` tells something by its place in a row ("the fourth one")."""
    return bool(_ORDINAL.search(text))


def ends_with_a_place(text: str) -> bool:
    """Return whether `text` ends with a place in a row, of what is not said ("what were they in the fourth?")."""
    return bool(re.search(rf"{_ORDINAL.pattern}\W*$", text, re.IGNORECASE))


def without_places(text: str) -> str:
    """Return `text` without the words that tell a place in a row."""
    return " ".join(_ORDINAL.sub("", text).split())


def as_list(question: Question, earlier: Question) -> str:
    """Return the earlier question as one for a list: "which ones?" after "how many?" asks for the same by name."""
    if _COUNTS.search(earlier.text):
        return _COUNTS.sub(_WHICH[question.language], earlier.text)
    return f"{question.text} ({earlier.text})"


def of_another_time(question: Question, earlier: Question) -> str:
    """Return the earlier question with the years and the place in a row that `question` gives instead of its own."""
    if later := _LATER.match(question.text):
        return f"{without_years(earlier.text)} ({later[1]})"
    text, added = earlier.text, []
    if counts_editions(text) and not _ORDINAL.search(text) and not _YEARS.search(question.text):
        text = _YEARS.sub("".join(_ORDINAL.findall(question.text)[:1]), text, count=1)  # a year told editions apart
    for pattern in (_YEARS, _ORDINAL):
        for given in pattern.findall(question.text)[:1]:
            if given in text:
                continue
            if pattern.search(text):
                text = pattern.sub(given, text)
            else:
                text = _TODAY.sub("", text) if pattern is _YEARS else text
                added.append(given)
    rest = [word for word in _words(question.text) if not _YEARS.fullmatch(word) and not _ORDINAL.fullmatch(word)]
    added += [word for word in rest if _matter(word)]
    return f"{text} ({' '.join(added)})" if added else text


def without_years(text: str) -> str:
    """Return `text` without the years that it names, and what leads up to them ("under the plan of 2015")."""
    return " ".join(_WITH_LEAD.sub("", text).split())


def of_another_thing(
    question: Question, earlier: Question, understanding: Understanding, library: Library
) -> str | None:
    """Return the earlier question with the name that `question` has in the place of one of the same kind; None if it
    names none of that kind."""
    here = understanding.vocabulary.read(question.text)
    before = understanding.vocabulary.read(earlier.text)
    entities = library.entities
    for new in here.names:
        kind = entities[new.target].type
        for old in before.names:
            if entities[old.target].type == kind and old.target != new.target:
                name = here.surface(new) if kind == "country" else entities[new.target].name.get(question.language)
                return _exchanged(before, old, name, library)
    return None


def _exchanged(before: Words, old: Hit, name: str, library: Library) -> str:
    """Return the text of `before` with `name` in the place of `old`; bodies of an exchanged country are left out."""
    text, country = before.text, library.entities[old.target]
    for hit in sorted(before.names, key=lambda hit: -hit.start):
        if hit == old:
            text = text[: before.start(hit)] + name + text[before.end(hit) :]
        elif country.type == "country" and library.entities[hit.target].country == country.country:
            text = text[: before.start(hit)] + text[before.end(hit) :].removeprefix(" of").lstrip()
    return " ".join(text.split())


def without_question_word(text: str) -> str:
    """Return the question `text` without the word that asks: "when was that? (signed it)" asks for one thing only."""
    return _QUESTION_WORD.sub("", text)


def without_names(question: Question) -> str:
    """Return what `question` asks without what it names: something else takes its place."""
    text = question.text
    for surface in question.surfaces:
        text = text.replace(surface, "")
    return " ".join(_EMPTY_BRACKETS.sub("", text).split())


def _words(text: str) -> list[str]:
    return re.findall(r"\w+(?:[-–]\w+)*", text)


def _matter(text: str) -> list[str]:
    return [stem for stem in stems(text) if stem not in FUNCTION_WORDS | _FILLERS and not stem.isdigit()]
