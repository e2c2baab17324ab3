"""The lexical index: BM25 over stems of both languages, kept beside the vectors.

A local Chroma has no sparse index, so this one stands in for it, through LlamaIndex's retriever over `bm25s`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import bm25s
import Stemmer
from llama_index.core.schema import TextNode
from llama_index.core.vector_stores.types import FilterOperator, MetadataFilter, MetadataFilters
from llama_index.core.vector_stores.utils import node_to_metadata_dict
from llama_index.retrievers.bm25 import BM25Retriever

from corpus.text import fold

WORD_PATTERN = r"(?u)\b\w+(?:&\w+)+\b|\b\w\w+\b|\b\d\b"
"""A word of two characters or more, letters joined by an ampersand (R&D), or a digit (article 3)."""


class TwoLanguageStemmer:
    """Lithuanian, then English Snowball stems of the folded word: one token space for both languages.

    Both sides of a match go through it, so what counts is that forms of one word meet. Folding first makes a question
    typed without diacritics meet the text; Lithuanian first, because the English stemmer cuts Lithuanian endings at
    the wrong place.
    """

    def __init__(self) -> None:
        self._lithuanian = Stemmer.Stemmer("lithuanian")
        self._english = Stemmer.Stemmer("english")

    def stemWords(self, words: Sequence[str]) -> list[str]:  # noqa: N802 - the name PyStemmer and bm25s agree on
        """Return one stem a word, in order."""
        return list(self._english.stemWords(self._lithuanian.stemWords([fold(word) for word in words])))


_WORD = re.compile(WORD_PATTERN)
_STEMMER = TwoLanguageStemmer()


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem under which `word` is indexed."""
    return _STEMMER.stemWords([word])[0]


def words(text: str) -> list[str]:
    """Return the words of `text` as they stand, in order."""
    return _WORD.findall(text)


def stems(text: str) -> list[str]:
    """Return the stems of the words of `text`, in order."""
    return [stem(word) for word in words(text)]


class LexicalIndex:
    """BM25 scores of passages for a question. Thread-safe; zero scores are left out."""

    def __init__(self, bm25: bm25s.BM25) -> None:
        self._bm25 = bm25
        self._retriever = lru_cache(maxsize=64)(self._build_retriever)
        self._total = len(bm25.corpus)
        self._rarity_of_known = lru_cache(maxsize=50_000)(self._idf)
        self._rarities = lru_cache(maxsize=64)(lambda stems: {stem: self.rarity(stem) for stem in stems})

    @classmethod
    def build(cls, texts: Mapping[str, str], documents: Mapping[str, str]) -> LexicalIndex:
        """Index `texts` (passage id -> text), each belonging to a document (passage id -> document id).

        Raises:
            ValueError: there is not one word to index.
        """
        tokens = bm25s.tokenize(
            list(texts.values()), stopwords=None, stemmer=_STEMMER, token_pattern=WORD_PATTERN, show_progress=False
        )
        bm25 = bm25s.BM25()
        bm25.index(tokens, show_progress=False)
        bm25.corpus = [_entry(passage, documents[passage]) for passage in texts]
        return cls(bm25)

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        """Open an index saved by `save`."""
        return cls(bm25s.BM25.load(str(folder), load_corpus=True))

    def save(self, folder: Path) -> None:
        """Write the index to `folder`, which must not exist yet."""
        self._bm25.save(str(folder), corpus=self._bm25.corpus, show_progress=False)

    def scores(self, question: str, top_k: int, documents: Collection[str] = ()) -> dict[str, float]:
        """Return the BM25 scores of the best `top_k` passages (of `documents`, where given)."""
        if not _WORD.search(question):
            return {}
        found = self._retriever(top_k, frozenset(documents)).retrieve(question)
        return {hit.node.node_id: hit.score for hit in found if hit.score is not None and hit.score > 0}

    def rarity(self, word_stem: str) -> float:
        """Return the inverse document frequency of a stem, ln(1 + passages / passages that hold it); never 0."""
        return self._rarity_of_known(word_stem) if self.knows(word_stem) else math.log(1 + self._total)

    def rarities(self, word_stems: tuple[str, ...]) -> Mapping[str, float]:
        """Return the rarity of each of `word_stems`; of the same ones, asked again, at once."""
        return self._rarities(word_stems)

    def knows(self, word_stem: str) -> bool:
        """Return whether any passage holds a word of this stem."""
        return word_stem in self._bm25.vocab_dict

    def heard(self, question: str) -> float:
        """Return the share of the words of `question`, rarer ones weighing more, that any passage holds; 0 of none."""
        words = set(stems(question))
        total = sum(self.rarity(word) for word in words)
        return sum(self.rarity(word) for word in words if self.knows(word)) / total if total else 0.0

    def _idf(self, known: str) -> float:
        token, starts = self._bm25.vocab_dict[known], self._bm25.scores["indptr"]
        return math.log(1 + self._total / max(1, int(starts[token + 1] - starts[token])))

    def _build_retriever(self, top_k: int, documents: frozenset[str]) -> BM25Retriever:
        filters = None
        if documents:
            condition = MetadataFilter(key="document", value=sorted(documents), operator=FilterOperator.IN)
            filters = MetadataFilters(filters=[condition])
        return BM25Retriever(
            existing_bm25=self._bm25,
            stemmer=_STEMMER,
            token_pattern=WORD_PATTERN,
            similarity_top_k=min(top_k, len(self._bm25.corpus)),
            filters=filters,
        )


def _entry(passage: str, document: str) -> dict[str, object]:
    """What the retriever needs of a passage: its id and document; the words themselves are in the register."""
    return {**node_to_metadata_dict(TextNode(id_=passage, metadata={"document": document})), "node_id": passage}
