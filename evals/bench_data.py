"""Public data sets for measuring retrieval. They are read from a folder given, and never shipped."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from evals.errors import SuiteError

POLICYQA = "policyqa-dev.json"
TATOEBA = ("tatoeba-lit-eng.500.lit", "tatoeba-lit-eng.500.eng")


@dataclass(frozen=True, slots=True)
class RankingTask:
    """Questions, each over the passages of one document: `relevant` holds the ids of the passages that answer it."""

    passages: dict[str, str]
    documents: dict[str, str]
    """Document of each passage."""
    titles: dict[str, str]
    """Title of each document."""
    questions: tuple[tuple[str, str, frozenset[str]], ...]
    """Question, the document it is asked of, and what is relevant."""


def load_policyqa(folder: Path) -> RankingTask:
    """Read PolicyQA's dev split (Ahmad et al. 2020, MIT): questions about the segments of one privacy policy.

    A question asked several times of one policy is one question with several relevant segments.
    """
    passages, documents, titles = {}, {}, {}
    relevant: dict[tuple[str, str], set[str]] = {}
    for number, policy in enumerate(json.loads(_text(folder, POLICYQA))["data"]):
        key = f"policy-{number}"
        titles[key] = policy["title"]
        for segment in policy["paragraphs"]:
            passage = f"{key}-{segment['index']}"
            passages[passage], documents[passage] = segment["context"], key
            for question in segment["qas"]:
                relevant.setdefault((key, question["question"]), set()).add(passage)
    questions = tuple((question, key, frozenset(found)) for (key, question), found in relevant.items())
    return RankingTask(passages, documents, titles, questions)


def load_tatoeba(folder: Path) -> RankingTask:
    """Read 500 Lithuanian sentences and their English translations (Tatoeba, CC BY 2.0 FR): find the translation."""
    lithuanian, english = (_text(folder, name).splitlines() for name in TATOEBA)
    passages = {f"sentence-{number}": text for number, text in enumerate(english)}
    questions = tuple((text, "tatoeba", frozenset({f"sentence-{number}"})) for number, text in enumerate(lithuanian))
    return RankingTask(passages, dict.fromkeys(passages, "tatoeba"), {"tatoeba": ""}, questions)


def _text(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_text(encoding="utf-8")
    except OSError as error:
        raise SuiteError(
            f"There is no {name} in {folder}",
            remedy="These public data sets are not shipped; name the folder that holds them with --data.",
        ) from error
