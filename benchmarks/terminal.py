"""A real pseudo-terminal with a program in it, and a clock on what it writes."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType

# A size of the window that is not this one's; and an order not to keep bytecode, without which every start
# would compile the program anew.
_NOT_PASSED_ON = ("COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE")
QUIET = 0.08  # seconds without output after which a repaint counts as finished


class Terminal:
    """Runs a program in a pseudo-terminal of a size; the clock starts with the program."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        size: tuple[int, int] = (120, 36),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._master, slave = pty.openpty()
        columns, rows = size
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        variables = {
            **{name: value for name, value in os.environ.items() if name not in _NOT_PASSED_ON},
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "TEXTUAL_ANIMATIONS": "none",
            **(environment or {}),
        }
        self.output = b""
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=variables, start_new_session=True
        )
        os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    @property
    def descriptor(self) -> int:
        """Where keys are written."""
        return self._master

    def wait_for(self, marker: bytes, timeout: float = 60.0) -> float:
        """Seconds from the start until the output holds `marker`; raises TimeoutError with the output."""
        while marker not in self.output:
            if not self._read(timeout):
                raise TimeoutError(f"{marker!r} never came; the output ends with {self.output[-300:]!r}")
        return time.perf_counter() - self.started

    def wait_until_quiet(self, seconds: float = QUIET) -> None:
        """Read until nothing comes any more."""
        while self._read(seconds):
            pass

    def press(self, keys: bytes, timeout: float = 5.0) -> tuple[float, float, int]:
        """Send keys; seconds to the first and to the last byte of what they cause, and how many bytes."""
        self.output = b""
        begin = time.perf_counter()
        os.write(self._master, keys)
        if not self._read(timeout):
            raise TimeoutError(f"{keys!r} caused no output")
        first = last = time.perf_counter()
        while self._read(QUIET):
            last = time.perf_counter()
        return first - begin, last - begin, len(self.output)

    def memory_mib(self) -> float:
        """The resident memory of the program."""
        with open(f"/proc/{self._process.pid}/status", encoding="ascii") as status:
            line = next(line for line in status if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def _read(self, timeout: float) -> bool:
        ready, _, _ = select.select([self._master], [], [], timeout)
        if not ready:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:  # the program has ended
            return False
        self.output += data
        return bool(data)
