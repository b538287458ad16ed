"""Pure facts about functions and intervals."""

from __future__ import annotations

import datetime as dt
import ipaddress
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from vensterbank.people.enums import Function, SecondStep

Net = ipaddress.IPv4Network | ipaddress.IPv6Network


def is_live(starts: dt.datetime, ends: dt.datetime | None, at: dt.datetime) -> bool:
    """Half-open: from ``starts`` up to, not including, ``ends``."""
    return starts <= at and (ends is None or at < ends)


def may_administer(functions: frozenset[str]) -> bool:
    """Administrators arrange who is who; it gives no way to what anybody says."""
    return Function.ADMINISTRATOR in functions


def one_line(text: str) -> str:
    """A name as it may stand in a list, in a mail and in the log: one line, without invisible signs that would turn or
    hide what stands beside it."""
    visible = (char for char in text if char.isspace() or unicodedata.category(char)[0] != "C")
    return " ".join("".join(visible).split())


def plain_address(email: str) -> str:
    """An address as it is kept and looked for: lower case. Mail goes to the kept address, never to the typed one."""
    return email.strip().lower()


@dataclass(frozen=True)
class Patience:
    """So many tries are free in a time; each one above that costs a wait that doubles, up to the longest. The count leaks
    away evenly: a large office that mistypes all day long never comes to a stop."""

    free: int
    first: dt.timedelta
    longest: dt.timedelta
    time: dt.timedelta

    def left_of(self, count: float, quiet: dt.timedelta) -> float:
        """What is left of a count after a quiet time."""
        return max(0.0, count - self.free * (quiet / self.time))

    def wait_after(self, count: float) -> dt.timedelta:
        """How long to wait after so many tries."""
        over = round(count) - self.free
        return min(self.first * 2 ** min(over, 30), self.longest) if over >= 0 else dt.timedelta(0)

    def over_after(self, count: float) -> dt.timedelta:
        """When nothing is left of it."""
        return max(self.time * (count / self.free), self.wait_after(count))


def net_of(address: str | None) -> str:
    """From where somebody comes, as far as it says something: an IPv4 address, or the /64 of an IPv6 one, for whoever has
    one of these has them all. Empty when nothing is known."""
    found = _ip(address or "")
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is None:
        return str(ipaddress.ip_network((found, 64), strict=False))
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else found
    return str(mapped) if mapped else ""


def client_address(remote: str, forwarded: str, trusted: Sequence[Net]) -> str | None:
    """Who knocks: the last address that a server of ours did not add itself. What stands before it anybody can write.

    ``remote`` is who is connected (nothing on a socket of this machine), ``forwarded`` is X-Forwarded-For, ``trusted`` are
    the servers in between.
    """
    hops = [*forwarded.split(","), remote]
    known: str | None = None
    for hop in reversed(hops):
        found = _ip(hop)
        if found is None and (hop.strip() or not trusted):
            break
        if found is None:
            continue
        known = str(found)
        if not any(found in net for net in trusted):
            break
    return known


def _ip(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(address.strip().partition("%")[0])
    except ValueError:
        return None


# Who reads or arranges for many: their password opens more than their own tables and fires.
ASKED_FIRST = frozenset({Function.MANAGER, Function.ADMINISTRATOR, Function.RESEARCHER})


def second_step_is_due(asked_of: str, function: str) -> bool:
    """Does an organisation ask a second step of somebody in this function?"""
    return asked_of == SecondStep.EVERYBODY or (asked_of == SecondStep.SOME and function in ASKED_FIRST)


FREE_TRIES = 5
LONGEST_WAIT = dt.timedelta(minutes=15)


def may_try_from(wrong_in_a_row: int, wrong_at: dt.datetime | None) -> dt.datetime | None:
    """From when on a code may be tried again: five wrong ones cost nothing, each further one twice the wait of the one
    before, up to a quarter of an hour. ``None``: at once. Passkeys and recovery codes never wait, so that whoever only
    knows the password cannot lock somebody out."""
    if wrong_at is None or wrong_in_a_row < FREE_TRIES:
        return None
    minutes = 2 ** min(wrong_in_a_row - FREE_TRIES, 10)
    return wrong_at + min(dt.timedelta(minutes=minutes), LONGEST_WAIT)


# What a browser says about itself → a word for it. Each calls itself by the names of others too: the first that fits.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox/": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "CrOS": "ChromeOS",
    "Windows": "Windows",
    "Mac OS X": "Mac",
    "Linux": "Linux",
}


def family_of(told: str) -> tuple[str, str]:
    """Browser and system in a word each, empty where none fits: enough to know one's own phone again."""
    browser = next((word for sign, word in BROWSERS.items() if sign in told), "")
    return browser, next((word for sign, word in SYSTEMS.items() if sign in told), "")
