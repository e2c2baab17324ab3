"""What a question is about and what it asks for: language, named things, properties, kinds, figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from assistant.kinds import asked_kinds
from assistant.lexicon import Hit, PhraseTable, longest
from assistant.library import Library
from assistant.words import FUNCTION_WORDS, content_stems
from corpus.knowledge.schema import AnswerType, Entity
from corpus.lexical import stem, stems
from corpus.text import fold

_FIGURE = re.compile(r"\d+(?:[.,\s ]\d+)*")
MIN_FUZZY_CHARS = 5
FUZZY_SCORE = 82


@dataclass(frozen=True, slots=True)
class Question:
    """A question, understood. `words` are its stems, slips mended; `content` those that carry subject matter.

    `entities` are the things it names, in order; `properties` maps what it asks of them to how telling its words are
    (0..1); `kinds` are the kinds of thing it asks for; `open_words` is content that neither names nor asks:
    what the evidence still has to cover.
    """

    text: str
    language: str
    words: tuple[str, ...]
    content: tuple[str, ...]
    entities: tuple[str, ...]
    properties: dict[str, float]
    kinds: tuple[AnswerType, ...]
    figures: tuple[str, ...]
    open_words: tuple[str, ...]

    @property
    def asks_yes_no(self) -> bool:
        """Whether the wording asks for a yes or a no."""
        return "yes_no" in self.kinds


class Understanding:
    """Reads questions with the vocabulary of one library."""

    def __init__(self, library: Library) -> None:
        entities = library.knowledge.entities
        self._names = PhraseTable((name, entity.id) for entity in entities for name in names_of(entity))
        self._cues = PhraseTable(
            (cue, prop.id) for prop in library.knowledge.properties for cue in (*prop.cues_en, *prop.cues_lt)
        )
        self._library = library
        self._vocabulary = sorted(
            {fold(word) for entity in entities for name in names_of(entity) for word in re.findall(r"\w{5,}", name)}
            | {
                fold(w)
                for p in library.knowledge.properties
                for c in (*p.cues_en, *p.cues_lt)
                for w in re.findall(r"\w{5,}", c)
            }
        )

    def read(self, text: str, language: str) -> Question:
        """Return what `text`, a question in `language`, is about and asks for."""
        words = tuple(self._mended(re.findall(r"\w+(?:&\w+)*", text)))
        names = longest(self._names.find(words))
        cues = longest(self._cues.find(words, slack=1))
        properties = self._weigh(cues, words)
        used = {i for hit in (*names, *cues) for i in range(hit.start, hit.end)}
        kinds = list(dict.fromkeys([*self._kinds_of(properties), *asked_kinds(text)]))
        return Question(
            text=text,
            language=language,
            words=words,
            content=tuple(content_stems(list(words))),
            entities=tuple(dict.fromkeys(hit.target for hit in names)),
            properties=properties,
            kinds=tuple(kinds),
            figures=tuple(re.sub(r"[\s ]", "", figure) for figure in _FIGURE.findall(text)),
            open_words=tuple(content_stems([w for i, w in enumerate(words) if i not in used])),
        )

    def _mended(self, words: Sequence[str]) -> Iterable[str]:
        """Yield the stem of each word; of one that is unknown but close to a name or cue, that one's stem."""
        for word in words:
            if len(word) < 2:
                continue
            own = stem(word)
            if len(word) < MIN_FUZZY_CHARS or self._known(own):
                yield own
                continue
            close = process.extractOne(fold(word), self._vocabulary, scorer=fuzz.ratio, score_cutoff=FUZZY_SCORE)
            yield stem(close[0]) if close else own

    def _known(self, word_stem: str) -> bool:
        return word_stem in FUNCTION_WORDS or self._library.index.lexical.knows(word_stem)

    def _weigh(self, cues: Iterable[Hit], words: Sequence[str]) -> dict[str, float]:
        """Return the best weight of each property: a cue tells the more, the more and rarer words it has."""
        weights: dict[str, float] = {}
        for hit in cues:
            content = sum(1 for word in words[hit.start : hit.end] if word not in FUNCTION_WORDS)
            weight = min(1.0, 0.3 + 0.4 * content + 0.1 * (hit.length - content)) if content else 0.3
            weights[hit.target] = max(weights.get(hit.target, 0.0), weight)
        return dict(sorted(weights.items(), key=lambda entry: (-entry[1], entry[0])))

    def _kinds_of(self, properties: dict[str, float]) -> list[AnswerType]:
        best = max(properties.values(), default=0.0)
        known = self._library.properties
        return [known[key].answer for key, weight in properties.items() if weight >= best and weight > 0.3]


def names_of(entity: Entity) -> tuple[str, ...]:
    """Return every name under which `entity` is asked for."""
    return (entity.name.en, entity.name.lt, *entity.aliases)


def question_stems(text: str) -> list[str]:
    """Return the content stems of `text`."""
    return content_stems(stems(text))
