"""`python -m assistant fit`."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.markdown import Markdown

from assistant.opening import AsJson, AsOf, Save, open_with
from assistant.saving import save as save_to
from corpus.errors import ProfileError
from corpus.terminal import errors_as_exit

NOTHING_OPEN = 3
"""Exit code where nothing fits or may fit that is not known to be closed."""


def fit(  # noqa: PLR0913, PLR0917 - one for each option
    text: Annotated[str, typer.Option(help="The applicant in free text, English or Lithuanian.")] = "",
    country: Annotated[
        list[str] | None, typer.Option(help="Country to work with (LT: your own): ISO code or name. Repeatable.")
    ] = None,
    size: Annotated[str | None, typer.Option(help="micro, small, medium, sme or large.")] = None,
    activity: Annotated[str | None, typer.Option(help="What the applicant does, in free text.")] = None,
    applicant: Annotated[
        str | None, typer.Option(help="company, research, cluster, association or public-body.")
    ] = None,
    need: Annotated[
        list[str] | None,
        typer.Option(
            help="rd, partner-search, market-entry, cluster, infrastructure, acceleration, eu-application, funding. "
            "Repeatable."
        ),
    ] = None,
    sector: Annotated[list[str] | None, typer.Option(help="Field of activity, e.g. green, ict. Repeatable.")] = None,
    partner: Annotated[str | None, typer.Option(help="has, seeks or none: a partner abroad.")] = None,
    stage: Annotated[str | None, typer.Option(help="idea, startup, established or mature.")] = None,
    employees: Annotated[int | None, typer.Option(help="Head count.")] = None,
    turnover: Annotated[int | None, typer.Option(help="Annual turnover in EUR.")] = None,
    balance: Annotated[int | None, typer.Option(help="Balance sheet total in EUR.")] = None,
    language: Annotated[str | None, typer.Option(help="en or lt; the description's language where not given.")] = None,
    as_json: AsJson = False,
    save: Save = None,
    as_of: AsOf = None,
) -> None:
    """Find the programmes that fit an applicant.

    Exit code 0: something fits or may fit that is not known to be closed; 3: nothing does; 2: usage, or a description
    that says nothing or contradicts itself.
    """
    from assistant.fit.parse import Flags  # noqa: PLC0415 - heavy, so only where it is needed
    from assistant.fit.size import Figures  # noqa: PLC0415

    with errors_as_exit():
        if language not in (None, "en", "lt"):
            raise ProfileError(f"Unknown language {language!r}", remedy="Use en or lt.")
        flags = Flags(
            countries=country or (),
            applicant=applicant,
            size=size,
            needs=need or (),
            partner=partner,
            stage=stage,
            sectors=sector or (),
            activity=activity,
            figures=Figures(employees, turnover, balance),
        )
        assistant = open_with(as_of)
        report = assistant.fit(text, flags, language)
        renderer = assistant.finder.renderer
        markdown, data = renderer.markdown(report, language), renderer.to_json(report)
        if save:
            save_to(save, "fit", data, markdown, assistant.settings.today)
    if as_json:
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        Console().print(Markdown(markdown))
    raise typer.Exit(0 if report.live else NOTHING_OPEN)
