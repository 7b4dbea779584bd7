"""Opening a link in the browser: http and https only, as an argument of a program, never through a shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
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


def open_in_browser(url: str) -> str:
    """Hand a link to the desktop's opener and return its host, to be shown.

    Raises:
        LinkError: when the link is none for a browser, or when there is nothing to open it with.
    """
    link = checked_link(url)
    opener = next((path for name in _OPENERS if (path := shutil.which(name))), None)
    if opener is None or (sys.platform.startswith("linux") and not _has_desktop()):
        raise LinkError("No browser can be opened from here; y copies the link.")
    command = [opener, "open", link] if opener.endswith("gio") else [opener, link]
    try:
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise LinkError(f"The browser did not start ({error.strerror}); y copies the link.") from error
    return urlsplit(link).hostname or link


def _has_desktop() -> bool:
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "BROWSER"))
