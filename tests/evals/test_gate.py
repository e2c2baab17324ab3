"""The gate: what is run is judged, bounded, compared and reported, and the same answers give the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evals import gate
from evals.errors import SuiteError
from evals.reports.report import Report
from evals.results import load_results
from evals.thresholds import load_thresholds
from tests.evals.conftest import Notebook

Write = Callable[[str, str], Path]
REPORTS = {"answers.jsonl", "results.json", "timings.json", "junit.xml", "summary.md", "report.html"}


@pytest.fixture
def run(suites: Path, limits: Path, tmp_path: Path) -> Callable[..., Report]:
    """Return a function that runs all cases against a target, into a folder named."""

    def run_gate(target: Notebook, out: str = "out", baseline: Path | None = None) -> Report:
        plan = gate.plan(root=suites, thresholds=limits, baseline=baseline)
        return gate.run(plan, target, tmp_path / out)

    return run_gate


def test_a_good_run_passes_and_leaves_every_report(
    run: Callable[..., Report], notebook: Notebook, tmp_path: Path
) -> None:
    report = run(notebook)
    assert [case.id for case in report.results.cases if not case.passed] == []
    assert report.passed
    assert {path.name for path in (tmp_path / "out").iterdir()} == REPORTS


def test_two_runs_give_the_same_bytes(run: Callable[..., Report], notebook: Notebook, tmp_path: Path) -> None:
    run(notebook, "one")
    run(notebook, "two")
    assert (tmp_path / "one/results.json").read_bytes() == (tmp_path / "two/results.json").read_bytes()


def test_saved_results_read_back_the_same(run: Callable[..., Report], notebook: Notebook, tmp_path: Path) -> None:
    run(notebook)
    path = tmp_path / "out/results.json"
    assert load_results(path).to_json() == path.read_text(encoding="utf-8")


def test_a_wrong_answer_breaks_a_bound_and_is_named(run: Callable[..., Report], notebook: Notebook) -> None:
    notebook.spoil = lambda _, text: text.replace("700", "800")
    report = run(notebook)
    broken = {breach.scope: breach for breach in report.breaches}
    assert broken.keys() == {"all", "suite:drinks"}
    assert broken["all"].message == "pass rate is 0.667 over 6, must be at least 0.9"
    assert broken["suite:drinks"].cases == ("tea-harvest", "tea-harvest-again")


def test_a_flipped_question_is_a_regression_even_within_the_thresholds(
    run: Callable[..., Report], notebook: Notebook, tmp_path: Path, limits: Path
) -> None:
    run(notebook, "before")
    limits.write_text("[regression]\nnewly_failing = 1\n", encoding="utf-8")
    notebook.spoil = lambda question, text: text.replace("700", "800") if "yield" in question else text
    assert run(notebook, "one", tmp_path / "before/results.json").passed
    limits.write_text("", encoding="utf-8")
    report = run(notebook, "none", tmp_path / "before/results.json")
    assert [breach.cases for breach in report.breaches] == [("tea-harvest-again",)]
    assert report.comparison is not None
    (pair,) = report.comparison.newly_failing
    assert ("700" in pair.before.answer.text, "800" in pair.after.answer.text) == (True, True)


def test_a_mean_may_fall_only_so_far_behind_the_baseline(
    run: Callable[..., Report], notebook: Notebook, tmp_path: Path, limits: Path
) -> None:
    run(notebook, "before")
    limits.write_text("[regression]\nnewly_failing = 9\nworse_by = { fact_recall = 0.1 }\n", encoding="utf-8")
    notebook.spoil = lambda _, text: text.replace("700", "800")
    (breach,) = run(notebook, "after", tmp_path / "before/results.json").breaches
    assert breach.message == "fact recall fell from 1.000 to 0.500, allowed is 0.1"


def test_a_source_altered_after_it_was_indexed_breaks_the_gate(run: Callable[..., Report], notebook: Notebook) -> None:
    source = notebook.folder / "documents/tea.txt"
    source.write_text(source.read_text(encoding="utf-8").replace("700", "701"), encoding="utf-8")
    report = run(notebook)
    assert any("verbatim rate" in breach.message for breach in report.breaches)
    assert any("tea-harvest" in breach.cases for breach in report.breaches)


def test_results_of_two_versions_of_a_suite_are_not_compared(
    run: Callable[..., Report], notebook: Notebook, tmp_path: Path, suites: Path
) -> None:
    run(notebook, "before")
    file = suites / "dev/drinks.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("version: 1", "version: 2"), encoding="utf-8")
    comparison = run(notebook, "after", tmp_path / "before/results.json").comparison
    assert comparison is not None
    assert (len(comparison.added), len(comparison.missing), comparison.differences) == (6, 6, {})


def test_an_expected_document_that_the_target_lacks_stops_the_run(
    notebook: Notebook, suites: Path, limits: Path, tmp_path: Path
) -> None:
    file = suites / "dev/drinks.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("[tea]", "[cocoa]"), encoding="utf-8")
    with pytest.raises(SuiteError, match="not in the corpus"):
        gate.run(gate.plan(root=suites, thresholds=limits), notebook, tmp_path / "out")
    assert notebook.asked == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[suites.cakes]\npass_rate = 1.0\n", "there is no suite 'cakes'"),
        ("[tags.tasty]\npass_rate = 1.0\n", "no case has the tag 'tasty'"),
        ("[all]\nbeauty = 1.0\n", "there is no metric 'beauty'"),
        ("[regression]\nworse_by = { beauty = 0.1 }\n", "there is no metric 'beauty'"),
        ("[all]\npass_rate = 90\n", "all.pass_rate"),
        ("[al]\npass_rate = 0.9\n", "al: Extra inputs"),
    ],
)
def test_a_bound_on_what_does_not_exist_is_refused(write: Write, text: str, problem: str) -> None:
    with pytest.raises(SuiteError) as caught:
        load_thresholds(write("t.toml", text), {"drinks"}, {"amount"})
    assert problem in caught.value.problems[0]


@pytest.mark.parametrize("text", ["[all", "\x00"])
def test_what_is_no_toml_is_refused(write: Write, text: str) -> None:
    with pytest.raises(SuiteError, match="not TOML"):
        load_thresholds(write("t.toml", text), set(), set())


def test_a_threshold_met_exactly_holds_and_lower_is_better_is_turned_round(
    run: Callable[..., Report], notebook: Notebook, limits: Path
) -> None:
    limits.write_text("[all]\npass_rate = 1.0\nforbidden_rate = 0.0\n", encoding="utf-8")
    assert run(notebook).passed
    notebook.spoil = lambda _, text: text.replace("EUR 9.4", "EUR 19.4")
    messages = [breach.message for breach in run(notebook).breaches]
    assert messages[1] == "forbidden rate is 1.000 over 1, must be at most 0"


@pytest.mark.parametrize("text", ["", "{}", '{"format": 2}', "[]", "\x00"])
def test_what_is_no_results_file_is_refused(write: Write, text: str) -> None:
    with pytest.raises(SuiteError, match="does not hold results"):
        load_results(write("results.json", text))
