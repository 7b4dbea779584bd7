"""Article ids as they are shown: shortened to what is unambiguous."""

from __future__ import annotations

from collections.abc import Callable

_SHORT = 8
_LONG = 12
# From here on two articles with the same eight first digits are no longer unlikely.
_MANY = 2_000


def id_shortener(total: int) -> Callable[[str], str]:
    """A function that shortens the ids of a library of `total` articles.

    The length depends on the size of the library alone, so that an id looks the same in every answer.
    Should two ids agree so far all the same, the command that gets one says which articles it may mean.
    """
    length = _SHORT if total < _MANY else _LONG
    return lambda article_id: article_id[:length]
