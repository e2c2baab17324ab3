"""What was fetched, kept in the data folder: so that it is not fetched again unchanged, and an index can be rebuilt."""

from __future__ import annotations

import hashlib
import os
from email.utils import parsedate_to_datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.register import Register
from ingest.web.fetch import Fetched, Request
from ingest.web.policy import Policy


class Note(BaseModel):
    """What is remembered of a kept file: where it is from, its digest, and what its host said of its version."""

    model_config = ConfigDict(frozen=True)

    url: str
    sha256: str
    etag: str = ""
    modified: str = ""


class Kept:
    """The files fetched for the index in `data_dir`."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / "web"

    def path(self, url: str) -> Path:
        """Return where what is fetched from `url` is kept."""
        return self._folder / hashlib.sha256(url.encode()).hexdigest()[:32]

    def request(self, url: str, policy: Policy, max_bytes: int) -> Request:
        """Return the request for `url` that is answered in full only where it has changed."""
        note = self._note(self.path(url))
        return Request(url, policy, max_bytes, note.etag if note else "", note.modified if note else "")

    def keep(self, url: str, fetched: Fetched) -> None:
        """Keep what was fetched, dated as its host dates it; the note goes last, so that it never speaks of less."""
        if fetched.content is None:
            return
        path, sha256 = self.path(url), hashlib.sha256(fetched.content).hexdigest()
        self._folder.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".next")
        draft.write_bytes(fetched.content)
        if dated := _seconds(fetched.modified):
            os.utime(draft, (dated, dated))
        draft.replace(path)
        note = Note(url=url, sha256=sha256, etag=fetched.etag, modified=fetched.modified)
        path.with_suffix(".json").write_text(note.model_dump_json(), encoding="utf-8")

    def keep_only(self, register: Register) -> None:
        """Delete what was fetched from addresses that `register` does not name."""
        places = (*(known.path for known in register.known()), *(refused.path for refused in register.refused()))
        names = {self.path(place).name for place in places}
        for file in self._folder.glob("*"):
            if file.stem not in names:
                file.unlink(missing_ok=True)

    @staticmethod
    def _note(path: Path) -> Note | None:
        """Return the note of a kept file, None where there is none or it speaks of other content."""
        try:
            note = Note.model_validate_json(path.with_suffix(".json").read_bytes())
            return note if hashlib.sha256(path.read_bytes()).hexdigest() == note.sha256 else None
        except (OSError, ValidationError):
            return None


def _seconds(date: str) -> float | None:
    try:
        return parsedate_to_datetime(date).timestamp()
    except (ValueError, OverflowError):
        return None
