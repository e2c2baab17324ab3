"""What a question is about and what it asks for: language, named things, properties, kinds, figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from assistant.asking import KnownQuestions
from assistant.kinds import asked_kinds, required_kind
from assistant.lexicon import Hit, PhraseTable, longest
from assistant.library import Library
from assistant.words import FUNCTION_WORDS, content_stems
from corpus.knowledge.probes import MASK
from corpus.knowledge.schema import AnswerType, Entity
from corpus.lexical import stem, stems
from corpus.text import fold
from corpus.types import Tier

_WORD = re.compile(r"\w+(?:&\w+)*")
_FIGURE = re.compile(r"\d+(?:[.,\s\u00a0]\d+)*")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_DATED = ("market_list", "agreement", "call")
MIN_FUZZY_CHARS = 5
FUZZY_SCORE = 82
MEMBERSHIP, AS_GOOD_AS_SAID = "membership", 0.85
KIND_NOUNS = {
    "strategy": ("strategy", "strategija"),
    "agreement": ("agreement", "treaty", "susitarimas", "sutartis"),
    "market_list": ("list", "markets", "sąrašas", "rinkos"),
}
"""How documents of a kind are spoken of without their name."""
OTHER_KIND = 0.5
"""What a property keeps of its weight where the wording asks for another kind of thing."""
CLEAR = 0.5
"""From this weight on, a property counts as what is asked."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, understood. `words` are its stems, slips mended; `content` those that carry subject matter.

    `entities` are the things it names, in order; `properties` maps what it asks of them to how clear that is (0..1);
    `kinds` are the kinds of thing it asks for; `open_words` is content that names nothing: what evidence has to cover.
    `plain` is the text folded; `surfaces` are the words that name the entities, `named` whether they are names and not
    a mere "the strategy"; `required` is the kind that its wording asks for and that evidence must hold by its look.
    """

    text: str
    language: str
    words: tuple[str, ...]
    content: tuple[str, ...]
    entities: tuple[str, ...]
    properties: Mapping[str, float]
    kinds: tuple[AnswerType, ...]
    figures: tuple[str, ...]
    open_words: tuple[str, ...]
    plain: str
    surfaces: tuple[str, ...]
    named: bool
    required: AnswerType | None

    @property
    def asks_yes_no(self) -> bool:
        """Whether the wording asks for a yes or a no."""
        return "yes_no" in self.kinds

    @property
    def asked(self) -> tuple[str, ...]:
        """The properties that are clearly asked for, the clearest first."""
        return tuple(key for key, weight in self.properties.items() if weight >= CLEAR)


class Understanding:
    """Reads questions with the vocabulary of one library."""

    def __init__(self, library: Library, known: KnownQuestions) -> None:
        entities, properties = tuple(library.entities.values()), library.knowledge.properties
        self._library, self._known = library, known
        self._names = PhraseTable(
            (name, entity.id) for entity in entities for name in names_of(entity) if _telling(name)
        )
        self._cues = PhraseTable((cue, prop.id) for prop in properties for cue in (*prop.cues_en, *prop.cues_lt))
        self._kind_nouns = PhraseTable((noun, kind) for kind, nouns in KIND_NOUNS.items() for noun in nouns)
        self._only = _only_of_kind(library)
        phrases = [name for entity in entities for name in names_of(entity)]
        phrases += [cue for prop in properties for cue in (*prop.cues_en, *prop.cues_lt)]
        self._vocabulary = sorted({fold(word) for phrase in phrases for word in re.findall(r"\w{5,}", phrase)})

    def read(self, text: str, language: str) -> Question:
        """Return what `text`, a question in `language`, is about and asks for."""
        tokens = [match for match in _WORD.finditer(text) if len(match[0]) > 1]
        words = tuple(self._mended([match[0] for match in tokens]))
        proper = [hit for hit in longest(self._names.find(words)) if self._spelt(hit, tokens)]
        names = [self._of_year(hit, text) for hit in proper] or self._only_one_of_its_kind(words)
        properties = self._asked(text, language, tokens, words, names)
        named = {i for hit in names for i in range(hit.start, hit.end)}
        worded = asked_kinds(text)
        kinds = list(dict.fromkeys([*self._kinds_of(properties), *worded]))
        return Question(
            text=text,
            language=language,
            words=words,
            content=tuple(content_stems(list(words))),
            entities=tuple(dict.fromkeys(hit.target for hit in names)),
            properties=properties,
            kinds=tuple(kinds),
            figures=tuple(re.sub(r"[\s\u00a0]", "", figure) for figure in _FIGURE.findall(text)),
            open_words=tuple(content_stems([w for i, w in enumerate(words) if i not in named])),
            plain=fold(text),
            named=bool(proper),
            surfaces=tuple(dict.fromkeys(text[tokens[h.start].start() : tokens[h.end - 1].end()] for h in names)),
            required=required_kind(text, worded),
        )

    def _spelt(self, hit: Hit, tokens: Sequence[re.Match[str]]) -> bool:
        """Whether an acronym is written as the name has it: MIT is not MITA, though stems of words would have it so."""
        surface = [token[0] for token in tokens[hit.start : hit.end]]
        if len(surface) != 1 or not surface[0].isupper():
            return True
        names = {fold(word) for name in names_of(self._library.entities[hit.target]) for word in _WORD.findall(name)}
        return fold(surface[0]) in names

    def _asked(
        self, text: str, language: str, tokens: Sequence[re.Match[str]], words: Sequence[str], names: Sequence[Hit]
    ) -> dict[str, float]:
        """Return how clearly each property is asked for: by telling words, or by likeness to its known question."""
        cues = [hit for hit in longest(self._cues.find(words, slack=1)) if not _inside_a_name(hit, names)]
        weights = _cue_weights(cues, words)
        likeness = self._known.properties(_masked(text, language, tokens, names))
        both = {key: _either(weights.get(key, 0.0), likeness.get(key, 0.0)) for key in {*weights, *likeness}}
        worded = asked_kinds(text)
        both = {key: weight * self._fitting(key, worded) for key, weight in both.items()}
        both[MEMBERSHIP] = self._membership(names, both.get(MEMBERSHIP, 0.0))
        return dict(sorted(((k, w) for k, w in both.items() if w), key=lambda entry: (-entry[1], entry[0])))

    def _fitting(self, key: str, worded: Sequence[AnswerType]) -> float:
        """Return 1, or less for a number or a definition of things where the wording asks which they are."""
        listed = bool({"list", "person", "organisation"} & set(worded))
        misread = {"count", "definition"} - set(worded) if listed else set()
        return OTHER_KIND if self._library.properties[key].answer in misread else 1.0

    def _only_one_of_its_kind(self, words: Sequence[str]) -> list[Hit]:
        """Where nothing is named, "the strategy" is the one strategy there is among the official documents."""
        hits = self._kind_nouns.find(words)
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

    def _membership(self, names: Sequence[Hit], weight: float) -> float:
        """Return how clearly it is asked whether something is on a market list.

        Who names a partner country together with a list asks that; who names no country can hardly mean it.
        """
        named = [self._library.entities[hit.target] for hit in names]
        foreign = any(entity.type == "country" and entity.country != "LT" for entity in named)
        if foreign and any(entity.type == "market_list" for entity in named):
            return max(AS_GOOD_AS_SAID, weight)
        return weight if foreign else OTHER_KIND * weight

    def _mended(self, words: Sequence[str]) -> Iterable[str]:
        """Yield the stem of each word; of one that is unknown but close to a name or cue, that one's stem."""
        for word in words:
            own = stem(word)
            if len(word) < MIN_FUZZY_CHARS or own in FUNCTION_WORDS or self._library.index.lexical.knows(own):
                yield own
                continue
            close = process.extractOne(fold(word), self._vocabulary, scorer=fuzz.ratio, score_cutoff=FUZZY_SCORE)
            yield stem(close[0]) if close else own

    def _kinds_of(self, properties: Mapping[str, float]) -> list[AnswerType]:
        best = max(properties.values(), default=0.0)
        known = self._library.properties
        return [known[key].answer for key, weight in properties.items() if weight >= max(best, CLEAR)]


def names_of(entity: Entity) -> tuple[str, ...]:
    """Return every name under which `entity` is asked for."""
    return (entity.name.en, entity.name.lt, *entity.aliases)


def question_stems(text: str) -> list[str]:
    """Return the content stems of `text`."""
    return content_stems(stems(text))


def _telling(name: str) -> bool:
    """Whether a name can be told from ordinary words: "US" reads like "us"."""
    return any(word not in FUNCTION_WORDS for word in stems(name))


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


def _masked(text: str, language: str, tokens: Sequence[re.Match[str]], names: Sequence[Hit]) -> str:
    """Return `text` with the things it names masked, as the known questions have theirs."""
    masked = text
    for hit in sorted(names, key=lambda hit: -hit.start):
        masked = masked[: tokens[hit.start].start()] + MASK.get(language, "it") + masked[tokens[hit.end - 1].end() :]
    return masked


def _cue_weights(cues: Iterable[Hit], words: Sequence[str]) -> dict[str, float]:
    """Return the best weight of each property: a cue tells the more, the more words of substance it has."""
    weights: dict[str, float] = {}
    for hit in cues:
        content = sum(1 for word in words[hit.start : hit.end] if word not in FUNCTION_WORDS)
        weight = min(0.8, 0.3 + 0.2 * content + 0.1 * (hit.length - content)) if content else 0.3
        weights[hit.target] = max(weights.get(hit.target, 0.0), weight)
    return weights


def _either(cue: float, likeness: float) -> float:
    """Two independent signs: both together are clearer than either alone."""
    return 1 - (1 - 0.8 * cue) * (1 - 0.9 * likeness)
