"""The words of a question: its tokens and stems, slips mended, and the names and telling words (cues) among them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from assistant.library import Library
from corpus.knowledge.names import Names, names_of, words_of
from corpus.lexical import stem
from corpus.lexicon import Hit, PhraseTable, longest
from corpus.text import fold
from corpus.types import Tier
from corpus.words import FUNCTION_WORDS

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_DATED = ("market_list", "agreement", "call")
MIN_FUZZY_CHARS = 5
FUZZY_SCORE = 82


@dataclass(frozen=True, slots=True)
class Words:
    """A text by its words. `names` are the things it names and `cues` the properties whose telling words it has, each
    at the stems of its place; `named` is whether the names are names and not a mere "the strategy"."""

    text: str
    tokens: tuple[re.Match[str], ...]
    stems: tuple[str, ...]
    names: tuple[Hit, ...]
    cues: tuple[Hit, ...]
    named: bool

    def surface(self, hit: Hit) -> str:
        """Return the words at `hit` as they stand in the text."""
        return self.text[self.start(hit) : self.end(hit)]

    def start(self, hit: Hit) -> int:
        """Return where `hit` begins, in characters."""
        return self.tokens[hit.start].start()

    def end(self, hit: Hit) -> int:
        """Return where `hit` ends, in characters."""
        return self.tokens[hit.end - 1].end()


class Vocabulary:
    """Finds in texts the names and cues of one library."""

    def __init__(self, library: Library, heard: Collection[str]) -> None:
        """Find the names and cues of `library`; stems in `heard` are words, and not slips for one of those."""
        self._heard = heard
        entities, properties = tuple(library.entities.values()), library.knowledge.properties
        self._library = library
        self._names = Names(entities)
        self._cues = PhraseTable((cue, prop.id) for prop in properties for cue in (*prop.cues_en, *prop.cues_lt))
        self._only = _only_of_kind(library)
        phrases = [name for entity in entities for name in names_of(entity)]
        phrases += [cue for prop in properties for cue in (*prop.cues_en, *prop.cues_lt)]
        self._known = sorted({fold(word) for phrase in phrases for word in re.findall(r"\w{5,}", phrase)})

    def read(self, text: str) -> Words:
        """Return the words of `text`."""
        tokens = words_of(text)
        mended = tuple(self._mended([match[0] for match in tokens]))
        proper = self._names.find(mended, tokens)
        names = [self._of_year(hit, text) for hit in proper] or self._only_one_of_its_kind(mended)
        cues = [hit for hit in longest(self._cues.find(mended, slack=1)) if not _inside_a_name(hit, names)]
        return Words(text, tokens, mended, tuple(names), tuple(cues), bool(proper))

    def _only_one_of_its_kind(self, words: Sequence[str]) -> list[Hit]:
        """Where nothing is named, "the strategy" is the one strategy there is among the official documents."""
        hits = self._names.kinds(words)
        found = [Hit(self._only[hit.target], hit.start, hit.end) for hit in hits if hit.target in self._only]
        return found[:1]

    def _of_year(self, hit: Hit, text: str) -> Hit:
        """Of things told apart by their year, return the one of the year that the question gives."""
        mine = self._library.entities[hit.target]
        years = [year for year in _YEAR.findall(text) if year not in mine.name.en]
        for other in self._library.knowledge.entities if years and mine.type in _DATED else ():
            if other.type == mine.type and other.country == mine.country and years[0] in _YEAR.findall(other.name.en):
                return Hit(other.id, hit.start, hit.end)
        return hit

    def _mended(self, words: Sequence[str]) -> Iterable[str]:
        """Yield the stem of each word; of one that is unknown but close to a name or cue, that one's stem."""
        for word in words:
            own = stem(word)
            if len(word) < MIN_FUZZY_CHARS or own in FUNCTION_WORDS or self.is_word(own):
                yield own
                continue
            close = process.extractOne(fold(word), self._known, scorer=fuzz.ratio, score_cutoff=FUZZY_SCORE)
            yield stem(close[0]) if close else own

    def is_word(self, word_stem: str) -> bool:
        """Return whether the documents have a word of this stem, or the questions recorded for them."""
        return word_stem in self._heard or self._library.index.lexical.knows(word_stem)


def _only_of_kind(library: Library) -> dict[str, str]:
    """Return, for each kind with one official document, the entity that document is about."""
    found: dict[str, list[str]] = {}
    for document in library.documents.values():
        subject = library.subject_of(document.id)
        if document.tier is Tier.OFFICIAL and subject:
            found.setdefault(document.kind.value, []).append(subject.id)
    return {kind: subjects[0] for kind, subjects in found.items() if len(subjects) == 1}


def _inside_a_name(hit: Hit, names: Sequence[Hit]) -> bool:
    return any(name.start <= hit.start and hit.end <= name.end for name in names)
