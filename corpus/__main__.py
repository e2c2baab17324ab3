"""`python -m corpus check` reports everything that is wrong with the catalogue; `vectors` embeds its questions."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from llama_index.core.base.embeddings.base import BaseEmbedding
from rich.console import Console
from rich.progress import track

from corpus.classifier import Classifier
from corpus.embedding import load_embedding, query_embeddings
from corpus.knowledge.check import check
from corpus.knowledge.load import Knowledge, load_knowledge, load_learnt
from corpus.knowledge.probes import Part, probes
from corpus.knowledge.schema import Asked
from corpus.questions import make_questions, wanted
from corpus.settings import load_settings
from corpus.shipped import ship_classifier, ship_vectors, shipped_classifier, shipped_vectors
from corpus.space import Matrix, Vector
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
    """Make the shipped files hold the vectors of all known questions, and no others, and what is learnt of them."""
    settings = load_settings()
    knowledge, more = load_knowledge(settings.corpus_dir), load_learnt(settings.corpus_dir)
    embedding = load_embedding(settings.embedding)
    texts: dict[Part, dict[str, str]] = {part: {} for part in Part}
    for probe in probes(knowledge, more):
        texts[probe.part()][probe.id] = probe.text
    new = sum(_ship_part(settings.corpus_dir, embedding, part, own) for part, own in texts.items())
    _ship_classifier(_Shipped(settings.corpus_dir, embedding.model_name), knowledge, more)
    print(f"Question vectors: {sum(map(len, texts.values()))}, {new} newly embedded.")
    return 0


def _ship_part(corpus_dir: Path, embedding: BaseEmbedding, part: Part, texts: Mapping[str, str]) -> int:
    """Ship the vectors of the questions of a part, by their ids in `texts`; return how many had to be embedded."""
    there = shipped_vectors(corpus_dir, embedding.model_name, (part,))
    made = _embedded({key: text for key, text in texts.items() if key not in there}, embedding)
    if there.keys() != texts.keys():
        vectors = {**there, **made}
        ship_vectors(corpus_dir, embedding.model_name, part, {key: vectors[key] for key in texts})
    return len(made)


def _embedded(texts: Mapping[str, str], embedding: BaseEmbedding) -> dict[str, Vector]:
    """Return the vectors of questions by their ids."""
    keys, made = list(texts), dict[str, Vector]()
    shown = Console(stderr=True, quiet=not keys)
    for start in track(range(0, len(keys), BATCH), "Embedding questions", console=shown):
        batch = keys[start : start + BATCH]
        made |= zip(batch, query_embeddings(embedding, [texts[key] for key in batch]), strict=True)
    return made


@dataclass(frozen=True, slots=True)
class _Shipped:
    """The vectors as they are shipped: what is learnt is learnt of these, by whoever learns it."""

    corpus_dir: Path
    model: str

    def of(self, parts: Iterable[Part]) -> tuple[Sequence[str], Matrix]:
        ids, rows = zip(*shipped_vectors(self.corpus_dir, self.model, parts).items(), strict=True)
        return ids, np.array(rows, dtype=np.float32)


def _ship_classifier(shipped: _Shipped, knowledge: Knowledge, more: Sequence[Asked]) -> None:
    """Ship what is learnt of the known questions, unless it is there."""
    new: list[str] = []

    def learnt(mark: str) -> Classifier | None:
        there = shipped_classifier(shipped.corpus_dir, shipped.model, mark)
        if there is None:
            print("Learning the known questions (six to fifteen minutes) ...", file=sys.stderr)
            new.append(mark)
        return there

    made, _ = make_questions(knowledge, wanted(knowledge, more, learnt), shipped)
    if new and made.classifier is not None:
        ship_classifier(shipped.corpus_dir, shipped.model, new[0], made.classifier)


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
