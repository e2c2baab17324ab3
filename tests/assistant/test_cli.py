import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import app
from corpus.settings import CHECKOUT, Settings

runner = CliRunner()


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIDAS_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("GIDAS_AS_OF", "2026-11-23")


def test_an_answer_in_the_terminal_shows_text_and_quotes() -> None:
    result = runner.invoke(app, ["ask", "What is the budget of the Green Industry Innovation Programme?"])
    assert result.exit_code == 0
    assert "EUR 9.4 million" in result.stdout
    assert "[1]" in result.stdout


def test_json_has_the_documented_keys() -> None:
    result = runner.invoke(app, ["ask", "How many priority markets are there?", "--json"])
    answer = json.loads(result.stdout)
    assert {
        "question", "language", "standalone_question", "status", "abstained", "text", "sentences", "citations",
        "notices", "answerer", "dropped_sentences", "timing_ms", "corpus",
    } <= set(answer)  # fmt: skip
    citation = answer["citations"][0]
    assert {"number", "document", "section", "page", "url", "tier", "quote", "start", "end", "sha256"} <= set(citation)
    assert {"status", "from", "to"} <= set(citation["validity"])
    assert set(answer["corpus"]) == {"version", "documents", "passages"}


def test_exit_code_3_says_that_the_documents_do_not_answer() -> None:
    assert runner.invoke(app, ["ask", "Is Japan on the priority market list?"]).exit_code == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ask", ""], "empty"),
        (["ask", "budget?", "--language", "fr"], "Use en or lt"),
        (["ask", "x", "--document", "y"], "y"),
    ],
)
def test_wrong_usage_is_one_line_with_the_remedy_and_exit_code_2(arguments: list[str], words: str) -> None:
    result = runner.invoke(app, arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1
    assert words in result.stderr


def test_a_batch_answers_in_order_and_survives_bad_lines() -> None:
    lines = [
        '{"question": "How many priority markets are there?"}',
        "not json",
        '{"question": ""}',
        '{"question": "And its budget?", "history": ["What is the Green Industry Innovation Programme?"]}',
    ]
    result = runner.invoke(app, ["batch"], input="\n".join(lines))
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert "32" in answers[0]["text"]
    assert "remedy" in answers[1]
    assert "remedy" in answers[2]
    assert "EUR 9.4 million" in answers[3]["text"]


def test_importing_the_command_line_loads_nothing_heavy(tmp_path: Path) -> None:
    code = "import sys, assistant.cli; print([m for m in ('llama_index', 'chromadb', 'gradio') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
