"""Which answers a change of the corpus changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals import gate
from evals.again import ask_again
from evals.comparing import compare
from evals.impact import changes, corpora
from evals.loading import load_cases
from evals.results import Results
from tests.evals.conftest import CLOSED, TEXTS, Notebook


def first_run(notebook: Notebook, suites: Path, limits: Path, tmp_path: Path) -> Results:
    return gate.run(gate.plan(root=suites, thresholds=limits), notebook, tmp_path / "before").results


def test_an_unchanged_corpus_changes_no_answer(notebook: Notebook, suites: Path, limits: Path, tmp_path: Path) -> None:
    before = first_run(notebook, suites, limits, tmp_path)
    after = ask_again(before, notebook, tmp_path / "after")
    assert changes(compare(before, after)) == ()
    assert len(notebook.asked) == 2 * len(load_cases(root=suites))


def test_a_changed_answer_is_told_with_what_changed(
    notebook: Notebook, suites: Path, limits: Path, tmp_path: Path
) -> None:
    before = first_run(notebook, suites, limits, tmp_path)
    notebook.spoil = lambda _, text: text.replace("closed", "was closed")
    (change,) = changes(compare(before, ask_again(before, notebook, tmp_path / "after")))
    assert (change.id, change.what) == ("tea-board", ("text",))
    assert change.to_json()["after"]["text"] == "The tea board was closed in 2020. [1]"
    assert corpora(before, before) == ("1", "1")


def test_a_removed_sentence_is_told_as_a_quote_gone(
    notebook: Notebook, suites: Path, limits: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = first_run(notebook, suites, limits, tmp_path)
    monkeypatch.setitem(TEXTS, "tea", TEXTS["tea"].replace(f" {CLOSED}", ""))
    found = {c.id: c.what for c in changes(compare(before, ask_again(before, notebook, tmp_path / "after")))}
    assert f"quote gone: tea: {CLOSED}" in found["tea-board"]
    assert "notice gone: The board is closed." in found["tea-board"]
