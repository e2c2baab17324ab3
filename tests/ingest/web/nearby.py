"""The web as tests have it: names that lead to this machine, which only a test's own policy allows."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.web.policy import Policy


@dataclass(frozen=True)
class Nearby(Policy):
    """Looks names up in `names`; what they lead to may be this machine. `authority` is a certificate to trust."""

    names: Mapping[str, str] = field(default_factory=dict)
    open_to: tuple[str, ...] = ("127.0.0.1",)
    authority: str = ""

    def look_up(self, host: str, port: int) -> list[str]:
        if host not in self.names:
            raise OSError("unknown in this test")
        return self.names[host].split()

    def admits(self, place: str) -> bool:
        return place in self.open_to or super().admits(place)

    def tls(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.authority or None)
