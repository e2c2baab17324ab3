"""Nothing that a document, a person or a model says is ever taken for HTML."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from assistant.answer import Citation, Notice, NoticeKind, Ranked
from corpus.types import Document, Kind, Name, Tier
from ui.conversation import Excerpt, Turn
from ui.reader import lines
from ui.render import turn_html, welcome_html
from ui.templating import markdown, render, web_link

ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<svg/onload=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "![x](https://evil.example/x.png)",
    "[click](javascript:alert(1))",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<form action=https://evil.example><input name=q></form>",
    "<style>*{display:none}</style>",
    "{{ 7 * 7 }}${7*7}",
    "\u202e<b>gnirts desrever</b>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)>",
    "<base href=https://evil.example/>",
]
ALLOWED_TAGS = {
    *(
        "a",
        "article",
        "label",
        "textarea",
        "aside",
        "blockquote",
        "br",
        "button",
        "caption",
        "code",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "em",
    ),
    *("footer", "h1", "h2", "h3", "h4", "header", "li", "mark", "ol", "p", "q", "section", "span", "strong", "summary"),
    *("table", "tbody", "td", "th", "thead", "tr", "ul"),
}


class _Seen(HTMLParser):
    """Collects what a browser would make of the HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def harmless(html: str) -> bool:
    seen = _Seen(html)
    handlers = [name for name, _value in seen.attributes if name.startswith("on") or name in ("style", "srcdoc", "src")]
    links = [value for name, value in seen.attributes if name in ("href", "action")]
    safe_links = all(value.startswith(("#", "../", "https://", "http://")) for value in links)
    return seen.tags <= ALLOWED_TAGS and not handlers and safe_links


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_every_field_of_a_turn_is_only_text(
    attack: str, turn: Callable[..., Turn], citation: Callable[..., Citation]
) -> None:
    hit = Ranked("p", "doc", 0, 1, attack, 1.0, 1.0, 1.0)
    made = turn(
        f"{attack} [1]",
        citation(title=attack, section=attack, quote=attack, translation=attack, document="other", url=attack),
        notices=tuple(Notice(kind, attack) for kind in NoticeKind),
        question=attack,
        standalone_question=attack + "?",
        answerer=attack,
        suggestions=(attack,),
        considered=(hit,),
        timing_ms={attack: 1.0},
    )
    made = Turn(1, attack, answer=made.answer, excerpts=(Excerpt(attack, attack, attack),), shown=99)
    for language in ("en", "lt"):
        assert harmless(turn_html(made, language, feedback=True))
    assert harmless(welcome_html("en", [attack], 1, 1))


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_a_document_is_only_text(attack: str) -> None:
    text = f"{attack}\nplain {attack}\n"
    title = Name(attack, attack)
    document = Document("d", "s", Kind.NOTE, Tier.USER, title, "en", 0, len(text), url=attack)
    html = render(
        "document.html", "lt", document=document, source=type("S", (), {"sha256": attack}), validity=attack, stale=True,
        page=None, picture=attack,
        lines=list(lines(text, document, {0}, 3, len(attack) + 9)),
    )  # fmt: skip
    assert harmless(html)


@pytest.mark.parametrize("attack", ATTACKS)
def test_markdown_brings_no_html_links_or_pictures(attack: str) -> None:
    assert _Seen(markdown(attack, {})).tags <= {"p", "ul", "ol", "li", "strong", "em"}


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "http:", "ftp://x/y", "x"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert web_link(url) is None


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_as_a_document_name_finds_nothing(client: TestClient, attack: str) -> None:
    response = client.get(f"/document/{attack.replace('/', '%2F').replace('?', '%3F').replace('#', '%23')}")
    assert response.status_code == 404
    assert "alert(1)" not in response.text
