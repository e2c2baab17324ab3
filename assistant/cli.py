"""The command line of the assistant."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markdown import Markdown
from rich.markup import escape

from assistant.agreements.command import agreements, clauses, compare, documents, markets, programmes, terms
from assistant.fit.command import fit
from assistant.opening import AsJson, AsOf, Save, open_with
from assistant.saving import answer_markdown
from assistant.saving import save as save_to
from assistant.verify_command import verify
from corpus.errors import GidasError, QuestionError
from corpus.settings import load_settings
from corpus.terminal import USAGE, errors_as_exit, printable
from corpus.types import Kind

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.service import Assistant

NOT_ANSWERED = 3
"""Exit code where the documents do not hold the answer."""

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
for command in (fit, compare, terms, clauses, verify, agreements, programmes, markets, documents):
    app.command()(command)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question, in English or Lithuanian.")],
    as_json: AsJson = False,
    language: Annotated[str | None, typer.Option(help="Answer in en or lt instead of the question's language.")] = None,
    kind: Annotated[list[Kind] | None, typer.Option(help="Answer only from documents of this kind.")] = None,
    document: Annotated[list[str] | None, typer.Option(help="Answer only from this document.")] = None,
    save: Save = None,
    as_of: AsOf = None,
) -> None:
    """Answer one question. Exit code 0: answered; 3: not in the documents; 2: usage or configuration."""
    with errors_as_exit():
        if language not in (None, "en", "lt"):
            raise QuestionError(f"Unknown language {language!r}", remedy="Use en or lt.")
        assistant = open_with(as_of)
        answer = assistant.ask(question, language=language, kinds=kind or (), documents=document or ())
        if save:
            save_to(save, "answer", answer.to_json(), answer_markdown(answer), assistant.settings.today)
    if as_json:
        print(json.dumps(answer.to_json(), ensure_ascii=False, indent=2))
    else:
        _print(answer)
    raise typer.Exit(NOT_ANSWERED if answer.abstained else 0)


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Say what is configured and reachable, and what to do. Exit code 2: something is wrong."""
    from assistant.llm.doctor import examine  # noqa: PLC0415 - may load a provider's client

    with errors_as_exit():
        settings = load_settings()
    findings = []
    for finding in examine(settings):
        findings.append(finding)
        if not as_json:
            mark = {"ok": "[green]ok[/green]", "off": "[dim]off[/dim]", "wrong": "[red]wrong[/red]"}[finding.state]
            text = f"{finding.text.rstrip('.')}. {finding.remedy}" if finding.remedy else finding.text
            Console().print(f"{mark}  {finding.name}: {escape(printable(text))}", highlight=False)
    if as_json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    raise typer.Exit(USAGE if any(finding.state == "wrong" for finding in findings) else 0)


@app.command()
def batch(as_of: AsOf = None) -> None:
    """Answer JSON lines {"question": ..., "history": [...]} from standard input, one JSON line each, in order.

    A line that cannot be answered gives {"error": ..., "remedy": ...}; the others are answered all the same.
    """
    with errors_as_exit():
        assistant = open_with(as_of)
        for line in sys.stdin:
            if line.strip():
                print(json.dumps(_answer_line(assistant, line), ensure_ascii=False), flush=True)


def _answer_line(assistant: Assistant, line: str) -> dict[str, Any]:
    try:
        request = json.loads(line)
        if not isinstance(request, dict) or not isinstance(request.get("question"), str):
            raise ValueError("no question")
        history = request.get("history") or []
        if not isinstance(history, list) or not all(isinstance(entry, str) for entry in history):
            raise ValueError("history is not a list of questions")
        return assistant.ask(request["question"], history=history).to_json()
    except ValueError as error:
        return {
            "error": f"Not a request: {error}",
            "remedy": 'Give {"question": "...", "history": ["..."]} on one line.',
        }
    except GidasError as error:
        return {"error": error.message, "remedy": error.remedy}


def _print(answer: Answer) -> None:
    console = Console()
    console.print(Markdown(answer.text))
    for notice in answer.notices:
        console.print(f"[yellow]! {escape(printable(notice.text))}[/yellow]")
    for citation in answer.citations:
        where = " · ".join(
            filter(None, (citation.title, f"p. {citation.page}" if citation.page else "", citation.tier))
        )
        console.print(f"[bold]\\[{citation.number}][/bold] {escape(printable(where))}")
        console.print(f"    “{escape(printable(citation.quote))}”", highlight=False)


def main() -> None:
    """Run the command line."""
    app()
