"""Every address of the product, found by walking the resolver."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from vensterbank.api.routes import api


@dataclass(frozen=True)
class Route:
    """One address: its name with namespace, its pattern, and what answers there."""

    name: str
    pattern: str
    view: Callable[..., Any]


def routes() -> list[Route]:
    """All of them, those of the API included."""
    return list(_walk(get_resolver().url_patterns))


def _walk(patterns: list[URLPattern | URLResolver], space: str = "", before: str = "") -> Iterator[Route]:
    for one in patterns:
        address = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(
                one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space, address
            )
        else:
            yield Route(f"{space}{one.name or '?'}", address, one.callback)


def methods_of(route: Route) -> list[str]:
    """In which ways it is worth asking: pages both ways, the API as it says itself."""
    if not route.name.startswith("api:"):
        return ["GET", "POST"]
    said = {
        f"api:{operation.view_func.__name__}": operation.methods
        for _prefix, router in api._routers
        for path in router.path_operations.values()
        for operation in path.operations
    }
    return list(said.get(route.name, ["GET"]))
