"""`python -m ui` listens where it is told, and says plainly when it cannot."""

from __future__ import annotations

import socket

import pytest

from corpus.errors import ConfigurationError
from corpus.settings import Settings
from ui.__main__ import listen, names


def test_a_free_port_is_found() -> None:
    with listen("127.0.0.1", 0) as bound:
        assert bound.getsockname()[1] > 0


def test_a_port_in_use_names_the_remedy() -> None:
    with listen("127.0.0.1", 0) as bound:
        bound.listen()
        with pytest.raises(ConfigurationError, match="--port"):
            listen("127.0.0.1", bound.getsockname()[1])


def test_an_address_that_is_not_this_machines_is_refused() -> None:
    with pytest.raises(ConfigurationError, match=r"192\.0\.2\.1"):
        listen("192.0.2.1", 0)


def test_a_server_for_this_machine_only_answers_to_its_own_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIDAS_HOSTS", '["gidas.example.lt"]')
    with listen("127.0.0.1", 0) as bound:
        assert names(Settings(), bound) == {"localhost", "127.0.0.1", "::1", "gidas.example.lt"}


def test_a_server_for_others_answers_to_any_name() -> None:
    with socket.socket() as bound:
        bound.bind(("0.0.0.0", 0))
        assert names(Settings(), bound) == set()
