"""The files a synchronisation is about: those that are named, and where all is made anew, those that are known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus.register import Register
from ingest.shelf import SHIPPED, File, Found, user_files
from ingest.web.files import Web
from ingest.web.policy import is_web


def named(paths: Sequence[Path | str], web: Web, register: Register) -> Found:
    """Return the files of `paths`, those of web addresses fetched.

    Raises:
        SourceError: a path does not exist, or nothing fits a pattern.
        ConfigurationError: a web address is not allowed.
    """
    addresses = [path for path in paths if isinstance(path, str) and is_web(path)]
    found = user_files([Path(path) for path in paths if not is_web(path)])
    return found + web.files(addresses, register) if addresses else found


def with_known(found: Found, web: Web, register: Register) -> Found:
    """Add the files that people named in earlier runs: an index made anew holds them too."""
    there = {file.place for file in found.files}
    added = [known for known in register.known() if known.root != SHIPPED]
    known = [web.file(k.path) if is_web(k.path) else File(Path(k.path), k.root) for k in added]
    files = [file for file in known if file.place not in there and file.path.is_file()]
    return found + Found(tuple(files), frozenset())
