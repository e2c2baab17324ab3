"""Runs side by side: only what all of them asked, and who answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals import gate
from evals.cli import app
from evals.errors import SuiteError
from evals.results import load_results
from evals.side_by_side import side_by_side
from tests.evals.conftest import Notebook


@pytest.fixture
def runs(notebook: Notebook, suites: Path, limits: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Results of a run, and of one that lacks a question and answers another one wrongly."""
    gate.run(gate.plan(root=suites, thresholds=limits), notebook, tmp_path / "one")
    file = suites / "dev/drinks.yaml"
    kept = file.read_text(encoding="utf-8").partition("  - id: cars")[0]
    file.write_text(kept, encoding="utf-8")
    notebook.spoil = lambda question, text: text.replace("700", "70") if "yield" in question else text
    gate.run(gate.plan(root=suites, thresholds=limits), notebook, tmp_path / "two")
    return tmp_path / "one/results.json", tmp_path / "two/results.json"


def test_runs_are_measured_over_the_questions_they_share(runs: tuple[Path, Path]) -> None:
    one, two = side_by_side([(path.parent.name, load_results(path)) for path in runs])
    assert (one.n, two.n, one.estimates["pass_rate"].n) == (5, 5, 5)
    assert (one.estimates["pass_rate"].value, two.estimates["pass_rate"].value) == (1.0, 0.8)
    assert one.answerers == {"notebook": 5}


def test_the_table_has_a_column_a_run(runs: tuple[Path, Path]) -> None:
    done = CliRunner().invoke(app, ["table", *map(str, runs)])
    assert done.exit_code == 0
    row = next(line for line in done.output.splitlines() if "pass rate" in line)
    assert "100.0 ± 0.0 (5)" in row
    assert "80.0 ± 17.9 (5)" in row


def test_runs_with_nothing_in_common_are_refused(runs: tuple[Path, Path]) -> None:
    results = load_results(runs[0])
    with pytest.raises(SuiteError, match="no question in common"):
        side_by_side([("one", results), ("none", results.model_copy(update={"cases": ()}))])
