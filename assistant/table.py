"""Tables: named columns and lines of text, as JSON, Markdown and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.markup import plain

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of text under named columns."""

    name: str
    columns: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form: one object a line."""
        return {
            "table": self.name,
            "rows": [dict(zip(self.columns, line, strict=True)) for line in self.lines],
            "total": len(self.lines),
        }

    def to_markdown(self, title: str, empty: str) -> str:
        """Return a Markdown table below `title`, or the words `empty` where there is no line."""
        if not self.lines:
            return f"# {title}\n\n{empty}\n"
        rows = [
            _row(self.columns),
            _row(["---"] * len(self.columns)),
            *(_row([plain(c) for c in line]) for line in self.lines),
        ]
        return f"# {title}\n\n" + "\n".join(rows) + "\n"

    def to_csv(self) -> str:
        """Return CSV. A cell that a spreadsheet would take for a formula is kept from being one."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(self.columns)
        writer.writerows([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in line] for line in self.lines)
        return out.getvalue()


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
