"""From where somebody knocks, when servers stand in between."""

from __future__ import annotations

import ipaddress

import pytest

from vensterbank.people.rules import client_address, net_of

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
