"""Any assistant that answers `POST {"question", "history", ...}` with the documented JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import httpx
from pydantic import ValidationError

from assistant.answer import AnswerStatus
from evals.answers import GivenAnswer
from evals.errors import TargetError

PATH = "/api/ask"
REFUSALS = frozenset({400, 413, 422})
"""Status codes with which a question, not the service, is at fault."""


class HttpTarget:
    """Asks `url`; one without a path is asked at `/api/ask`. Credentials in the URL are sent and never recorded."""

    def __init__(self, url: str, *, parallel: int = 4, timeout: float = 60.0) -> None:
        try:
            self._url = httpx.URL(url)
        except httpx.InvalidURL as error:
            raise TargetError(
                f"{url!r} is not a URL ({error})", remedy="Give one such as http://127.0.0.1:7860."
            ) from error
        if self._url.scheme not in ("http", "https") or not self._url.host:
            raise TargetError(f"{url!r} is not an http(s) URL", remedy="Give one such as http://127.0.0.1:7860.")
        if self._url.path in ("", "/"):
            self._url = self._url.copy_with(path=PATH)
        self.parallel = parallel
        self._client = httpx.Client(timeout=timeout)

    @property
    def shown(self) -> str:
        """The URL without credentials."""
        return str(self._url.copy_with(username=None, password=None))

    def identity(self) -> dict[str, str]:
        """Return the address without credentials."""
        return {"target": self.shown}

    def ask(self, question: str, history: Sequence[str]) -> GivenAnswer:
        """Ask; a 400, 413 or 422 counts as refused."""
        response = self._post({"question": question, "history": list(history)})
        if response.status_code in REFUSALS:
            return GivenAnswer(status=AnswerStatus.REFUSED, text=_reason(response), question=question)
        if not response.is_success:
            raise TargetError(
                f"{self.shown} answered {response.status_code}: {_reason(response)}", remedy="Look into its log."
            )
        try:
            return GivenAnswer.from_json(response.json())
        except ValidationError as error:
            faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:3])
            raise self._not_documented(faults) from error
        except ValueError as error:
            raise self._not_documented("not JSON") from error

    def documents(self) -> None:
        """Return None: the documented form has no list of documents."""
        return

    def verbatim(self, answer: GivenAnswer) -> tuple[None, ...]:
        """Return None for each citation: the sources are not here."""
        return (None,) * len(answer.citations)

    def _post(self, body: dict[str, Any]) -> httpx.Response:
        try:
            return self._client.post(self._url, json=body)
        except httpx.HTTPError as error:
            raise TargetError(
                f"{self.shown} cannot be reached ({error or type(error).__name__})",
                remedy="Start it, or correct --target; run again with --resume to keep the answers already given.",
            ) from error

    def _not_documented(self, why: str) -> TargetError:
        return TargetError(
            f"{self.shown} does not answer in the documented form ({why})",
            remedy="At least `status` and `text` are needed; see docs/evaluation.md.",
        )


def _reason(response: httpx.Response) -> str:
    try:
        data = response.json()
    except ValueError:
        return response.text[:200]
    return str(data.get("error", data))[:200] if isinstance(data, dict) else str(data)[:200]
