"""Static files with a hash in their name, so that a browser may keep them for ever."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedModules(CompressedManifestStaticFilesStorage):
    """Also rewrites `import … from "./x.js"` in our ES modules to the hashed name."""

    support_js_module_import_aggregation = True

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """django-htmx's readable copies name, in a comment, a module that is not there: only small ones are served."""
        kept = {path: value for path, value in paths.items() if not _is_readable_copy(path)}
        yield from super().post_process(kept, dry_run, **options)


def _is_readable_copy(path: str) -> bool:
    return path.startswith("django_htmx/ext/") and not path.endswith(".min.js")
