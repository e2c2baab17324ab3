"""Make the assistant worse on purpose: each time the gate must fail and name the questions that flipped."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant import extractive
from assistant.compose import Draft
from assistant.service import Assistant
from corpus.settings import Settings
from evals import gate
from evals.reports.report import Report
from evals.results import RESULTS
from evals.targets.local import LocalTarget
from ingest.sync import synchronise

SUITES = ("facts", "paraphrase")
"""Enough for most ways to get worse."""
MORE = (*SUITES, "firms")
"""What is asked where much still answers in the same way."""
WHERE_HEADERS_TELL = ("noisy", "off-topic")
"""Known questions find most passages without their headers: those tell where a question is like none of them."""
pytestmark = pytest.mark.slow
Degraded = Callable[..., Report]


@pytest.fixture(scope="module")
def no_bounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thresholds without any: what is left is that no question may flip."""
    path = tmp_path_factory.mktemp("bounds") / "none.toml"
    path.write_text("", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def baseline(assistant: Assistant, no_bounds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Results of the assistant as it is."""
    out = tmp_path_factory.mktemp("baseline")
    gate.run(gate.plan((*MORE, *WHERE_HEADERS_TELL), "dev", thresholds=no_bounds), LocalTarget(assistant), out)
    return out / RESULTS


@pytest.fixture
def against_baseline(baseline: Path, no_bounds: Path, embedding: BaseEmbedding, tmp_path: Path) -> Degraded:
    """Return a function that runs the suites with other settings, against the assistant as it is."""

    def run(settings: Settings, suites: Sequence[str] = SUITES) -> Report:
        target = LocalTarget(Assistant(settings, embedding))
        return gate.run(gate.plan(suites, "dev", thresholds=no_bounds, baseline=baseline), target, tmp_path / "out")

    return run


def flipped(report: Report, tmp_path: Path) -> Sequence[str]:
    """Return the questions the report names as newly failing, having seen that every form of it names them."""
    assert not report.passed
    (breach,) = report.breaches
    for form in ("summary.md", "report.html", "junit.xml"):
        text = (tmp_path / "out" / form).read_text(encoding="utf-8")
        assert all(case in text for case in breach.cases[:10]), form
    return breach.cases


def test_the_assistant_as_it_is_flips_nothing(against_baseline: Degraded, settings: Settings) -> None:
    report = against_baseline(settings)
    assert report.passed
    assert report.comparison is not None
    assert report.comparison.reworded == ()


def test_without_the_dense_ranking_the_gate_fails(
    against_baseline: Degraded, settings: Settings, tmp_path: Path
) -> None:
    assert flipped(against_baseline(settings.model_copy(update={"dense_weight": 0.0}), MORE), tmp_path)


def test_without_headers_the_gate_fails(
    against_baseline: Degraded, settings: Settings, embedding: BaseEmbedding, tmp_path: Path
) -> None:
    bare = settings.model_copy(update={"headers": False, "data_dir": tmp_path / "bare"})
    shutil.copytree(settings.data_dir, bare.data_dir)  # the known questions are the same, and slow to embed
    synchronise(bare, embedding, rebuild=True)
    assert flipped(against_baseline(bare, WHERE_HEADERS_TELL), tmp_path)


def test_without_verification_a_false_figure_gets_through_and_the_gate_fails(
    against_baseline: Degraded, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = extractive.compose

    def boastful(*args: object) -> list[Draft]:
        drafts = honest(*args)  # type: ignore[arg-type]
        return [*drafts, Draft("It was worth EUR 987654 million.", drafts[0].spans)] if drafts else drafts

    monkeypatch.setattr(extractive, "compose", boastful)
    assert against_baseline(settings).passed, "verification drops the false sentence"
    named = flipped(against_baseline(settings.model_copy(update={"verify": False})), tmp_path)
    assert len(named) > 20


def test_a_source_altered_after_it_was_indexed_makes_the_gate_fail(
    against_baseline: Degraded, settings: Settings, tmp_path: Path
) -> None:
    shutil.copytree(settings.corpus_dir, tmp_path / "corpus", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    page = tmp_path / "corpus/documents/international-cooperation.txt"
    page.write_bytes(page.read_bytes().replace(b"EUR 9.4 million", b"EUR 4.9 million"))
    named = flipped(against_baseline(settings.model_copy(update={"corpus_dir": tmp_path / "corpus"})), tmp_path)
    assert "facts-green-budget-1" in named
