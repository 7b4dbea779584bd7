"""An index as a reader uses it: opened when needed, again when it moved on, used by one thread at a time."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from metatui.errors import IndexDamaged, MetatuiError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from metatui.newsroom.index_folders import IndexFolders, IndexName


class Index(Protocol):
    """What both indexes have in common for a reader."""

    @property
    def revision(self) -> int:
        """The library's revision that the index is in step with."""

    def close(self) -> None:
        """Let go of its files."""


IndexT = TypeVar("IndexT", bound=Index)


class SharedIndex(Generic[IndexT]):
    """One index for all threads of this process; whoever uses it has it alone meanwhile."""

    def __init__(
        self,
        folders: IndexFolders,
        name: IndexName,
        open_index: Callable[[Path], IndexT],
        fits: Callable[[IndexT], bool],
    ) -> None:
        self._folders = folders
        self._name = name
        self._open_index = open_index
        self._fits = fits
        self._guard = threading.RLock()
        self._index: IndexT | None = None
        self._mark: tuple[int, int] | None = None
        self._has_looked = False

    @contextmanager
    def use(self) -> Iterator[IndexT | None]:
        """The index as it is now on the disk; None where there is none to use yet.

        Raises IndexDamaged where it cannot be opened, and in place of any exception in the block that is not
        of our own tree: that counts as damage too. A damaged index is then marked to be built anew, and is
        None until that was done.
        """
        with self._guard:
            index = self._current()
            try:
                yield index
            except IndexDamaged:
                self._condemn()
                raise
            except MetatuiError:
                raise
            except Exception as error:
                if index is None:
                    raise
                self._condemn()
                raise self._damaged(error) from error

    def close(self) -> None:
        """Close the index; it is opened again if it is asked for again."""
        with self._guard:
            self._let_go()
            self._has_looked = False

    def _current(self) -> IndexT | None:
        mark = self._folders.note_mark()
        if self._has_looked and mark == self._mark:
            return self._index
        self._let_go()
        self._mark, self._has_looked = mark, True
        if self._folders.built(self._name) is None or not self._folders.is_trusted(self._name):
            return None
        try:
            index = self._open_index(self._folders.path(self._name))
        except Exception as error:
            if self._folders.note_mark() != mark:
                # It is being built anew at this very moment.
                self._has_looked = False
                return None
            self._condemn()
            raise self._damaged(error) from error
        if not self._fits(index):
            index.close()
            return None
        self._index = index
        return index

    def _let_go(self) -> None:
        if self._index is not None:
            # Closing a file that was deleted meanwhile may fail; there is nothing left to lose.
            with suppress(Exception):
                self._index.close()
            self._index = None

    def _condemn(self) -> None:
        self._let_go()
        with suppress(OSError):
            self._folders.forget(self._name)

    def _damaged(self, error: Exception) -> IndexDamaged:
        if isinstance(error, IndexDamaged):
            return error
        return IndexDamaged(
            f"The {self._name} index in {self._folders.path(self._name)} cannot be read "
            f"({type(error).__name__}: {error}). Build it anew with `metatui reindex`."
        )
