"""What a model wrote, kept by prompt: a second evaluation of the same prompts costs nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from assistant.llm.prompts import Prompt
from corpus.settings import Settings


def remembered(prompt: Prompt, settings: Settings, ask: Callable[[], Iterator[str]]) -> Iterator[str]:
    """Yield what was written for `prompt` by the same model before, or else what `ask` yields, and keep it.

    Only a whole answer is kept: one that failed or was called off half-way is not.
    """
    path = _place(prompt, settings)
    if path.is_file():
        yield path.read_text(encoding="utf-8")
        return
    pieces = []
    for piece in ask():
        pieces.append(piece)
        yield piece
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".part")
    half.write_text("".join(pieces), encoding="utf-8")
    half.replace(path)


def _place(prompt: Prompt, settings: Settings) -> Path:
    about = (
        settings.llm,
        settings.llm_base_url,
        settings.llm_model,
        settings.llm_max_tokens,
        prompt.system,
        prompt.user,
    )
    digest = hashlib.sha256(repr(about).encode()).hexdigest()
    return settings.data_dir / "llm" / f"{digest}.txt"
