"""What tests of pages share."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse


def page(name: str, *args: object) -> str:
    return reverse(f"practice:{name}", args=args)


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def queries_of(client: Client, address: str) -> int:
    client.get(address)  # keys of new tables are fetched once in the life of a process
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
