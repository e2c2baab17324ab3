"""docs/evaluation.md says what the program does."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml

from corpus.settings import CHECKOUT
from evals.cases import Suite
from evals.cli import app
from evals.metrics.registry import METRICS, Metric
from evals.thresholds import Thresholds

TEXT = (CHECKOUT / "docs" / "evaluation.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.name)
def test_every_metric_is_defined_as_in_the_code(metric: Metric) -> None:
    assert f"| `{metric.name}` | {metric.definition} |" in TEXT


def test_the_example_case_is_a_suite() -> None:
    assert Suite.model_validate(yaml.safe_load(blocks("yaml")[0])).cases[0].documents == ("green-industry",)


def test_the_example_thresholds_are_thresholds() -> None:
    (example,) = blocks("toml")
    assert Thresholds.model_validate(tomllib.loads(example)).regression.worse_by == {"fact_recall": 0.01}


def test_the_recipes_are_yaml() -> None:
    _, actions, gitlab = blocks("yaml")
    assert any(step.get("run") == "make evals" for step in yaml.safe_load(actions)["jobs"]["answers"]["steps"])
    assert yaml.safe_load(gitlab)["answers"]["script"] == "make evals"


def test_the_example_adapter_is_python() -> None:
    (example,) = blocks("python")
    compile(example, "example", "exec")


def test_every_command_named_exists() -> None:
    named = set(re.findall(r"python -m evals (\w+)", TEXT))
    known = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    assert named <= known
    assert known - named == set()
