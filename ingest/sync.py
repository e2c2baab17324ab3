"""Synchronisation: makes the index hold what the files hold, and only embeds what it has not seen.

Vectors of new passages are stored first; then the register's next state takes the place of the present one in a single
step; then what it no longer names is deleted. Stopped at any moment, the old state goes on answering, and the next run
finishes the work: vectors that are stored already are not made again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from llama_index.core.base.embeddings.base import BaseEmbedding

from corpus.classifier import Classifier
from corpus.draft import Draft
from corpus.errors import ConfigurationError, CorpusError, IndexMismatchError, SourceError
from corpus.index import built_with, lexical_folder
from corpus.kept_questions import are_kept, keep_questions, only_learnt
from corpus.knowledge.load import Knowledge, load_knowledge
from corpus.knowledge.parsed import Parsed
from corpus.questions import wanted
from corpus.register import Entry, Refused, Register
from corpus.settings import Settings
from corpus.shipped import shipped_classifier
from corpus.store import REBUILD
from ingest.engine import open_engine
from ingest.entries import Task, build_entry
from ingest.home import Home
from ingest.manifest import described
from ingest.passages import CHUNKING
from ingest.publish import publish
from ingest.readers import Limits
from ingest.report import FileReport, Report
from ingest.shelf import shipped_files
from ingest.survey import Change, Survey, survey
from ingest.vectors import Vectors, embed_questions
from ingest.wanted import named, with_known
from ingest.web.files import Web
from ingest.web.policy import Policy
from ingest.workers import Bounds, Failed, Workers

GROUP = 256
"""Passages of small files are gathered up to this number, or what the engine takes at a time, before they are embedded
and registered."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a synchronisation is: what it counts (bytes of the files to read, or known questions), how much of it is
    done, of how much, and how many passages are in so far."""

    what: str
    done: int
    total: int
    passages: int = 0


@dataclass(frozen=True, slots=True)
class _Options:
    rebuild: bool
    retry: bool
    dry_run: bool


def synchronise(
    settings: Settings,
    embedding: BaseEmbedding,
    paths: Sequence[Path | str] = (),
    *,
    rebuild: bool = False,
    retry: bool = False,
    dry_run: bool = False,
    progress: Callable[[Progress], None] = lambda _: None,
    policy: Policy | None = None,
) -> Report:
    """Take in the shipped corpus, and `paths` (web addresses too) beside it; what vanished below them is removed.

    `rebuild` embeds everything anew, `retry` tries refused files again, `dry_run` only says what it would do. `policy`
    says which web addresses may be read, in place of that of the settings.

    Raises:
        SourceError: a path does not exist. Nothing has changed.
        CorpusError: the catalogue, the shipped corpus or a folder's manifest is broken. Nothing has changed.
        IndexMismatchError: the index was built with another model, and no rebuild is asked for.
        ConfigurationError: another synchronisation is at work, or a web address is not allowed.
    """
    started = time.monotonic()
    with only_one(settings):
        web = Web(settings, policy or Policy(settings.web_hosts))
        run = _Run(settings, embedding, web, _Options(rebuild, retry, dry_run), progress)
        reports = run.synchronise(paths)
        register = Register(settings.data_dir)
        return Report(
            files=tuple(reports),
            documents=len(register.documents()),
            passages=register.count(),
            embedded=run.embedded,
            version=register.version(),
            seconds=time.monotonic() - started,
            skipped=run.skipped,
        )


@contextmanager
def only_one(settings: Settings) -> Iterator[None]:
    """Hold the lock that keeps a second writer away.

    Raises:
        ConfigurationError: there is one at work.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(settings.data_dir / "ingest.lock", timeout=0):
            yield
    except Timeout as error:
        raise ConfigurationError(
            f"Another ingestion is at work in {settings.data_dir}", remedy="Wait until it has finished, then run again."
        ) from error


class _Run:
    """One synchronisation."""

    def __init__(
        self,
        settings: Settings,
        embedding: BaseEmbedding,
        web: Web,
        options: _Options,
        progress: Callable[[Progress], None],
    ) -> None:
        self._settings, self._embedding, self._options, self._progress = settings, embedding, options, progress
        self._web = web
        self._register = Register(settings.data_dir)
        self._built = built_with(settings, embedding, CHUNKING)
        meta = self._register.meta()
        self._anew = options.rebuild or any(meta.get(key) != value for key, value in self._built.items())
        self._refuse_other_model(meta)
        self._home = Home.open(settings, self._built, meta, anew=self._anew)
        former = None if options.rebuild else self._home.former(self._register)
        self._engine = open_engine(settings, embedding)
        self._vectors = Vectors(self._home.store, self._engine, former, headers=settings.headers)
        self.skipped = 0

    @property
    def embedded(self) -> int:
        """How many passages had to be embedded."""
        return self._vectors.embedded

    def _refuse_other_model(self, meta: Mapping[str, str]) -> None:
        other = [key for key in ("model", "dimension") if meta and meta.get(key) != self._built[key]]
        if other and not self._options.rebuild:
            found = ", ".join(f"{key} {meta.get(key)!r}, not {self._built[key]!r}" for key in other)
            raise IndexMismatchError(f"The index was built with {found}", remedy=REBUILD)

    def synchronise(self, paths: Sequence[Path | str]) -> list[FileReport]:
        """Bring the index up to date; return what became of each file."""
        parsed = Parsed(self._settings.data_dir)
        knowledge = load_knowledge(self._settings.corpus_dir, parsed)
        found = named(paths, self._web, self._register)
        self.skipped = found.skipped
        ours = shipped_files(self._settings.corpus_dir, knowledge)
        wanted = with_known(found, self._web, self._register) if self._anew else found
        wanted, notes = described(wanted)
        todo = survey(ours, wanted, knowledge, self._register, anew=self._anew, retry=self._options.retry)
        todo.reports += notes
        if self._options.dry_run:
            return sorted([*todo.reports, *self._tried(todo)], key=lambda report: report.path)
        self._make_questions(knowledge)
        reports = todo.reports
        if not self._nothing_to_do(todo):
            draft = Draft(self._settings.data_dir, anew=self._anew)
            reports = [*reports, *self._apply(todo, draft)]
            publish(self._settings, knowledge, draft, self._register, self._home, self._vectors)
            self._web.kept.keep_only(self._register)
        parsed.save()
        return sorted(reports, key=lambda report: report.path)

    def _make_questions(self, knowledge: Knowledge) -> None:
        """Make the known questions ready; where they are kept there is nothing to do, and not even to look at."""
        questions, kept_in = self._home.questions, self._settings.data_dir
        if not self._anew and are_kept(knowledge, questions, kept_in):
            return
        needed = wanted(knowledge, only_learnt(questions), self._learnt)
        stale = embed_questions(questions, needed.questions, self._embedding, self._asked)
        questions.store.delete(stale)
        keep_questions(knowledge, needed, questions, kept_in)

    def _learnt(self, mark: str) -> Classifier | None:
        """Return what is shipped as learnt of the questions with `mark`; that they must be learnt is told."""
        shipped = shipped_classifier(self._settings.corpus_dir, self._embedding.model_name, mark)
        if shipped is None:
            self._progress(Progress("learning known questions", 0, 1))
        return shipped

    def _asked(self, done: int, total: int) -> None:
        self._progress(Progress("known questions", done, total))

    def _nothing_to_do(self, todo: Survey) -> bool:
        changed = todo.changes or todo.removed or todo.moved or self._anew
        noted = todo.refused == list(self._register.refused())
        lexical = lexical_folder(self._settings, self._register.version()).is_dir()
        return not changed and noted and lexical and self._home.store.count() == self._register.count()

    def _tried(self, todo: Survey) -> Iterator[FileReport]:
        return (_report(change, outcome, stays=not self._anew) for change, outcome in self._read(todo.changes))

    def _apply(self, todo: Survey, draft: Draft) -> list[FileReport]:
        """Write all that has changed to the draft, the vectors first."""
        draft.drop(known.id for known in todo.removed)
        draft.move(todo.moved)
        reports, refused = list[FileReport](), list(todo.refused)
        total = sum(change.size for change in todo.changes)
        done = passages = 0
        for group in _groups(self._read(todo.changes), max(GROUP, self._engine.batch)):
            entries = [outcome for _, outcome in group if isinstance(outcome, Entry)]
            size, count = sum(change.size for change, _ in group), sum(len(entry.passages) for entry in entries)
            for number in self._vectors.add(entries):
                self._progress(Progress("files", done + size * number // max(count, 1), total, passages + number))
            for change, outcome in group:
                reports.append(report := _report(change, outcome, stays=not self._anew))
                if isinstance(outcome, Entry):
                    draft.drop([change.replaces] if change.replaces else [])
                    draft.put(outcome)
                else:
                    refused.append(Refused(report.path, change.file.root, change.digest, report.reason or ""))
            done, passages = done + size, passages + count
        draft.refuse(refused)
        return reports

    def _read(self, changes: Sequence[Change]) -> Iterator[tuple[Change, Entry | Failed]]:
        """Yield what each changed file brings: our own are read here, others in processes that may fail."""
        ours = [change for change in changes if change.file.described]
        theirs = [change for change in changes if not change.file.described]
        for change in ours:
            try:
                yield change, build_entry(self._task(change))
            except (SourceError, OSError) as error:
                raise CorpusError(
                    f"The shipped {change.file.path.name} cannot be read ({error})",
                    remedy="Restore it with `git checkout corpus`.",
                ) from error
        bounds = Bounds(self._settings.file_seconds, self._settings.file_memory_mb)
        with closing(Workers(build_entry, bounds)) as workers:
            yield from zip(theirs, workers.results(map(self._task, theirs)), strict=True)

    def _task(self, change: Change) -> Task:
        limits = Limits(pages=self._settings.file_pages)
        return Task(change.file, change.digest, self._settings.headers, limits)


def _report(change: Change, outcome: Entry | Failed, *, stays: bool) -> FileReport:
    path, name = change.file.place, change.file.name
    if isinstance(outcome, Entry):
        pages, passages = len(outcome.source.pages), len(outcome.passages)
        return FileReport(path, change.status, pages=pages, passages=passages, warnings=outcome.warnings)
    reason = outcome.reason if outcome.reason.startswith(name) else f"{name} {outcome.reason}"
    kept = " What it held before stays in the index." if stays and change.status == "updated" else ""
    return FileReport(path, "refused", reason=reason + kept)


def _groups(
    outcomes: Iterable[tuple[Change, Entry | Failed]], most: int
) -> Iterator[list[tuple[Change, Entry | Failed]]]:
    group: list[tuple[Change, Entry | Failed]] = []
    passages = 0
    for change, outcome in outcomes:
        group.append((change, outcome))
        passages += len(outcome.passages) if isinstance(outcome, Entry) else 0
        if passages >= most:
            yield group
            group, passages = [], 0
    if group:
        yield group
