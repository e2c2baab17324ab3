"""A language model's advice on a run, asked over real HTTP: what it says is shown, and heeded by nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from evals import gate
from evals.advice.opinions import Opinion, Opinions, Verdict
from evals.cli import app
from tests.assistant.llm.endpoint import Endpoint, Handler, Reply, fails, in_turn, serving, writes
from tests.evals.conftest import Notebook

Judge = Callable[..., Result]
JUDGED = {"tea-harvest", "tea-harvest-again", "coffee-exports", "tea-board", "tea-follow-up"}
"""What the notebook answers; it declines the sixth question."""
ASKED = 2 * len(JUDGED) - 1
"""Two answers are the same, and so is what is asked of their faithfulness."""


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    with serving() as endpoint:
        yield endpoint


@pytest.fixture
def results(notebook: Notebook, suites: Path, limits: Path, tmp_path: Path) -> Path:
    gate.run(gate.plan(root=suites, thresholds=limits), notebook, tmp_path / "out")
    return tmp_path / "out/results.json"


@pytest.fixture
def judge(results: Path, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, limits: Path) -> Judge:
    """Return a function that has the endpoint judge the notebook's answers."""
    endpoint.requests.clear()

    def run(reply: Reply, **settings: str) -> Result:
        endpoint.reply = reply
        model = {"llm": "openai-like", "llm_base_url": endpoint.url, "llm_model": "scripted", "llm_retries": "0"}
        for name, value in {**model, "data_dir": str(tmp_path / "data"), **settings}.items():
            monkeypatch.setenv(f"GIDAS_{name.upper()}", value)
        return CliRunner().invoke(app, ["judge", str(results), "--thresholds", str(limits)])

    return run


def opinions(results: Path) -> dict[str, dict[str, dict[str, object]]]:
    found: dict[str, dict[str, dict[str, object]]] = json.loads(results.with_name("opinions.json").read_text())[
        "opinions"
    ]
    return found


def doubts(word: str) -> Reply:
    """Say no to whatever holds `word`, yes to all else."""

    def reply(handler: Handler) -> None:
        asked = handler.body["messages"][-1]["content"].rpartition("Information:")[2]
        writes("NO. Yes would be wrong." if word in asked else "YES. It says so.")(handler)

    return reply


def test_answers_that_cite_are_judged_with_their_quotes(judge: Judge, results: Path, endpoint: Endpoint) -> None:
    done = judge(writes("YES. The quote says so."))
    assert done.exit_code == 0, done.output
    assert opinions(results).keys() == JUDGED
    assert len(endpoint.requests) == ASKED
    asked = "\n".join(request["messages"][-1]["content"] for request in endpoint.requests)
    assert "Kenya exports coffee worth EUR 9.4 million a year." in asked
    assert "[1]" not in asked


def test_doubts_are_shown_and_change_neither_results_nor_exit_code(judge: Judge, results: Path) -> None:
    before = results.read_bytes()
    done = judge(doubts("coffee"))
    assert done.exit_code == 0
    assert results.read_bytes() == before
    assert "1 questions pass although it doubts" in done.output
    assert opinions(results)["coffee-exports"]["faithful"] == {"holds": False, "words": "NO. Yes would be wrong."}
    page = results.with_name("judged.html").read_text(encoding="utf-8")
    assert 'href="#coffee-exports"' in page
    assert "passes doubted" in page


def test_what_a_judge_says_is_never_markup(judge: Judge, results: Path) -> None:
    done = judge(writes("NO <script>alert(1)</script> [bold]\x1b[2J"))
    assert "<script>alert" not in results.with_name("judged.html").read_text(encoding="utf-8")
    assert "\x1b[2J" not in done.output


def test_what_a_judge_thinks_aloud_is_no_verdict(judge: Judge, results: Path) -> None:
    judge(writes("<think>Yes? No ...</think>NO. The quote is about tea."))
    assert opinions(results)["tea-board"]["faithful"]["holds"] is False


@pytest.mark.parametrize("text", ["Perhaps.", "I am to answer YES or NO.", "Nothing says yes."])
def test_neither_yes_nor_no_is_no_verdict(text: str, judge: Judge, results: Path) -> None:
    done = judge(writes(text))
    assert done.exit_code == 0
    assert {v["holds"] for opinion in opinions(results).values() for v in opinion.values()} == {None}
    assert f"{2 * len(JUDGED)} verdicts are neither" in done.output


def test_a_judge_that_fails_at_times_leaves_those_answers_without_opinion(judge: Judge, results: Path) -> None:
    done = judge(in_turn(fails(500), writes("YES")))
    assert done.exit_code == 0
    verdicts = [opinion["faithful"] for opinion in opinions(results).values()]
    assert [v["words"] for v in verdicts if v["holds"] is None] == ["The language model answers with HTTP status 500"]


def test_what_was_said_is_not_asked_for_again(judge: Judge, endpoint: Endpoint) -> None:
    judge(writes("YES"))
    judge(fails(500))
    assert len(endpoint.requests) == ASKED


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"llm": "none"}, "Set GIDAS_LLM"),
        ({"llm_context_tokens": "600"}, "GIDAS_LLM_CONTEXT_TOKENS"),
        ({"llm_base_url": "http://127.0.0.1:9/v1"}, "python -m assistant doctor"),
    ],
)
def test_a_judge_that_cannot_be_asked_leaves_with_2_and_a_remedy(
    settings: dict[str, str], says: str, judge: Judge, results: Path
) -> None:
    done = judge(writes("YES"), **settings)
    assert done.exit_code == 2
    assert says in done.stderr
    assert not results.with_name("opinions.json").exists()


def test_shares_count_clear_verdicts_only() -> None:
    yes, no, none = (Verdict(holds=holds, words="") for holds in (True, False, None))
    found = Opinions("m", {"a": Opinion(faithful=yes, relevant=none), "b": Opinion(faithful=no, relevant=none)})
    assert {name: (e.value, e.n) for name, e in found.estimates().items()} == {"faithful": (0.5, 2)}
    assert (found.unclear(), found.doubted(["a", "b", "c"])) == (2, ("b",))
