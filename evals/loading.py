"""Suite files -> cases; every fault is named with its file and line, and all of them at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from corpus.yaml_lines import MalformedError, Written
from evals.cases import Case, Suite, SuiteCase
from evals.errors import SuiteError
from evals.written import SUFFIXES, read_written

SUITES = Path(__file__).resolve().parent / "suites"
Split = Literal["dev", "test", "all"]
REMEDY = "Correct the lines named above; docs/evaluation.md describes the format, `python -m evals schema` prints it."


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A suite file that is well-formed by itself, with the line each of its cases starts on."""

    path: Path
    split: str
    suite: Suite
    lines: tuple[int, ...]

    def cases(self) -> Iterator[SuiteCase]:
        """Yield the cases with where they stand."""
        for case, line in zip(self.suite.cases, self.lines, strict=True):
            yield SuiteCase(self.suite.suite, self.suite.version, self.split, self.path, line, case)


def load_cases(wanted: Sequence[str] = (), split: Split = "all", root: Path = SUITES) -> tuple[SuiteCase, ...]:
    """Return the cases of the suites `wanted` (names, or paths of files; all where empty), in file order.

    Raises:
        SuiteError: as `load_all` and `choose`.
    """
    return choose(load_all(wanted, root), wanted, split)


def load_all(wanted: Sequence[str] = (), root: Path = SUITES) -> tuple[SuiteCase, ...]:
    """Return every case under `root`, and of the files among `wanted`.

    Raises:
        SuiteError: a file is malformed, or an id is used twice.
    """
    files, problems = _load_files([*_suite_paths(root), *map(Path, filter(_is_path, wanted))])
    cases = [case for file in files for case in file.cases()]
    problems += _repeated_ids(cases)
    if problems:
        raise SuiteError(f"{len(problems)} fault(s) in the suites", remedy=REMEDY, problems=problems)
    return tuple(cases)


def choose(cases: Sequence[SuiteCase], wanted: Sequence[str], split: Split) -> tuple[SuiteCase, ...]:
    """Return the cases of the suites and files `wanted` (all where empty) that are in `split`; of files, every case.

    Raises:
        SuiteError: a suite does not exist, or nothing is left.
    """
    suites = {name for name in wanted if not _is_path(name)}
    paths = {Path(name).resolve() for name in wanted if _is_path(name)}
    _require_known(suites, {case.suite for case in cases})
    chosen = [
        case
        for case in cases
        if case.path in paths or (split in ("all", case.split) and (case.suite in suites or not wanted))
    ]
    if not chosen:
        raise SuiteError(f"There is no case in the split {split!r}", remedy="Name another --split, --suites or file.")
    return tuple(chosen)


def _is_path(name: str) -> bool:
    return name.endswith(SUFFIXES)


def _is_within(inner: Sequence[int | str], outer: Sequence[int | str]) -> bool:
    return len(inner) > len(outer) and tuple(inner[: len(outer)]) == tuple(outer)


def _is_field(part: str) -> bool:
    # Where alternatives failed, pydantic also names the types it tried.
    return part in Suite.model_fields or part in Case.model_fields


def _suite_paths(root: Path) -> list[Path]:
    return sorted(path for suffix in SUFFIXES for path in root.glob(f"*/*{suffix}"))


def _load_files(paths: Sequence[Path]) -> tuple[list[LoadedFile], list[str]]:
    files: list[LoadedFile] = []
    problems: list[str] = []
    for path in dict.fromkeys(path.resolve() for path in paths):
        try:
            files.append(load_file(path))
        except SuiteError as error:
            problems += error.problems
    return files, problems


def load_file(path: Path) -> LoadedFile:
    """Read one suite file; its folder's name is its split.

    Raises:
        SuiteError: the file cannot be read, is neither YAML nor JSON lines, or is not a suite.
    """
    shown = _shown(path)
    try:
        written = read_written(path)
        suite = Suite.model_validate(written.content)
    except (OSError, UnicodeDecodeError) as error:
        raise _fault(f"{shown}: cannot be read ({error})") from error
    except MalformedError as error:
        raise _fault(f"{shown}:{error.line}: {error}") from error
    except ValidationError as error:
        raise _fault(*_explain(error, shown, written)) from error
    if written.repeated:
        raise _fault(*written.repeated_faults(shown))
    return LoadedFile(path, path.parent.name, suite, written.entry_lines("cases", suite.cases))


def _fault(*problems: str) -> SuiteError:
    return SuiteError("A suite file cannot be used", remedy=REMEDY, problems=problems)


def _shown(path: Path) -> str:
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _explain(error: ValidationError, shown: str, written: Written) -> list[str]:
    """One line a fault: file, line, which field of which case, what is wrong."""
    seen: dict[str, None] = {}
    faults = error.errors()
    for fault in faults:
        if fault["type"] == "too_short" and any(_is_within(other["loc"], fault["loc"]) for other in faults):
            continue  # a list counts as too short where its entries are at fault
        extra = fault["loc"][-1] if fault["type"] == "extra_forbidden" else None
        where = [part for part in fault["loc"] if isinstance(part, int) or part == extra or _is_field(part)]
        seen[written.fault(shown, where, fault["msg"])] = None
    return list(seen)


def _repeated_ids(cases: Sequence[SuiteCase]) -> list[str]:
    counts = Counter(case.case.id for case in cases)
    return [
        f"{_shown(case.path)}:{case.line}: the id {case.case.id!r} is used {counts[case.case.id]} times; rename it"
        for case in cases
        if counts[case.case.id] > 1
    ]


def _require_known(suites: Collection[str], known: Collection[str]) -> None:
    unknown = sorted(set(suites) - set(known))
    if unknown:
        raise SuiteError(f"No suite {', '.join(unknown)}", remedy=f"Known are {', '.join(sorted(known)) or 'none'}.")


def require_documents(cases: Sequence[SuiteCase], known: Collection[str]) -> None:
    """Check that every document a case expects exists.

    Raises:
        SuiteError: a case names a document that is not in `known`.
    """
    problems = [
        f"{_shown(case.path)}:{case.line}: {case.case.id}: there is no document {document!r}"
        for case in cases
        for document in case.case.documents
        if document not in known
    ]
    if problems:
        raise SuiteError("Cases expect documents that are not in the corpus", problems=problems,
                         remedy=f"Correct the ids; known are {', '.join(sorted(known))}.")  # fmt: skip
