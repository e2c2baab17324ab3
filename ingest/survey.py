"""What has changed since the last time: told from sizes, bytes and the register, before anything is read or written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.errors import CorpusError
from corpus.knowledge.load import Knowledge
from corpus.register import Known, Refused, Register
from ingest.readers import MAX_BYTES
from ingest.report import FileReport, FileStatus
from ingest.shelf import SHIPPED, File, Found, digest, sha256_of
from ingest.web.policy import is_web


@dataclass(frozen=True, slots=True)
class Change:
    """A file to read, with the digest of what it holds now, and its size in bytes."""

    file: File
    digest: str
    status: FileStatus
    size: int
    replaces: str | None = None
    """The source that goes when this one is in."""


@dataclass
class Survey:
    """What a synchronisation has to do. `refused` are the files not worth another try, and those of other roots."""

    reports: list[FileReport] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    moved: list[Known] = field(default_factory=list)
    removed: list[Known] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Seen:
    file: File
    digest: str
    size: int


def survey(
    shipped: Sequence[File],
    found: Found,
    knowledge: Knowledge,
    register: Register,
    *,
    anew: bool = False,
    retry: bool = False,
) -> Survey:
    """Compare the files with the register; `anew` reads all of them, `retry` those that were refused before.

    Raises:
        CorpusError: a shipped file is not there.
    """
    result = Survey()
    for refused in found.refused:
        _refuse(refused, result)
    seen = list(_look([*shipped, *found.files], knowledge, result))
    known = register.known()
    owners = _owners(seen, known)
    by_digest = {k.digest: k for k in known} if not anew else {}
    by_path = {k.path: k for k in known}
    tried = {r.path: r for r in register.refused()} if not (retry or anew) else {}
    for item in seen:
        path = item.file.place
        if owners[item.digest] != path:
            note = f"the same content as {owners[item.digest]}, which is taken in once"
            result.reports.append(FileReport(path, "unchanged", warnings=(note,)))
        elif item.digest in by_digest:
            _keep(item, by_digest[item.digest], result)
        elif path in tried and tried[path].digest == item.digest:
            _refuse(Refused(path, item.file.root, item.digest, tried[path].reason), result)
        else:
            before = by_path.get(path)
            status: FileStatus = "updated" if before else "added"
            replaces = before.id if before and before.digest not in owners else None
            result.changes.append(Change(item.file, item.digest, status, item.size, replaces))
    _gone(seen, {SHIPPED, *found.roots}, register, result)
    return result


def _look(files: Sequence[File], knowledge: Knowledge, result: Survey) -> Iterator[_Seen]:
    sized: list[tuple[File, str, int]] = []
    for file in files:
        try:
            size = file.path.stat().st_size
            if size > MAX_BYTES:
                reason = f"{file.name} is larger than {MAX_BYTES >> 20} MB. Split it, or leave it out."
                _refuse(Refused(file.place, file.root, "", reason), result)
                continue
            sized.append((file, sha256_of(file.path), size))
        except OSError as error:
            if file.described:
                raise CorpusError(
                    f"The shipped {file.path.name} cannot be read ({error})",
                    remedy="Restore it with `git checkout corpus`.",
                ) from error
            reason = f"{file.name} cannot be opened ({error.strerror}). Check its permissions."
            _refuse(Refused(file.place, file.root, "", reason), result)
    given = {sha256: file.given for file, sha256, _ in sized if file.given}
    for file, sha256, size in sized:  # the same content is described alike wherever it lies: it is taken in once
        told = file if file.described else replace(file, given=given.get(sha256))
        yield _Seen(told, digest(sha256, told, knowledge), size)


def _owners(seen: Sequence[_Seen], known: Sequence[Known]) -> dict[str, str]:
    """Return for each content the one path it is registered under: where it was, if it still is there."""
    at = {k.digest: k.path for k in known}
    paths = {item.file.place for item in seen}
    held = {(item.digest, item.file.place) for item in seen}
    owners: dict[str, str] = {}
    for item in seen:
        before = at.get(item.digest, "")
        elsewhere = before not in paths and _may_be_there(before)
        stays = before and ((item.digest, before) in held or elsewhere)
        owners.setdefault(item.digest, before if stays else item.file.place)
    return owners


def _keep(item: _Seen, known: Known, result: Survey) -> None:
    path = item.file.place
    notes = known.warnings if known.path == path else (*known.warnings, f"moved from {known.path}")
    result.reports.append(FileReport(path, "unchanged", warnings=notes))
    if known.path != path:
        result.moved.append(replace(known, root=item.file.root, path=path))


def _refuse(refused: Refused, result: Survey) -> None:
    result.refused.append(refused)
    result.reports.append(FileReport(refused.path, "refused", reason=refused.reason))


def _gone(seen: Sequence[_Seen], roots: set[str], register: Register, result: Survey) -> None:
    """Note the sources whose file is no longer there, and the refusals that files of other roots still bear.

    A source whose file has other content now is not noted: it goes when the new content is in.
    """
    there = {item.file.place for item in seen} | {refused.path for refused in result.refused}
    held = {item.digest for item in seen}
    for known in register.known():
        if known.digest not in held and known.path not in there and _within(known.path, known.root, roots):
            result.removed.append(known)
            result.reports.append(FileReport(known.path, "removed"))
    others = (r for r in register.refused() if r.path not in there and not _within(r.path, r.root, roots))
    result.refused += [refused for refused in others if _may_be_there(refused.path)]
    result.refused.sort(key=lambda refused: refused.path)


def _may_be_there(place: str) -> bool:
    """Return whether a file is there; a web address that was not asked for now is taken to be."""
    return is_web(place) or Path(place).exists()


def _within(path: str, root: str, roots: set[str]) -> bool:
    return root in roots or any(str(parent) in roots for parent in Path(path).parents)
