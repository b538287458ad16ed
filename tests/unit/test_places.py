"""From where somebody knocks, when servers stand in between."""

from __future__ import annotations

import ipaddress
from pathlib import Path

import pytest

from vensterbank.config.environment import read_environment
from vensterbank.people.rules import client_address, net_of
from vensterbank.shared.errors import ConfigurationProblem

OURS = [ipaddress.ip_network("127.0.0.0/8"), ipaddress.ip_network("10.1.0.0/16")]


@pytest.mark.parametrize(
    ("remote", "forwarded", "who"),
    [
        ("198.51.100.7", "", "198.51.100.7"),
        ("198.51.100.7", "203.0.113.9", "198.51.100.7"),  # nobody we know says so
        ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "192.0.2.1, 203.0.113.9", "203.0.113.9"),  # what stands before it anybody can write
        ("127.0.0.1", "192.0.2.1, 203.0.113.9, 10.1.2.3", "203.0.113.9"),
        ("127.0.0.1", "unknown", "127.0.0.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("", "203.0.113.9", "203.0.113.9"),  # a socket of this machine
        ("", "", None),
    ],
)
def test_last_address_that_is_not_ours_counts(remote: str, forwarded: str, who: str | None) -> None:
    assert client_address(remote, forwarded, OURS) == who


def test_nobody_is_believed_when_no_server_stands_in_between() -> None:
    assert client_address("127.0.0.1", "203.0.113.9", []) == "127.0.0.1"
    assert client_address("", "203.0.113.9", []) is None


@pytest.mark.parametrize(
    ("address", "net"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("geen adres", ""),
        (None, ""),
    ],
)
def test_place_is_an_address_or_a_network(address: str | None, net: str) -> None:
    assert net_of(address) == net


@pytest.mark.parametrize(
    ("https", "proxies", "believed"),
    [
        ("no", "", []),
        ("yes", "", ["127.0.0.0/8", "::1/128"]),
        ("yes", "10.0.0.0/24, 2001:db8::1", ["10.0.0.0/24", "2001:db8::1/128"]),
    ],
)
def test_servers_that_are_believed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, https: str, proxies: str, believed: list[str]
) -> None:
    for name, value in {"DATA": str(tmp_path), "HTTPS": https, "PROXIES": proxies}.items():
        monkeypatch.setenv(f"VENSTERBANK_{name}", value)
    assert [str(net) for net in read_environment().proxies] == believed


def test_nonsense_as_proxy_is_explained(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VENSTERBANK_DATA", str(tmp_path))
    monkeypatch.setenv("VENSTERBANK_PROXIES", "nginx")
    with pytest.raises(ConfigurationProblem, match=r"10\.0\.0\.7"):
        read_environment()
