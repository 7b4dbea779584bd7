"""Opening a link in the browser: http and https only, as an argument of a program, never through a shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import NamedTuple
from urllib.parse import urlsplit

from metatui.errors import MetatuiError

_OPENERS = ("open",) if sys.platform == "darwin" else ("xdg-open", "wslview", "gio")


class LinkError(MetatuiError):
    """A link that is not opened, and why."""


def checked_link(url: str) -> str:
    """The link, if it is one that a browser should get.

    Raises:
        LinkError: for anything but http and https with a host, or with characters no link has.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host, parts = None, urlsplit("")
    if (
        parts.scheme not in ("http", "https")
        or not host
        or any(c.isspace() or not c.isprintable() for c in url)
    ):
        raise LinkError(f"Only http and https links are opened, and this is none: {url}")
    return url


class Opening(NamedTuple):
    """A link that was handed on: its host, to be shown, and the program that got it."""

    host: str
    program: str
    process: subprocess.Popen[bytes] | None

    @property
    def failure(self) -> str:
        """What to say when the program has ended with an error; "" when it has not, or not yet."""
        status = self.process.poll() if self.process is not None else 0
        if not status:
            return ""
        return f"{self.program} could not open the link (it ended with status {status}); y copies the link."


def open_in_browser(url: str) -> Opening:
    """Hand a link to $BROWSER or to the desktop's opener.

    Raises:
        LinkError: when the link is none for a browser, or when there is nothing to open it with.
    """
    link = checked_link(url)
    command = _own_browser(link) or _desktop_opener(link)
    if command is None:
        raise LinkError(
            "No browser can be opened from here; y copies the link. BROWSER in the environment names one."
        )
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise LinkError(f"The browser did not start ({error.strerror}); y copies the link.") from error
    return Opening(urlsplit(link).hostname or link, os.path.basename(command[0]), process)


def _own_browser(link: str) -> list[str] | None:
    """The command of the first program in $BROWSER that there is: names apart by colons, %s for the link."""
    import shlex  # for whoever opens a link, not for the first frame

    for entry in os.environ.get("BROWSER", "").split(os.pathsep):
        try:
            words = shlex.split(entry)
        except ValueError:
            continue
        program = shutil.which(os.path.expanduser(words[0])) if words else None
        if program is not None:
            arguments = [word.replace("%s", link) for word in words[1:]]
            return [program, *arguments] if "%s" in entry else [program, *arguments, link]
    return None


def _desktop_opener(link: str) -> list[str] | None:
    if sys.platform.startswith("linux") and not _has_desktop():
        return None
    opener = next((path for name in _OPENERS if (path := shutil.which(name))), None)
    if opener is None:
        return None
    return [opener, "open", link] if opener.endswith("gio") else [opener, link]


def _has_desktop() -> bool:
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"))
