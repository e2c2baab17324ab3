"""The web application in a process of its own, to be measured."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from corpus.settings import CHECKOUT

_STARTS_WITHIN = 120


@contextmanager
def serving() -> Iterator[tuple[str, int]]:
    """Run the application; give its address and process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    url = f"http://127.0.0.1:{port}"
    with subprocess.Popen([sys.executable, "-m", "ui", "--port", str(port)], cwd=CHECKOUT) as server:  # noqa: S603
        try:
            _wait(f"{url}/readyz")
            yield url, server.pid
        finally:
            server.terminate()


def _wait(url: str) -> None:
    deadline = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < deadline:
        try:
            answer = httpx.get(url, timeout=30)
        except httpx.TransportError:
            time.sleep(0.2)
            continue
        if answer.is_error:
            raise SystemExit(f"error: {answer.json()['remedy']}")
        return
    raise SystemExit("error: the server did not come up")


def memory_mb(pid: int, *, peak: bool = False) -> float:
    """Return the resident memory of a process in megabytes, as it is now or as it was at most."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    return int(status.split("VmHWM:" if peak else "VmRSS:")[1].split()[0]) / 1024
