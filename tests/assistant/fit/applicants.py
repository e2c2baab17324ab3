"""The applicants of `profiles/`, with what the documents say fits them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from assistant.fit.parse import Flags
from assistant.fit.size import Figures

FOLDER = Path(__file__).parent / "profiles"


@dataclass(frozen=True)
class Case:
    """One applicant; the keys are explained in `profiles/english.yaml`."""

    id: str
    text: str = ""
    flags: dict[str, Any] = field(default_factory=dict)
    as_of: date = date(2026, 11, 23)
    profile: dict[str, list[str]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    live: dict[str, str] = field(default_factory=dict)
    ended: list[str] = field(default_factory=list)
    first: str | None = None
    ask_next: list[str] = field(default_factory=list)
    error: str | None = None

    def as_flags(self) -> Flags:
        given = {name: value for name, value in self.flags.items() if name not in _FIGURES | set(_LISTS)}
        lists = {_LISTS[name]: tuple(value) for name, value in self.flags.items() if name in _LISTS}
        figures = Figures(**{name: value for name, value in self.flags.items() if name in _FIGURES})
        return Flags(**given, **lists, figures=figures)

    def as_arguments(self) -> list[str]:
        arguments = ["--text", self.text] if self.text else []
        for name, value in self.flags.items():
            for item in value if isinstance(value, list) else [value]:
                arguments += [f"--{name}", str(item)]
        return [*arguments, "--as-of", self.as_of.isoformat()]


_FIGURES = {"employees", "turnover", "balance"}
_LISTS = {"country": "countries", "need": "needs", "sector": "sectors"}


def read_cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield Case(**entry)


CASES = tuple(read_cases())
