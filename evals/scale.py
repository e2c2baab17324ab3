"""How ingestion and search grow: `python -m evals.scale 1000 10000 100000`, with a model that costs nothing.

The embedding is a bag of hashed words, so what is measured is all but the model: reading, splitting, storing, the
lexical index, searching. `--model` takes the real one; a rate then holds the model's own rate beside it.
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer
from llama_index.core.base.embeddings.base import BaseEmbedding

from corpus.draft import Draft
from corpus.embedding import load_embedding
from corpus.index import Index, open_index
from corpus.register import Register
from corpus.settings import CHECKOUT, Settings, load_settings
from evals.scale_shelf import write_file, write_shelf
from ingest.entries import embedded_text
from ingest.sync import Progress, synchronise

HASHED = "evals.scale_shelf:HashedWords"
QUESTIONS = 200
SAMPLE = 512
"""Passages that the model embeds alone, for its own rate."""
ADDED = 0.1
"""The share of new passages whose ingestion is killed half way."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds, passages a second, milliseconds a question and megabytes, for one number of passages.

    `memory` is the most memory taken until so many passages were in. `killed_s` is how long a run over a tenth more
    passages worked before it was killed, `recovery_s` and `recovery_embedded` what the next run took and embedded.
    """

    passages: int
    first_run_s: float
    rate: float
    model_rate: float
    second_run_s: float
    one_file_changed_s: float
    query_p50_ms: float
    query_p95_ms: float
    open_s: float
    memory: tuple[tuple[int, int], ...]
    peak_mb: float
    added: int
    killed_s: float
    recovery_s: float
    recovery_embedded: int


def measure(count: int, model: str, folder: Path) -> Figures:
    """Ingest `count` synthetic passages into `folder`, twice, change one file, put questions to the index, and kill a
    run that adds more."""
    embedding, shelf, chance = load_embedding(model), folder / "shelf", random.Random(count)  # noqa: S311 - words
    texts = write_shelf(shelf, count, chance)
    settings = _settings(folder)
    memory: dict[int, int] = {}
    first = _timed(lambda: synchronise(settings, embedding, [shelf], progress=lambda step: _note(step, memory)))
    sample = [embedded_text(p, headers=True) for p in islice(Register(settings.data_dir).each_passage(), SAMPLE)]
    alone = _timed(lambda: embedding.get_text_embedding_batch(sample))
    second = _timed(lambda: synchronise(settings, embedding, [shelf]))
    write_file(shelf / "0.txt", 0, chance)
    changed = _timed(lambda: synchronise(settings, embedding, [shelf]))
    opened = _timed(lambda: open_index(settings, embedding))
    index = open_index(settings, embedding)
    took = sorted(_timed(lambda: _ask(index, embedding, chance.choice(texts))) * 1000 for _ in range(QUESTIONS))
    peak, passages = _peak_mb(), index.register.count()
    more = write_shelf(folder / "more", int(count * ADDED), chance)
    killed = _killed(settings, model, folder / "more", first * ADDED / 2)
    started = time.perf_counter()
    report = synchronise(settings, embedding, [folder / "more"])
    return Figures(
        passages=passages,
        first_run_s=round(first, 2),
        rate=round(count / first, 1),
        model_rate=round(len(sample) / alone, 1),
        second_run_s=round(second, 2),
        one_file_changed_s=round(changed, 2),
        query_p50_ms=round(statistics.median(took), 2),
        query_p95_ms=round(took[int(0.95 * QUESTIONS)], 2),
        open_s=round(opened, 2),
        memory=tuple(memory.items()),
        peak_mb=peak,
        added=len(more),
        killed_s=round(killed, 2),
        recovery_s=round(time.perf_counter() - started, 2),
        recovery_embedded=report.embedded,
    )


def _settings(folder: Path) -> Settings:
    (folder / "corpus" / "documents").mkdir(parents=True)
    (folder / "corpus" / "documents" / "manifest.yaml").write_text("sources: []\n", encoding="utf-8")
    return load_settings(corpus_dir=folder / "corpus", data_dir=folder / "data")


def _note(step: Progress, memory: dict[int, int]) -> None:
    """Keep the peak memory at each tenth of the way."""
    tenth = 10 * step.done // max(step.total, 1)
    if step.passages and tenth > len(memory):
        memory[step.passages] = round(_peak_mb())


def _peak_mb() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def _killed(settings: Settings, model: str, shelf: Path, seconds: float) -> float:
    """Start a run over `shelf` in a process of its own and kill it `seconds` after it began to write; return how long
    it wrote."""
    paths = {"GIDAS_DATA_DIR": str(settings.data_dir), "GIDAS_CORPUS_DIR": str(settings.corpus_dir)}
    command = [sys.executable, "-m", "ingest", "--quiet", str(shelf)]
    with subprocess.Popen(command, cwd=CHECKOUT, env={**os.environ, **paths, "GIDAS_EMBEDDING": model}) as process:  # noqa: S603
        while process.poll() is None and not Draft.path_in(settings.data_dir).exists():
            time.sleep(0.01)
        started = time.perf_counter()
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        return time.perf_counter() - started


def _ask(index: Index, embedding: BaseEmbedding, question: str) -> None:
    dense = index.vectors.scores(embedding.get_query_embedding(question), 40)
    index.register.passages({**dense, **index.lexical.scores(question, 40)})


def _timed(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main(
    counts: Annotated[list[int], typer.Argument(help="Numbers of passages to measure, each in a process's lifetime.")],
    model: Annotated[str, typer.Option(help="An embedding as in GIDAS_EMBEDDING, instead of hashed words.")] = HASHED,
) -> None:
    """Print the figures of each number of passages as a JSON line."""
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(asdict(measure(count, model, Path(folder)))), flush=True)


if __name__ == "__main__":
    typer.run(main)
