"""The commands of the agreement desk: compare, terms, clauses, and what there is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markdown import Markdown

from assistant.opening import AsJson, AsOf, Save, open_with
from assistant.saving import save as save_to
from corpus.errors import QuestionError
from corpus.terminal import errors_as_exit

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.service import Assistant
    from assistant.table import Table

SILENT = 3
"""Exit code where no agreement states anything."""
InLanguage = Annotated[str | None, typer.Option("--language", help="en or lt.")]
Country = Annotated[str | None, typer.Option(help="Partner country: ISO code or name.")]
Status = Annotated[str | None, typer.Option(help="in_force, ended, superseded or unknown.")]
Search = Annotated[str | None, typer.Option(help="Words that must all occur.")]


def compare(
    ids: Annotated[list[str], typer.Argument(help="Agreements or documents to put side by side.", metavar="ID ID ...")],
    language: InLanguage = None,
    as_json: AsJson = False,
    save: Save = None,
    as_of: AsOf = None,
) -> None:
    """Put agreements side by side: every cell quoted or not stated, differences marked. Exit code 2: usage."""
    from assistant.agreements.compare import compare as compare_agreements  # noqa: PLC0415 - heavy
    from assistant.agreements.render import DeskRenderer  # noqa: PLC0415

    with errors_as_exit():
        _check(language)
        assistant = open_with(as_of)
        found = compare_agreements(ids, assistant.library, assistant.settings.today)
        renderer = DeskRenderer(assistant.library, assistant.settings.today)
        data, text = renderer.comparison_json(found), renderer.comparison_markdown(found, language or "en")
        _save(save, "comparison", data, text, assistant, renderer.comparison_table(found))
    _show(data, text, as_json=as_json)


def terms(
    question: Annotated[str, typer.Argument(help="A question to every agreement, e.g. who implements it?")],
    agreement: Annotated[list[str] | None, typer.Option(help="Ask only this agreement. Repeatable.")] = None,
    language: InLanguage = None,
    as_json: AsJson = False,
    save: Save = None,
    as_of: AsOf = None,
) -> None:
    """Ask every agreement one question. Exit code 0: some state it; 3: none does; 2: usage."""
    from assistant.agreements.render import DeskRenderer  # noqa: PLC0415 - heavy
    from assistant.agreements.terms import ask_agreements  # noqa: PLC0415

    with errors_as_exit():
        _check(language)
        assistant = open_with(as_of)
        found = ask_agreements(question, assistant, agreement or (), language)
        renderer = DeskRenderer(assistant.library, assistant.settings.today)
        data, text = renderer.terms_json(found), renderer.terms_markdown(found)
        _save(save, "terms", data, text, assistant, renderer.terms_table(found))
    _show(data, text, as_json=as_json)
    raise typer.Exit(0 if any(answer.entries for answer in found.answers) else SILENT)


def clauses(
    agreement: Annotated[str, typer.Argument(help="An agreement or document.")],
    kind: Annotated[
        list[str] | None, typer.Option(help="definition, obligation, permission or prohibition. Repeatable.")
    ] = None,
    language: InLanguage = None,
    as_json: AsJson = False,
    save: Save = None,
    as_of: AsOf = None,
) -> None:
    """List the definitions, obligations, permissions and prohibitions of an agreement. Exit code 3: none; 2: usage."""
    from assistant.agreements.agreement import find_agreement  # noqa: PLC0415 - heavy
    from assistant.agreements.clauses import ClauseKind  # noqa: PLC0415
    from assistant.agreements.clauses import clauses as find_clauses  # noqa: PLC0415
    from assistant.agreements.render import DeskRenderer  # noqa: PLC0415

    with errors_as_exit():
        _check(language)
        kinds = {entry.value for entry in ClauseKind}
        if set(kind or ()) - kinds:
            raise QuestionError(f"Unknown kind {kind}", remedy=f"Use {', '.join(sorted(kinds))}.")
        assistant = open_with(as_of)
        chosen = find_agreement(agreement, assistant.library)
        found = [clause for clause in find_clauses(chosen, assistant.library) if not kind or clause.kind in kind]
        renderer = DeskRenderer(assistant.library, assistant.settings.today)
        data, text = renderer.clauses_json(chosen, found), renderer.clauses_markdown(chosen, found, language or "en")
        _save(save, "clauses", data, text, assistant, renderer.clauses_table(found))
    _show(data, text, as_json=as_json)
    raise typer.Exit(0 if found else SILENT)


def agreements(
    country: Country = None,
    status: Status = None,
    search: Search = None,
    as_json: AsJson = False,
    save: Save = None,
    as_of: AsOf = None,
) -> None:
    """List the agreements."""
    _list("agreements", {"country": country, "status": status, "search": search}, save, as_of, as_json=as_json)


def programmes(
    country: Country = None,
    status: Status = None,
    kind: Annotated[str | None, typer.Option(help="programme, scheme, call, mechanism or network.")] = None,
    search: Search = None,
    as_json: AsJson = False,
    save: Save = None,
    as_of: AsOf = None,
) -> None:
    """List programmes, schemes, calls, mechanisms and networks."""
    filters = {"country": country, "status": status, "kind": kind, "search": search}
    _list("programmes", filters, save, as_of, as_json=as_json)


def markets(
    country: Country = None,
    status: Status = None,
    search: Search = None,
    as_json: AsJson = False,
    save: Save = None,
    as_of: AsOf = None,
) -> None:
    """List the market lists, with the countries the documents say are on them."""
    _list("markets", {"country": country, "status": status, "search": search}, save, as_of, as_json=as_json)


def documents(
    country: Country = None,
    status: Status = None,
    kind: Annotated[str | None, typer.Option(help="policy, programme, agreement, strategy, market_list, note.")] = None,
    search: Search = None,
    as_json: AsJson = False,
    save: Save = None,
    as_of: AsOf = None,
) -> None:
    """List the indexed documents."""
    filters = {"country": country, "status": status, "kind": kind, "search": search}
    _list("documents", filters, save, as_of, as_json=as_json)


def _list(name: str, filters: dict[str, str | None], save: Path | None, as_of: str | None, *, as_json: bool) -> None:
    from assistant.agreements.tables import TABLES, Filters  # noqa: PLC0415 - heavy
    from assistant.agreements.wording import say  # noqa: PLC0415

    with errors_as_exit():
        assistant = open_with(as_of)
        table = TABLES[name](assistant.library, assistant.settings.today, Filters(**filters))
        text = table.to_markdown(say(name, "en"), say("nothing", "en"))
        data = {**table.to_json(), "as_of": assistant.settings.today.isoformat()}
        _save(save, name, data, text, assistant, table)
    _show(data, text, as_json=as_json)


def _save(path: Path | None, kind: str, data: dict[str, Any], text: str, assistant: Assistant, table: Table) -> None:
    if path:
        save_to(path, kind, data, text, assistant.settings.today, table=table)


def _show(data: dict[str, Any], text: str, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        Console().print(Markdown(text.replace("<br>", "; ")))


def _check(language: str | None) -> None:
    if language not in (None, "en", "lt"):
        raise QuestionError(f"Unknown language {language!r}", remedy="Use en or lt.")
