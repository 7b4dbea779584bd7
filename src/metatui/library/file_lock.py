"""A lock between processes that the kernel releases when its holder dies, however it dies."""

from __future__ import annotations

import fcntl
import os
import time
from typing import TYPE_CHECKING

from metatui.errors import Cancelled

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from metatui.model import IsCancelled

_POLL_SECONDS = 0.05


class FileLock:
    """`flock` on a file of its own; the file stays, only the lock on it comes and goes.

    `try_acquire()` answers at once; `acquire()` waits. As a context manager it waits.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def try_acquire(self, patience: float = 0.0) -> bool:
        """Take the lock if nobody holds it, or gives it back within so many seconds.

        Raises OSError when the file cannot be made.
        """
        last = time.monotonic() + patience
        while not self._try():
            if time.monotonic() >= last:
                return False
            time.sleep(_POLL_SECONDS)
        return True

    def _try(self) -> bool:
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        except OSError:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        return True

    def acquire(self, is_cancelled: IsCancelled | None = None) -> None:
        """Wait for the lock; raises Cancelled when `is_cancelled` says so meanwhile."""
        while not self._try():
            if is_cancelled is not None and is_cancelled():
                raise Cancelled("Stopped while another metatui was indexing this library.")
            time.sleep(_POLL_SECONDS)

    def release(self) -> None:
        """Give the lock back; nothing happens when it is not held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> FileLock:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
