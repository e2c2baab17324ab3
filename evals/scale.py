"""How ingestion and search grow: `python -m evals.scale 1000 10000 100000`, with a model that costs nothing.

The embedding is a bag of hashed words, so what is measured is all but the model: reading, splitting, storing, the
lexical index, searching. `--model` takes the real one; a rate then holds the model's own rate beside it.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from llama_index.core.base.embeddings.base import BaseEmbedding

from corpus.embedding import load_embedding
from corpus.index import Index, open_index
from corpus.settings import Settings, load_settings
from ingest.sync import synchronise

DIMENSION = 384
A_FILE = 100
"""Passages in one file."""
QUESTIONS = 200
_SYLLABLES = [consonant + vowel for consonant in "bdklmnrst" for vowel in "aeio"]


class HashedWords(BaseEmbedding):
    """A unit vector with a place for each hashed word: texts that share words are near each other."""

    def _get_text_embedding(self, text: str) -> list[float]:
        vector = [0.0] * DIMENSION
        for word in re.findall(r"\w+", text.lower()):
            vector[int.from_bytes(hashlib.blake2b(word.encode(), digest_size=4).digest()) % DIMENSION] += 1.0
        length = sum(x * x for x in vector) ** 0.5 or 1.0
        return [x / length for x in vector]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds, passages a second, milliseconds a question and megabytes, for one number of passages."""

    passages: int
    first_run_s: float
    rate: float
    model_rate: float
    second_run_s: float
    one_file_changed_s: float
    query_p50_ms: float
    query_p95_ms: float
    peak_mb: float


def measure(count: int, embedding: BaseEmbedding, folder: Path) -> Figures:
    """Ingest `count` synthetic passages into `folder`, twice, change one file, and put questions to the index."""
    shelf, chance = folder / "shelf", random.Random(count)  # noqa: S311 - words, no secrets
    texts = _write(shelf, count, chance)
    settings = _settings(folder)
    first = _timed(lambda: synchronise(settings, embedding, [shelf]))
    second = _timed(lambda: synchronise(settings, embedding, [shelf]))
    _write_file(shelf / "0.txt", 0, chance)
    changed = _timed(lambda: synchronise(settings, embedding, [shelf]))
    index = open_index(settings, embedding)
    took = sorted(_timed(lambda: _ask(index, embedding, chance.choice(texts))) * 1000 for _ in range(QUESTIONS))
    sample = texts[: min(count, 512)]
    alone = _timed(lambda: embedding.get_text_embedding_batch(sample))
    return Figures(
        passages=index.register.count(),
        first_run_s=round(first, 2),
        rate=round(count / first, 1),
        model_rate=round(len(sample) / alone, 1),
        second_run_s=round(second, 2),
        one_file_changed_s=round(changed, 2),
        query_p50_ms=round(statistics.median(took), 2),
        query_p95_ms=round(took[int(0.95 * QUESTIONS)], 2),
        peak_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    )


def _settings(folder: Path) -> Settings:
    (folder / "corpus" / "documents").mkdir(parents=True)
    (folder / "corpus" / "documents" / "manifest.yaml").write_text("sources: []\n", encoding="utf-8")
    return load_settings(corpus_dir=folder / "corpus", data_dir=folder / "data")


def _write(shelf: Path, count: int, chance: random.Random) -> list[str]:
    shelf.mkdir()
    return [
        text for number in range(-(-count // A_FILE)) for text in _write_file(shelf / f"{number}.txt", number, chance)
    ]


def _write_file(path: Path, number: int, chance: random.Random) -> list[str]:
    texts = [_sentence(chance) for _ in range(A_FILE)]
    path.write_text(f"Book {number} {_word(chance)}\n\n" + "\n\n".join(texts), encoding="utf-8")
    return texts


def _sentence(chance: random.Random) -> str:
    return " ".join(_word(chance) for _ in range(chance.randint(10, 30))).capitalize() + "."


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(min(4, 1 + int(chance.expovariate(0.6)))))


def _ask(index: Index, embedding: BaseEmbedding, question: str) -> None:
    dense = index.vectors.scores(embedding.get_query_embedding(question), 40)
    index.register.passages({**dense, **index.lexical.scores(question, 40)})


def _timed(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main(
    counts: Annotated[list[int], typer.Argument(help="Numbers of passages to measure, each in a process's lifetime.")],
    model: Annotated[
        str | None, typer.Option(help="An embedding as in GIDAS_EMBEDDING, instead of hashed words.")
    ] = None,
) -> None:
    """Print the figures of each number of passages as a JSON line."""
    embedding = load_embedding(model) if model else HashedWords(model_name="hashed-words")
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(asdict(measure(count, embedding, Path(folder)))), flush=True)


if __name__ == "__main__":
    typer.run(main)
