"""Text that tries to drive the terminal, shown in every pane of the reader: none of it may get there."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal

# Sequences that Textual itself never writes; each would do something to a terminal that obeys it.
SEQUENCES = (
    "\x1b]52;c;SEVJTA==\x07",  # write the clipboard
    "\x1b]0;pwned\x07",  # set the title
    "\x1b[7777;7777H",  # move the cursor
    "\x1b[5i",  # print the screen
    "\x1bP+q544e\x1b\\",  # ask for a capability
    "\x1b]8;;http://evil.example\x1b\\",  # open a link
    "\x1b[21t",  # report the title
    "\x9b31;7777m",  # CSI in one character
    "\x9d0;pwned\x9c",  # OSC in one character
    "\u202e\u2066\u200b\ufeff",  # reverse what follows, hide
    "\x07\x08\x0e\x7f",
)
MARKUP = "[@click=app.quit]go[/] [/nope] [bold"
PAYLOAD = "".join(f"harbour{sequence}wall " for sequence in SEQUENCES) + MARKUP


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "evil\x1b]0;pwned\x07folder"
    folder.mkdir()
    paragraph = f"Jonas {PAYLOAD}Ruiz of Harbour{PAYLOAD} Bank paid $14{PAYLOAD}.3 billion in June."
    long = "\n\n".join([paragraph] * 3)
    (folder / "one\x1b[5i\u202e.txt").write_text(f"Harbour {PAYLOAD}\n\nBy Jonas Ruiz\n\n{long}\n", "utf-8")
    front = f'---\ntitle: "Second {PAYLOAD}"\nsource: "Wire {PAYLOAD}"\nauthor: "A {PAYLOAD}"\n---\n'
    (folder / "two.md").write_bytes(f"{front}\n{long}\n".encode("utf-8", "surrogatepass"))
    markup = PAYLOAD.replace("&", "&amp;")
    (folder / "three.html").write_text(
        f"<html><head><title>Third {markup}</title></head><body><article><h1>Third</h1>"
        f"<p>{markup} Harbour Bank said it paid $14.3 billion to Jonas Ruiz.</p>"
        f"<p>{markup} A second paragraph about the harbour wall follows here.</p></article></body></html>",
        "utf-8",
    )
    (folder / "skipped\x1b]0;pwned\x07.pdf").write_bytes(b"%PDF")
    return folder


@pytest.fixture
def reader(library: Path, folders: dict[str, str]) -> Iterator[Terminal]:
    command = [sys.executable, "-m", "metatui", str(library)]
    with Terminal(command, environment={**folders, "LC_ALL": "C.UTF-8"}) as terminal:
        yield terminal


def test_no_control_byte_of_an_article_reaches_the_terminal(reader: Terminal) -> None:
    reader.wait_for(b"Articles")
    reader.wait_for(b"Related", 60)
    reader.wait_until_quiet(1.0)
    written = reader.output
    keys = (b"j", b"k", b"\r", b" ", b"]v", b"]e", b"e", b"\r", b"v", b"\r", b"t", b"\r", b"\x0f", b"?")
    for key in (*keys, b"\x1b", b"/", b"harbour", b"\r", b"n", b"z", b"z", b"p", b"m", b"s", b"u"):
        reader.output = b""
        os.write(reader.descriptor, key)
        reader.wait_until_quiet(0.25)
        written += reader.output
    written = re.sub(rb"\x1b\]22;[a-z-]*\x07", b"", written)  # the shape of the mouse pointer, by Textual
    assert b"harbour" in written.lower(), "the articles were not shown at all"
    for sequence in SEQUENCES:
        if len(sequence) > 4 or "\x1b" in sequence:
            assert sequence.encode() not in written
    for marker in (b"\x1b]", b"\x1bP", b"\x1b[7777", b"\x1b[5i", b"\x07", b"\x08", b"\x0e", b"\x7f"):
        assert marker not in written, written[written.index(marker) - 40 :][:120]
    for character in "\x9b\x9d\x9c\u202e\u2066\u200b\ufeff":
        assert character.encode() not in written
