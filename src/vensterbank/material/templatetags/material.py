"""How a time in a recording is written."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def clock(time_ms: int | None) -> str:
    """``00:14:32``; nothing where no time is known."""
    if time_ms is None:
        return ""
    minutes, seconds = divmod(time_ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}"
