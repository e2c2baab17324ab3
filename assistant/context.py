"""What an earlier question was about, in its own words, to be put beside a question that leans on it.

The name alone is not enough: "the fourth call with Israel" is not "with Israel", and "a laser centre with Taiwan" is
not Taiwan. So a name brings what stands around it up to the noun it belongs to, and what tells one in a row.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from assistant.vocabulary import Words
from corpus.lexical import stems
from corpus.lexicon import Hit
from corpus.text import fold
from corpus.words import FUNCTION_WORDS

MOST = 2
"""So many phrases of an earlier question tell what it was about, the last ones."""
_REACH = 6
"""How many words a noun may stand from the name that belongs to it."""
_MODIFIERS = 2
"""How many words before a noun tell which one is meant ("joint research programme")."""
_HEADS = frozenset(
    stems(
        """
        programme program scheme call round agreement memorandum treaty accord pact list strategy plan project
        network forum centre center guide action measure
        programa schema kvietimas etapas susitarimas memorandumas sutartis sąrašas strategija planas projektas
        tinklas forumas centras vadovas veiksmas priemonė
        """
    )
)
_VERB = re.compile(r"\w{3,}(?:auja\w*|auti|avo\w*|uoja\w*|uoti)")
"""A Lithuanian verb by its look: "vadovauja" (leads) has the stem of "vadovas" (a guide)."""
_LINKS = frozenset(stems("of with for on under in between and the an to from by ir su dėl pagal iš tarp"))
_SELECTS = re.compile(
    r"(?:first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)|new(?:er|est)?|latest|last|next|previous|other|another"
    r"|earlier|later|pirm\w+|antr\w+|treci\w+|ketvirt\w+|penkt\w+|nauj(?!ov)\w+|paskutin\w+|kit(?:a|as|i|os|oks|okia)"
    r"|ankstesn\w+|velesn\w+|\d{4}|[a-z]+\d+)"
)
_ONE = frozenset(stems("one ones"))
_NUMBER = re.compile(r"\d")
_ARTICLE = re.compile(r"\ba\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LITHUANIAN_YEAR = re.compile(r"(?:19|20)\d\d\s?m\.?\s+")
_QUOTATION_MARKS = re.compile(r'["„“”«»]')


def context(earlier: Words, surfaces: Collection[str], *, years: bool = True) -> str:
    """Return what `earlier` was about: the phrases of the names that stand there as one of `surfaces`, what it tells
    apart by its place in a row, and its `years` where they stand in none of these."""
    spans = [_around(earlier, hit) for hit in earlier.names if earlier.surface(hit) in surfaces]
    phrases = [_text(earlier, *span) for span in _merged([*spans, *_selected(earlier)], earlier)][-MOST:]
    given = dict.fromkeys(_YEAR.findall(earlier.text)) if years else {}
    return ", ".join((*phrases, *(year for year in given if not any(year in phrase for phrase in phrases))))


def phrase_of(words: Words, hit: Hit) -> str:
    """Return the name at `hit` with what belongs to it: "the 2023 agreement with Israel"."""
    return _text(words, *_around(words, hit))


def _around(words: Words, hit: Hit) -> tuple[int, int]:
    """Return the stems from the noun phrase before the name at `hit` to the noun or number after it."""
    before, after = _furthest(words, hit.start, -1), _furthest(words, hit.end - 1, 1)
    return hit.start if before is None else _with_modifiers(words, before), hit.end if after is None else after + 1


def _furthest(words: Words, place: int, step: int) -> int | None:
    """Return the furthest noun or number, going by `step` from the word at `place`, that belongs to that word."""
    found = None
    for _ in range(_REACH):
        place += step
        if not 0 <= place < len(words.stems) or _apart(words, place, place - step) or not _belongs(words, place):
            break
        told_apart = _selects(words, place) if step < 0 else _NUMBER.search(words.tokens[place][0])
        if _is_head(words, place) or told_apart:
            found = place
    return found


def _is_head(words: Words, place: int) -> bool:
    return words.stems[place] in _HEADS and not _VERB.fullmatch(fold(words.tokens[place][0]))


def _belongs(words: Words, place: int) -> bool:
    """Whether the word at `place` can stand within a noun phrase: no question word, no verb that asks something."""
    stem = words.stems[place]
    asks = any(cue.start <= place < cue.end for cue in words.cues)
    return _is_head(words, place) or stem in _LINKS or not (asks or stem in FUNCTION_WORDS)


def _with_modifiers(words: Words, head: int) -> int:
    """Return where the phrase begins whose noun stands at `head`: it has no article or preposition within."""
    start = max(0, head - _MODIFIERS)
    for place in range(head - 1, start - 1, -1):
        stem, gap = words.stems[place], words.text[words.tokens[place].end() : words.tokens[place + 1].start()]
        if stem in FUNCTION_WORDS or _ARTICLE.search(gap) or gap.strip() or not _belongs(words, place):
            start = place + 1
            break
    return _with_year(words, start)


def _with_year(words: Words, start: int) -> int:
    """Return where the phrase that begins at `start` begins with the year before it, which its "m." sets apart in
    Lithuanian: "2020 m. žaliasis kvietimas"."""
    before = words.text[words.tokens[start - 1].start() : words.tokens[start].start()] if start else ""
    return start - 1 if _LITHUANIAN_YEAR.fullmatch(before) else start


def _selected(words: Words) -> Iterator[tuple[int, int]]:
    """Yield where a noun, or "one", is told apart by its place in a row or its age: "the newer agreement"."""
    for place in range(len(words.stems)):
        if _selects(words, place) and not words.tokens[place][0].isdigit():
            for end in range(place + 1, min(place + 2 + _MODIFIERS, len(words.stems))):
                if _apart(words, end, end - 1):
                    break
                if _is_head(words, end) or words.stems[end] in _ONE:
                    yield place, end + 1
                    break


def _selects(words: Words, place: int) -> bool:
    return bool(_SELECTS.fullmatch(fold(words.tokens[place][0])))


def _apart(words: Words, place: int, other: int) -> bool:
    """Whether punctuation stands between two neighbouring words."""
    first, second = sorted((place, other))
    return bool(re.search(r"[,.;:?!()]", words.text[words.tokens[first].end() : words.tokens[second].start()]))


def _merged(spans: Sequence[tuple[int, int]], words: Words) -> list[tuple[int, int]]:
    """Return `spans` of `words` in order, those that overlap, or touch with no punctuation between, as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        last = merged[-1][1] if merged else -1
        if start < last or (start == last and not _apart(words, start, start - 1)):
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _text(words: Words, start: int, end: int) -> str:
    return _QUOTATION_MARKS.sub("", words.text[words.tokens[start].start() : words.tokens[end - 1].end()])
