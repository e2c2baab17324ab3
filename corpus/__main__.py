"""`python -m corpus check` reports everything that is wrong with the catalogue; `vectors` embeds its questions."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.progress import track

from corpus.classifier import Classifier
from corpus.embedding import load_embedding, query_embeddings
from corpus.knowledge.check import check
from corpus.knowledge.load import Knowledge, load_knowledge
from corpus.knowledge.probes import probes
from corpus.questions import make_questions
from corpus.settings import load_settings
from corpus.shipped import ship_classifier, ship_vectors, shipped_classifier, shipped_vectors
from corpus.space import Vector
from corpus.terminal import USAGE, errors_as_exit, printable

BATCH = 64
"""Questions that are embedded at a time."""


def main() -> int:
    """Do what the arguments ask for; return 0 where all is well, 1 where something is wrong, 2 for wrong usage."""
    jobs = {"check": _check, "vectors": _vectors}
    if len(sys.argv) != 2 or sys.argv[1] not in jobs:
        print("usage: python -m corpus check|vectors", file=sys.stderr)
        return USAGE
    with errors_as_exit():
        return jobs[sys.argv[1]]()


def _vectors() -> int:
    """Make the shipped file hold the vectors of all known questions, and no others."""
    settings = load_settings()
    knowledge = load_knowledge(settings.corpus_dir)
    known = {probe.id: probe.text for probe in probes(knowledge)}
    embedding = load_embedding(settings.embedding)
    kept: dict[str, Vector] = dict(shipped_vectors(settings.corpus_dir, embedding.model_name))
    missing = [key for key in known if key not in kept]
    for start in track(range(0, len(missing), BATCH), "Embedding questions", console=Console(stderr=True)):
        batch = missing[start : start + BATCH]
        kept |= dict(zip(batch, query_embeddings(embedding, [known[key] for key in batch]), strict=True))
    if missing or kept.keys() != known.keys():
        ship_vectors(settings.corpus_dir, embedding.model_name, {key: kept[key] for key in known})
    _ship_classifier(settings.corpus_dir, embedding.model_name, knowledge)
    print(f"Question vectors: {len(known)}, {len(missing)} newly embedded.")
    return 0


def _ship_classifier(corpus_dir: Path, model: str, knowledge: Knowledge) -> None:
    """Ship what is learnt of the recorded questions by their vectors as they are shipped, unless it is there."""
    ids, rows = zip(*shipped_vectors(corpus_dir, model).items(), strict=True)
    new: list[str] = []

    def learnt(mark: str) -> Classifier | None:
        there = shipped_classifier(corpus_dir, model, mark)
        if there is None:
            print("Learning the recorded questions (four to ten minutes) ...", file=sys.stderr)
            new.append(mark)
        return there

    made, _ = make_questions(knowledge, ids, np.array(rows, dtype=np.float32), learnt)
    if new and made.classifier is not None:
        ship_classifier(corpus_dir, model, new[0], made.classifier)


def _check() -> int:
    knowledge, problems = check(load_settings().corpus_dir)
    for problem in problems:
        print(f"error: {printable(problem)}", file=sys.stderr)
    if knowledge is not None and not problems:
        counts = {
            "entities": len(knowledge.entities),
            "claims": len(knowledge.claims),
            "gaps": len(knowledge.gaps),
            "translations": len(knowledge.translations),
            "notes": len(knowledge.notes),
            "sentences in notes": sum(len(note.sentences) for note in knowledge.notes),
        }
        print(
            f"Catalogue: {', '.join(f'{n} {what}' for what, n in counts.items())}; every quote stands in its document."
        )
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
