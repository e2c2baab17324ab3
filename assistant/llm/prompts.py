"""Prompts, kept in files; a placeholder that is unknown or missing is refused when the file is read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Template

from corpus.errors import ConfigurationError

FOLDER = Path(__file__).parent.parent / "prompts"
_ANSWER = frozenset({"language", "refusal", "evidence", "question"})
PLACEHOLDERS = {
    "answer.txt": _ANSWER,
    "answer-small.txt": _ANSWER,
    "condense.txt": frozenset({"language", "history", "question"}),
}
"""What each prompt must hold."""
REFUSAL = "NOT IN THE QUOTES"
"""What a model is told to write where the quotes do not answer: shared by prompts, code and tests."""
_SEAM = "=== user\n"


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is put to a model: its instructions, and the quotes with the question."""

    system: str
    user: str


@lru_cache(maxsize=8)
def load_template(path: Path) -> tuple[Template, Template]:
    """Return the two parts of the prompt in `path`: instructions, and what they are about.

    Raises:
        ConfigurationError: the file is not there or has not two parts, or a placeholder is unknown, missing or broken.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(f"There is no prompt {path.name}", remedy="Restore assistant/prompts.") from error
    system, seam, user = text.partition(_SEAM)
    parts = Template(system.strip()), Template(user.strip())
    if not seam or not all(part.is_valid() for part in parts):
        raise ConfigurationError(
            f"The prompt {path.name} is broken",
            remedy=f"Part it by a line {_SEAM.strip()!r}; write a dollar sign as $$.",
        )
    found = {name for part in parts for name in part.get_identifiers()}
    known = PLACEHOLDERS[path.name]
    if found != known:
        wrong = ", ".join(sorted(found ^ known))
        raise ConfigurationError(
            f"The prompt {path.name} has unknown or lacks known placeholders: {wrong}",
            remedy=f"Use each of {', '.join(sorted(known))}, and no other.",
        )
    return parts


def fill(name: str, *, language: str, **values: str) -> Prompt:
    """Return the prompt of the file `name` with its placeholders filled in; `language` is `en` or `lt`."""
    system, user = load_template(FOLDER / name)
    known = {"language": "Lithuanian" if language == "lt" else "English", "refusal": REFUSAL, **values}
    return Prompt(system.substitute(known), user.substitute(known))
