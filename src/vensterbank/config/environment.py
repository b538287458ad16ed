"""What the environment says, checked once and explained to whoever runs the server."""

from __future__ import annotations

import ipaddress
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url

from vensterbank.shared.errors import ConfigurationProblem

Net = ipaddress.IPv4Network | ipaddress.IPv6Network
THIS_MACHINE = ["127.0.0.0/8", "::1"]
LOOPBACK = ["localhost", "127.0.0.1", "[::1]", "testserver"]


@dataclass(frozen=True)
class Environment:
    """Everything that differs between installations."""

    data_dir: Path
    secret_key: str
    database: dict[str, Any]
    example: bool
    https: bool
    hosts: list[str]
    origins: list[str]
    proxies: list[Net]
    email_backend: str
    email_host: str
    email_port: int
    email_user: str
    email_password: str
    email_tls: bool
    email_from: str
    provider: Provider | None


@dataclass(frozen=True)
class Provider:
    """Who else says who somebody is: the organisation's own login (OpenID Connect)."""

    issuer: str
    client_id: str
    client_secret: str
    name: str
    asks_second_step: bool


def read_environment() -> Environment:
    """Read the ``VENSTERBANK_…`` variables; the data folder and its secret are made when they are not there yet."""
    data_dir = Path(os.environ.get("VENSTERBANK_DATA") or _default_data_dir()).expanduser().resolve()
    _make_private(data_dir)
    hosts = _words("VENSTERBANK_HOSTS")
    https = _flag("VENSTERBANK_HTTPS")
    mail_host = os.environ.get("VENSTERBANK_MAIL_HOST", "")
    kind = "smtp" if mail_host else "filebased"
    return Environment(
        data_dir=data_dir,
        secret_key=os.environ.get("VENSTERBANK_SECRET_KEY") or _kept_secret(data_dir / "secret.key"),
        database=_database(data_dir),
        example=(data_dir / "EXAMPLE").exists(),
        https=https,
        hosts=hosts or LOOPBACK,
        origins=[f"{'https' if https else 'http'}://{host}" for host in hosts],
        proxies=_nets("VENSTERBANK_PROXIES", THIS_MACHINE if https else []),
        email_backend=f"django.core.mail.backends.{kind}.EmailBackend",
        email_host=mail_host or "localhost",
        email_port=_number("VENSTERBANK_MAIL_PORT", 587),
        email_user=os.environ.get("VENSTERBANK_MAIL_USER", ""),
        email_password=os.environ.get("VENSTERBANK_MAIL_PASSWORD", ""),
        email_tls=bool(mail_host) and _flag("VENSTERBANK_MAIL_TLS", default=True),
        email_from=os.environ.get("VENSTERBANK_MAIL_FROM", "Vensterbank <vensterbank@localhost>"),
        provider=_provider(),
    )


def _provider() -> Provider | None:
    """All three of its settings, or none."""
    needed = {
        name: os.environ.get(f"VENSTERBANK_SSO_{name}", "")
        for name in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")
    }
    if not any(needed.values()):
        return None
    problems = [
        f"VENSTERBANK_SSO_{name} is empty; single sign-on needs it."
        for name, value in needed.items()
        if not value
    ]
    issuer = urlsplit(needed["ISSUER"])
    if issuer.scheme != "https" and issuer.hostname not in {"localhost", "127.0.0.1", "::1"}:
        problems.append("VENSTERBANK_SSO_ISSUER must begin with https://, as the provider itself writes it.")
    if problems:
        raise ConfigurationProblem(problems)
    return Provider(
        issuer=needed["ISSUER"].rstrip("/"),
        client_id=needed["CLIENT_ID"],
        client_secret=needed["CLIENT_SECRET"],
        name=os.environ.get("VENSTERBANK_SSO_NAME") or str(issuer.hostname),
        asks_second_step=_flag("VENSTERBANK_SSO_ASKS_SECOND_STEP"),
    )


def _default_data_dir() -> Path:
    base = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(base) / "vensterbank"


def _make_private(folder: Path) -> None:
    """Only the account that runs the server may look into the data folder."""
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(0o700)


def _kept_secret(path: Path) -> str:
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as handle:
            handle.write(secrets.token_urlsafe(64))
    return path.read_text().strip()


def _database(data_dir: Path) -> dict[str, Any]:
    url = os.environ.get("VENSTERBANK_DATABASE_URL", "")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": data_dir / "vensterbank.sqlite3",
            # IMMEDIATE: a writer waits its turn at BEGIN instead of failing half-way with "database is locked".
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            },
        }
    config: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60))
    if "postgresql" not in config["ENGINE"]:
        raise ConfigurationProblem(
            "VENSTERBANK_DATABASE_URL must be a postgres:// address; leave it out for SQLite."
        )
    return config


def _words(name: str) -> list[str]:
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def _nets(name: str, default: list[str]) -> list[Net]:
    """Servers in between whose word about who knocks is believed. Behind https that is a server on this machine, unless
    somebody says otherwise."""
    try:
        return [ipaddress.ip_network(word) for word in _words(name) or default]
    except ValueError:
        raise ConfigurationProblem(
            f"{name} lists addresses of proxies, like 10.0.0.7 or 10.0.0.0/24, with commas in between."
        ) from None


def _flag(name: str, *, default: bool = False) -> bool:
    value = os.environ.get(name, "")
    if value.lower() in {"", "0", "no", "false", "off", "1", "yes", "true", "on"}:
        return default if value == "" else value.lower() in {"1", "yes", "true", "on"}
    raise ConfigurationProblem(f"{name} is '{value}'; expected yes or no.")


def _number(name: str, default: int) -> int:
    value = os.environ.get(name, "")
    if value and not value.isdigit():
        raise ConfigurationProblem(f"{name} is '{value}'; expected a whole number.")
    return int(value) if value else default
