"""Templates: the one way from values to HTML. Everything is escaped unless it is already `Markup`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from corpus.types import Language
from ui.strings import words

_HERE = Path(__file__).parent
_MARK = re.compile(r" ?\[(\d{1,3})\]")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["web_link"] = web_link
    environment.filters["capital"] = capital
    environment.filters["code"] = code
    return environment


def render(template: str, language: Language, **values: object) -> Markup:
    """Return `template` filled in with `values`; `t` holds the interface's words, `lang` the language.

    What comes out is `Markup`: the template escaped everything that was not, so it may go into another template.
    """
    return Markup(_environment().get_template(template).render(t=words(language), lang=language, **values))  # noqa: S704


def capital(text: str) -> str:
    """Return `text` with a capital letter at its start, the rest as it is: "joint R&D" becomes "Joint R&D"."""
    return text[:1].upper() + text[1:]


def code(text: str) -> Markup:
    """Return `text` escaped, with what stands between backticks as code: commands that a remedy names."""
    plain, commands = Markup("{}"), Markup("<code>{}</code>")
    parts = ((commands if place % 2 else plain).format(part) for place, part in enumerate(text.split("`")))
    return Markup().join(parts)


def web_link(url: str | None) -> str | None:
    """Return `url` if it is a plain http or https address, otherwise nothing: other schemes can run scripts."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def markdown(text: str, chips: Mapping[int, Markup]) -> Markup:
    """Return an answer's Markdown as HTML, each `[n]` replaced by the chip of citation n.

    Only paragraphs, lists and emphasis are read: no HTML, links or pictures, whatever a document or model says.
    """
    reader = MarkdownIt("zero").enable(["list", "emphasis"])

    def text_rule(tokens: list[Token], index: int, _options: object, _env: object) -> str:
        return _with_chips(tokens[index].content, chips)

    reader.renderer.rules["text"] = text_rule  # type: ignore[attr-defined]
    return Markup(reader.render(text))  # noqa: S704 - every rule in use escapes


def _with_chips(text: str, chips: Mapping[int, Markup]) -> str:
    out, position = Markup(), 0
    for match in _MARK.finditer(text):
        chip = chips.get(int(match[1]))
        if chip is not None:
            out += Markup.escape(text[position : match.start()]) + Markup("\N{WORD JOINER}") + chip
            position = match.end()
    return out + Markup.escape(text[position:])
