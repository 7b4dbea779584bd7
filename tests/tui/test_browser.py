"""Links: only what a browser should get is handed on, as an argument and never through a shell."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metatui.tui import browser
from metatui.tui.browser import LinkError, checked_link, open_in_browser


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org/a?b=c&d=%20#e",
        "HTTPS://EXAMPLE.ORG/x",
        "https://user@example.org:8080/",
        "https://[2001:db8::1]/x",
        "https://exämple.org/ä",
        "https://example.org/it's;rm%20-rf",
    ],
)
def test_links_for_a_browser(url: str) -> None:
    assert checked_link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,<script>",
        "ftp://example.org/",
        "mailto:a@example.org",
        "vbscript:x",
        "//example.org/x",
        "example.org",
        "https:example.org",
        "https://",
        "https:///path",
        "https://:80/",
        "https://[::1",
        "-https://example.org",
        "--help",
        "https://example.org/a b",
        " https://example.org",
        "https://example.org\n",
        "https://example.org/\t",
        "https://example.org/\x1b[2J",
        "https://example.org/\x00",
        "https://example.org/\u202egpj",
        "https://example.org/\u200b",
        "java\nscript:alert(1)",
        "https\x00://example.org",
    ],
)
def test_everything_else_is_refused(url: str) -> None:
    with pytest.raises(LinkError):
        checked_link(url)


@given(st.text(max_size=40))
def test_no_text_is_taken_for_a_link_by_accident(text: str) -> None:
    try:
        link = checked_link(text)
    except LinkError:
        return
    assert link.lower().startswith(("http://", "https://"))
    assert link.isprintable()
    assert not link.startswith("-")


class Opener:
    """Stands in for the desktop: what would have been started."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str = "xdg-open") -> None:
        self.calls: list[tuple[list[str], dict[str, object]]] = []
        monkeypatch.setattr(browser, "_OPENERS", (name,))
        monkeypatch.setattr(browser.shutil, "which", lambda wanted: f"/usr/bin/{wanted}")
        monkeypatch.setattr(browser.subprocess, "Popen", self._start)
        monkeypatch.setenv("DISPLAY", ":0")
        monkeypatch.delenv("BROWSER", raising=False)

    def _start(self, command: list[str], **options: object) -> None:
        self.calls.append((command, options))


def test_a_link_is_one_argument_of_one_program(monkeypatch: pytest.MonkeyPatch) -> None:
    opener = Opener(monkeypatch)
    url = "https://example.org/';reboot;'?a=$(id)"
    assert open_in_browser(url).host == "example.org"
    [(command, options)] = opener.calls
    assert command == ["/usr/bin/xdg-open", url]
    assert not options.get("shell")
    # Nothing that the opener says may land on the screen.
    assert options["stdout"] == options["stderr"] == subprocess.DEVNULL


def test_gio_needs_its_verb(monkeypatch: pytest.MonkeyPatch) -> None:
    opener = Opener(monkeypatch, "gio")
    open_in_browser("https://example.org")
    assert opener.calls[0][0] == ["/usr/bin/gio", "open", "https://example.org"]


def test_a_bad_link_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    opener = Opener(monkeypatch)
    with pytest.raises(LinkError):
        open_in_browser("javascript:alert(1)")
    assert opener.calls == []


def test_without_an_opener_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser.shutil, "which", lambda wanted: None)
    with pytest.raises(LinkError, match="y copies the link"):
        open_in_browser("https://example.org")


def test_an_opener_that_does_not_start_is_an_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    Opener(monkeypatch)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(browser.subprocess, "Popen", refuse)
    with pytest.raises(LinkError, match="Permission denied"):
        open_in_browser("https://example.org")


def script(folder: Path, name: str, body: str) -> Path:
    """A program that does what the shell script says."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(0o755)
    return program


@pytest.fixture
def nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """No desktop and no opener."""
    monkeypatch.setattr(browser, "_OPENERS", ())
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("arguments", ["", " --new %s", " --new"])
def test_the_browser_of_the_environment_gets_the_link(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, nothing_else: None, arguments: str
) -> None:
    program = script(tmp_path, "my browser", f'echo "$@" > "{tmp_path}/got"')
    monkeypatch.setenv("BROWSER", f"no-such-program:'{program}'{arguments}")
    url = "https://example.org/$(touch%20x)?a=%s"
    opening = open_in_browser(url)
    assert opening.process is not None
    assert opening.process.wait() == 0
    assert opening.failure == ""
    assert (tmp_path / "got").read_text().split() == [*arguments.split()[:1], url]
    assert (opening.host, opening.program) == ("example.org", "my browser")


def test_a_browser_that_fails_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, nothing_else: None
) -> None:
    monkeypatch.setenv("BROWSER", str(script(tmp_path, "broken", "exit 3")))
    opening = open_in_browser("https://example.org")
    assert opening.process is not None
    opening.process.wait()
    failure = opening.failure
    assert "broken could not open the link" in failure
    assert "status 3" in failure
    assert "y copies" in failure


def test_a_browser_that_stays_open_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, nothing_else: None
) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setenv("BROWSER", str(script(tmp_path, "lasting", f'read line < "{tmp_path}/pipe"; exit 3')))
    opening = open_in_browser("https://example.org")
    assert opening.process is not None
    assert opening.failure == ""
    (tmp_path / "pipe").write_text("go\n")
    assert opening.process.wait() == 3
    assert "lasting" in opening.failure


@pytest.mark.parametrize("value", ["", ":", "'unclosed", "no-such-program %s"])
def test_a_browser_that_is_not_there_is_no_desktop(
    monkeypatch: pytest.MonkeyPatch, nothing_else: None, value: str
) -> None:
    monkeypatch.setenv("BROWSER", value)
    with pytest.raises(LinkError, match="y copies the link"):
        open_in_browser("https://example.org")
