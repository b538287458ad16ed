"""Only for the page /stijl: shows how a component is used."""

from __future__ import annotations

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_block_tag
def usage(content: str) -> SafeString:
    """The source between the tags (put it in ``verbatim``), folded away."""
    return render_to_string("ui/styleguide/code.html", {"code": content.strip()})
