"""A run that is stopped loses nothing; a run from another target is never mixed in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from evals.answers import GivenAnswer
from evals.errors import SuiteError, TargetError
from evals.loading import load_cases
from evals.runner import ANSWERS, AnswerStore, ask_all
from tests.evals.conftest import Notebook


class Failing(Notebook):
    """Goes away after `left` answers."""

    parallel = 1
    left = 3

    def ask(self, question: str, history: Sequence[str]) -> GivenAnswer:
        if self.left == 0:
            raise TargetError("gone", remedy="Start it.")
        self.left -= 1
        return super().ask(question, history)


def test_every_case_gets_its_answer(notebook: Notebook, suites: Path, tmp_path: Path) -> None:
    cases, seen = load_cases(root=suites), []
    store = AnswerStore(tmp_path / "out", notebook.identity(), resume=False)
    answers = ask_all(cases, notebook, store, lambda: seen.append(1))
    assert answers.keys() == {case.case.id for case in cases}
    assert answers["tea-harvest"].text == "The harvest of 2019 was 700 tons. [1]"
    assert len(seen) == len(cases)


def test_an_interrupted_run_keeps_its_answers_and_goes_on(notebook: Notebook, suites: Path, tmp_path: Path) -> None:
    cases, out = load_cases(root=suites), tmp_path / "out"
    failing = Failing(tmp_path / "failing")
    with pytest.raises(TargetError):
        ask_all(cases, failing, AnswerStore(out, failing.identity(), resume=False))
    answers = ask_all(cases, notebook, AnswerStore(out, notebook.identity(), resume=True))
    assert len(answers) == len(cases)
    assert len(notebook.asked) == len(cases) - 3
    assert not set(notebook.asked) & set(failing.asked)


def test_without_resume_everything_is_asked_anew(notebook: Notebook, suites: Path, tmp_path: Path) -> None:
    cases, out = load_cases(root=suites), tmp_path / "out"
    for _ in range(2):
        ask_all(cases, notebook, AnswerStore(out, notebook.identity(), resume=False))
    assert len(notebook.asked) == 2 * len(cases)


def test_a_line_that_was_being_written_is_passed_over(notebook: Notebook, suites: Path, tmp_path: Path) -> None:
    cases, out = load_cases(root=suites), tmp_path / "out"
    ask_all(cases, notebook, AnswerStore(out, notebook.identity(), resume=False))
    lines = (out / ANSWERS).read_text(encoding="utf-8").splitlines()
    (out / ANSWERS).write_text("\n".join(lines[:-1]) + "\n" + lines[-1][:40], encoding="utf-8")
    notebook.asked.clear()
    assert len(ask_all(cases, notebook, AnswerStore(out, notebook.identity(), resume=True))) == len(cases)
    assert len(notebook.asked) == 1


def test_answers_of_another_target_are_refused(notebook: Notebook, tmp_path: Path) -> None:
    AnswerStore(tmp_path / "out", {"target": "other"}, resume=False)
    with pytest.raises(SuiteError, match="another target"):
        AnswerStore(tmp_path / "out", notebook.identity(), resume=True)


def test_the_same_words_after_another_history_are_another_question(
    notebook: Notebook, suites: Path, tmp_path: Path
) -> None:
    case = next(c for c in load_cases(root=suites) if c.case.history)
    store = AnswerStore(tmp_path / "out", notebook.identity(), resume=False)
    ask_all([case], notebook, store)
    resumed = AnswerStore(tmp_path / "out", notebook.identity(), resume=True)
    assert resumed.kept(case.case) is not None
    assert resumed.kept(case.case.model_copy(update={"history": ()})) is None


def test_a_folder_that_cannot_be_written_is_named(notebook: Notebook, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SuiteError, match="cannot be written"):
        AnswerStore(tmp_path / "file" / "out", notebook.identity(), resume=False)
