"""Fetching one web address: checked at every step, within bounds, and only where it has changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from corpus.errors import SourceError
from ingest.web.policy import Policy

MAX_REDIRECTS = 5
_PAUSE = 10.0
"""How long the other side may be silent, in seconds. The time for all is bounded by whoever runs `fetch`."""
_MOVED = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_CLOSED = frozenset({401, 403, 407, 451})
_AGENT = "gidas/0.1 (reads documents it was told to)"


@dataclass(frozen=True)
class Request:
    """An address to read, within `max_bytes`. `etag` and `modified` are what it said of itself the time before."""

    url: str
    policy: Policy
    max_bytes: int
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address held: `content`, None where it is what it was, and what it says of itself."""

    content: bytes | None
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Gone:
    """There is nothing at the address, says its host."""

    reason: str


def fetch(request: Request) -> Fetched | Gone:
    """Read one address, following a few redirects, each checked like the first.

    Raises:
        ConfigurationError: it, or what it redirects to, is not allowed.
        SourceError: it cannot be reached, refuses, or is too large.
    """
    url = httpx.URL(request.url)
    for _ in range(MAX_REDIRECTS + 1):
        request.policy.check(url)
        try:
            with _answer(url, request) as response:
                if response.status_code not in _MOVED:
                    return _read(response, request)
                url = _next(url, response)
        except httpx.TimeoutException as error:
            raise SourceError("does not answer in time", remedy="Try again later.") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            told = " ".join(str(error).split())[:200] or type(error).__name__
            raise SourceError(f"cannot be read ({told})", remedy="Check the address, or try again later.") from error
    raise SourceError(f"redirects more than {MAX_REDIRECTS} times", remedy="Name the address it leads to.")


@contextmanager
def _answer(url: httpx.URL, request: Request) -> Iterator[httpx.Response]:
    """Ask the host at an IP address that was checked; name and certificate are still those of the host.

    Each step has a client of its own: a connection made for one name must not serve another at the same place. Proxies
    of the environment are left out, as it would be them who look the name up.
    """
    headers = {"Host": url.netloc.decode(), "User-Agent": _AGENT, "Accept-Encoding": "identity"}
    headers |= {"If-None-Match": request.etag} if request.etag else {}
    headers |= {"If-Modified-Since": request.modified} if request.modified else {}
    with httpx.Client(verify=request.policy.tls(), trust_env=False, timeout=_PAUSE) as client:
        yield _first_that_answers(client, url, request.policy.places(url), headers)


def _first_that_answers(
    client: httpx.Client, url: httpx.URL, places: list[str], headers: dict[str, str]
) -> httpx.Response:
    extensions = {"sni_hostname": url.raw_host.decode()}
    for number, place in enumerate(places, start=1):
        asked = client.build_request("GET", url.copy_with(host=place), headers=headers, extensions=extensions)
        try:
            return client.send(asked, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            if number == len(places):
                raise
    raise SourceError("has a host without an address", remedy="Check the address.")


def _next(url: httpx.URL, response: httpx.Response) -> httpx.URL:
    target = url.join(response.headers.get("Location", ""))
    if target == url:
        raise SourceError("redirects to itself", remedy="Name the address of the file.")
    if url.scheme == "https" and target.scheme != "https":
        raise SourceError("redirects to an address without encryption", remedy="Download the file and name that.")
    return target


def _read(response: httpx.Response, request: Request) -> Fetched | Gone:
    status = response.status_code
    if status == 304 and (request.etag or request.modified):
        return Fetched(None, request.etag, request.modified)
    if status in _GONE:
        return Gone(f"is not there ({status}). Check the address.")
    if status in _CLOSED:
        raise SourceError(f"may not be read ({status})", remedy="Download the file and name that.")
    if status != 200:
        raise SourceError(f"answers {status} instead of a file", remedy="Try again later.")
    headers = response.headers
    return Fetched(_content(response, request.max_bytes), headers.get("ETag", ""), headers.get("Last-Modified", ""))


def _content(response: httpx.Response, most: int) -> bytes:
    """Return the body; what is sent is not trusted to be as long as it says."""
    said = response.headers.get("Content-Length", "")
    content = bytearray()
    if not (said.isdigit() and int(said) > most):
        for chunk in response.iter_bytes():
            content += chunk
            if len(content) > most:
                break
        else:
            return bytes(content)
    raise SourceError(f"is larger than {most >> 20} MB", remedy="Raise GIDAS_WEB_MB, or leave it out.")
