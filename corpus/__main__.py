"""`python -m corpus check`: report everything that is wrong with the catalogue."""

from __future__ import annotations

import sys

from corpus.knowledge.check import check
from corpus.settings import load_settings
from corpus.terminal import USAGE, errors_as_exit, printable


def main() -> int:
    """Check the catalogue; return 0 where nothing is wrong, 1 where something is, 2 for wrong usage."""
    if sys.argv[1:] != ["check"]:
        print("usage: python -m corpus check", file=sys.stderr)
        return USAGE
    with errors_as_exit():
        knowledge, problems = check(load_settings().corpus_dir)
    for problem in problems:
        print(f"error: {printable(problem)}", file=sys.stderr)
    if knowledge is not None and not problems:
        counts = {
            "entities": len(knowledge.entities),
            "claims": len(knowledge.claims),
            "gaps": len(knowledge.gaps),
            "translations": len(knowledge.translations),
            "notes": len(knowledge.notes),
            "sentences in notes": sum(len(note.sentences) for note in knowledge.notes),
        }
        print(
            f"Catalogue: {', '.join(f'{n} {what}' for what, n in counts.items())}; every quote stands in its document."
        )
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
