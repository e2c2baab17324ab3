"""The catalogue as it was parsed, kept beside the index: YAML takes a fifth of the time to the first answer."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

from corpus.yaml_text import parse_yaml

FILE = "catalogue.json"
_DATE = "$date"


class Parsed:
    """Parses YAML, or takes what was kept for the same bytes. A kept file that cannot be read counts as none."""

    def __init__(self, data_dir: Path | None = None) -> None:
        """Take what is kept in `data_dir`; nothing where that is None."""
        self._path = data_dir / FILE if data_dir else None
        self._kept = _read(self._path) if self._path else {}
        self._used: dict[str, object] = {}

    def parse(self, content: bytes) -> object:
        """Return what `content` holds.

        Raises:
            yaml.YAMLError: it is not YAML.
        """
        key = hashlib.sha256(content).hexdigest()
        self._used[key] = self._kept[key] if key in self._kept else parse_yaml(content)
        return self._used[key]

    def save(self) -> None:
        """Keep what was parsed, and only that, where any of it was not kept yet; JSON that says the same, that is."""
        if self._path is None or self._used.keys() == self._kept.keys():
            return
        same = {key: value for key, value in self._used.items() if _is_sayable(value)}
        draft = self._path.with_suffix(".tmp")
        draft.write_text(_encoded(same), encoding="utf-8")
        draft.replace(self._path)


def _read(path: Path) -> dict[str, object]:
    try:
        kept = _decoded(path.read_text(encoding="utf-8"))
    except (OSError, TypeError, ValueError):
        return {}  # it only saves time
    return kept if isinstance(kept, dict) else {}


def _is_sayable(value: object) -> bool:
    """Return whether JSON can say the same: it has no sets, bytes, times of day, nor keys that are no text."""
    try:
        return bool(_decoded(_encoded(value)) == value)
    except (TypeError, ValueError):
        return False


def _encoded(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_dated)


def _dated(value: object) -> dict[str, str]:
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    raise TypeError(f"{type(value)} is not kept")


def _decoded(text: str) -> Any:
    return json.loads(text, object_hook=lambda found: date.fromisoformat(found[_DATE]) if _DATE in found else found)
