"""What a question is about and what it asks for: language, named things, properties, kinds, figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.asking import KnownQuestions, Vectors
from assistant.kinds import asked_kinds, asking, preferred_kind, required_kind
from assistant.library import Library
from assistant.vocabulary import Vocabulary, Words
from corpus.knowledge.names import mask
from corpus.knowledge.schema import AnswerType
from corpus.lexicon import Hit
from corpus.text import fold
from corpus.words import FUNCTION_WORDS, content_stems

_FIGURE = re.compile(r"\d+(?:[.,\s\u00a0]\d+)*")
MEMBERSHIP, AS_GOOD_AS_SAID = "membership", 0.85
OTHER_KIND = 0.5
"""What a property keeps of its weight where the wording asks for another kind of thing."""
CLEAR = 0.5
"""From this weight on, a property counts as what is asked."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, understood. `words` are its stems, slips mended; `content` those that carry subject matter.

    `entities` are the things it names, in order; `properties` maps what it asks of them to how clear that is (0..1);
    `kinds` are the kinds of thing it asks for; `open_words` is content that names nothing: what evidence has to cover.
    `plain` is the text folded, `asks` what it asks after what it tells first, `masked` that as it stands, with what it
    names masked; `surfaces` are the words that name the entities, `named` whether they are names and not a mere "the
    strategy"; `required` is the kind that its wording asks for and that evidence must hold by its look;
    `preferred` one that it holds rather, if any does.
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
    preferred: AnswerType | None = None
    asks: str = ""
    masked: str = ""

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
        self._library, self._known, self.vocabulary = library, known, Vocabulary(library, known.heard())

    def read(self, text: str, language: str) -> Question:
        """Return what `text`, a question in `language`, is about and asks for."""
        words = self._of_what_is_asked(self.vocabulary.read(text))
        masked = asking(mask(text, [(words.start(hit), words.end(hit)) for hit in words.names], language))
        properties = self._asked(words, self._known.vectors(text, masked), language)
        named = {i for hit in words.names for i in range(hit.start, hit.end)}
        worded = asked_kinds(text, language)
        return Question(
            text=text,
            language=language,
            words=words.stems,
            content=tuple(content_stems(words.stems)),
            entities=tuple(dict.fromkeys(hit.target for hit in words.names)),
            properties=properties,
            kinds=tuple(dict.fromkeys([*self._kinds_of(properties), *worded])),
            figures=tuple(re.sub(r"[\s\u00a0]", "", figure) for figure in _FIGURE.findall(text)),
            open_words=tuple(content_stems([w for i, w in enumerate(words.stems) if i not in named])),
            plain=fold(text),
            named=words.named,
            surfaces=tuple(dict.fromkeys(words.surface(hit) for hit in words.names)),
            required=required_kind(text, worded),
            preferred=preferred_kind(worded),
            asks=fold(asking(text)),
            masked=masked,
        )

    def _asked(self, words: Words, vectors: Vectors, language: str) -> dict[str, float]:
        """Return how clearly each property is asked for: by telling words, or by likeness to its known question."""
        weights = _cue_weights(words)
        likeness = self._known.properties(vectors)
        both = {key: _either(weights.get(key, 0.0), likeness.get(key, 0.0)) for key in {*weights, *likeness}}
        worded = asked_kinds(words.text, language)
        both = {key: weight * self._fitting(key, worded) for key, weight in both.items()}
        both[MEMBERSHIP] = self._membership(words.names, both.get(MEMBERSHIP, 0.0))
        return dict(sorted(((k, w) for k, w in both.items() if w), key=lambda entry: (-entry[1], entry[0])))

    def _of_what_is_asked(self, words: Words) -> Words:
        """Return `words` without the names that only what is told before the question has: "we are a Danish firm. Who
        ...?"

        Where the question itself names nothing, what was told is what it is about; of "our German partner would like
        to carry most in Eurostars. How much may he?" that is Eurostars.
        """
        start = len(words.text) - len(asking(words.text))
        if not start:
            return words
        own = tuple(hit for hit in words.names if words.start(hit) >= start)
        things = tuple(hit for hit in words.names if self._library.entities[hit.target].type != "country")
        return replace(words, names=own or things or words.names)

    def _fitting(self, key: str, worded: Sequence[AnswerType]) -> float:
        """Return 1, or less for a number or a definition of things where the wording asks which they are."""
        listed = bool({"list", "person", "organisation"} & set(worded))
        misread = {"count", "definition"} - set(worded) if listed else set()
        return OTHER_KIND if self._library.properties[key].answer in misread else 1.0

    def _membership(self, names: Sequence[Hit], weight: float) -> float:
        """Return how clearly it is asked whether something is on a market list.

        Who names a partner country together with a list asks that; who names no country can hardly mean it.
        """
        named = [self._library.entities[hit.target] for hit in names]
        foreign = any(entity.type == "country" and entity.country != "LT" for entity in named)
        if foreign and any(entity.type == "market_list" for entity in named):
            return max(AS_GOOD_AS_SAID, weight)
        return weight if foreign else OTHER_KIND * weight

    def _kinds_of(self, properties: Mapping[str, float]) -> list[AnswerType]:
        best = max(properties.values(), default=0.0)
        known = self._library.properties
        return [known[key].answer for key, weight in properties.items() if weight >= max(best, CLEAR)]


def _cue_weights(words: Words) -> dict[str, float]:
    """Return the best weight of each property: a cue tells the more, the more words of substance it has."""
    weights: dict[str, float] = {}
    for hit in words.cues:
        content = sum(1 for word in words.stems[hit.start : hit.end] if word not in FUNCTION_WORDS)
        weight = min(0.8, 0.3 + 0.2 * content + 0.1 * (hit.length - content)) if content else 0.3
        weights[hit.target] = max(weights.get(hit.target, 0.0), weight)
    return weights


def _either(cue: float, likeness: float) -> float:
    """Two independent signs: both together are clearer than either alone."""
    return 1 - (1 - 0.8 * cue) * (1 - 0.9 * likeness)
