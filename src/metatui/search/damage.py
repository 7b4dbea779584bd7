"""One error for whatever goes wrong while an index is read or written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from metatui.errors import IndexDamaged, MetatuiError


@contextmanager
def damage_reported() -> Iterator[None]:
    """Turn any exception inside into IndexDamaged: a damaged file shows as nearly anything."""
    try:
        yield
    except MetatuiError:
        raise
    except Exception as error:
        reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise IndexDamaged(
            f"The search index cannot be used ({reason}); build it anew with `metatui reindex`."
        ) from error
