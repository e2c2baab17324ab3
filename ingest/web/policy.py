"""Which web addresses may be read: those of hosts that are listed, at places that are public."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

from corpus.errors import ConfigurationError, SourceError

_SCHEMES = {"http": 80, "https": 443}
_WRAPPING = [ipaddress.ip_network(network) for network in ("64:ff9b::/96", "2002::/16", "2001::/32")]
"""Addresses of version 6 that lead to one of version 4, which may be private: translated, 6to4, Teredo."""


def is_web(path: str | Path) -> bool:
    """Return whether `path` is a web address and no file."""
    return isinstance(path, str) and path.lower().startswith(("http://", "https://"))


def normal(address: str) -> str:
    """Return a web address without its fragment, its host in lower case.

    Raises:
        ConfigurationError: it is none.
    """
    try:
        return str(httpx.URL(address).copy_with(fragment=None))
    except httpx.InvalidURL as error:
        raise ConfigurationError(f"{address} is no web address ({error})", remedy="Check how it is written.") from error


def is_public(address: str) -> bool:
    """Return whether an IP address is one of the public internet: not private, of this machine, of the link ..."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if any(ip in network for network in _WRAPPING):
            return False
        ip = ip.ipv4_mapped or ip
    return ip.is_global and not ip.is_multicast


@dataclass(frozen=True)
class Policy:
    """The hosts that may be read: `example.org`, `example.org:8080`, or `*.example.org` for all below it."""

    hosts: Sequence[str]

    def check(self, url: httpx.URL) -> None:
        """Refuse an address that is not allowed, whatever it leads to.

        Raises:
            ConfigurationError: no address is allowed, or not this one.
        """
        if not self.hosts:
            raise ConfigurationError(
                "Web addresses are not read unless their host is allowed",
                remedy=f"Set GIDAS_WEB_HOSTS={url.host or 'example.org'}, or download the file and name that.",
            )
        if url.scheme not in _SCHEMES or url.userinfo:
            raise ConfigurationError(
                f"{url.copy_with(userinfo=b'')} cannot be read: it is not plain http or https",
                remedy="Name an http or https address without a user name or password.",
            )
        if not any(self._fits(host, url) for host in self.hosts):
            raise ConfigurationError(
                f"{url.netloc.decode()} is not among the allowed hosts ({', '.join(self.hosts)})",
                remedy="Add it to GIDAS_WEB_HOSTS, or download the file and name that.",
            )

    @staticmethod
    def _fits(allowed: str, url: httpx.URL) -> bool:
        name, _, port = allowed.partition(":")
        if (url.port or _SCHEMES[url.scheme]) not in ({int(port)} if port else {*_SCHEMES.values()}):
            return False
        host = url.raw_host.decode().rstrip(".")
        return host.endswith(name[1:]) if name.startswith("*.") else host == name

    def places(self, url: httpx.URL) -> list[str]:
        """Return the IP addresses to connect to; all that the host has must be public.

        Connecting to these, and not to the name, leaves no second look-up that could tell something else.

        Raises:
            SourceError: there are none, or one is not public.
        """
        try:
            found = self.look_up(url.raw_host.decode(), url.port or _SCHEMES[url.scheme])
        except OSError as error:
            raise SourceError(f"has a host that is not known ({error})", remedy="Check the address.") from error
        if closed := [place for place in found if not self.admits(place)]:
            raise SourceError(
                f"leads to {closed[0]}, which is not an address of the public internet",
                remedy="Download the file and name that.",
            )
        return found

    def look_up(self, host: str, port: int) -> list[str]:
        """Return every IP address of `host`."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return list(dict.fromkeys(str(place[4][0]) for place in found))

    def admits(self, place: str) -> bool:
        """Return whether an IP address may be connected to."""
        return is_public(place)

    def tls(self) -> ssl.SSLContext:
        """Return how certificates are checked: against the usual authorities, or those of SSL_CERT_FILE."""
        return httpx.create_ssl_context()
