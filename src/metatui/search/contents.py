"""The table of contents of a commit: Whoosh's own, checked before it is believed, and written in memory."""

# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import TOC, FileIndex

from metatui.search.damage import damage_reported
from metatui.search.integrity import FileSeal, check_folder, checked_bytes, read_manifest

NAME = "MAIN"
_CONTENTS = re.compile(f"_{NAME}_([0-9]+)\\.toc")


def contents_name(generation: int) -> str:
    """The name of the file of a commit."""
    return str(TOC._filename(NAME, generation))


def latest_generation(folder: Path) -> int:
    """The number of the last commit; -1 when there is none."""
    try:
        names = os.listdir(folder)
    except OSError:
        return -1
    return max((int(match[1]) for name in names if (match := _CONTENTS.fullmatch(name))), default=-1)


def read_contents(folder: Path, generation: int, seal: FileSeal) -> TOC:
    """The table of a commit; IndexDamaged when it is not as it was sealed."""
    name = contents_name(generation)
    memory = RamStorage()
    memory.files[name] = checked_bytes(folder, name, seal)
    found: TOC = TOC.read(memory, NAME, gen=generation)
    return found


def contents_bytes(schema: Any, segments: list[Any], generation: int) -> bytes:
    """What goes into the file of a commit."""
    memory = RamStorage()
    TOC(schema, segments, generation).write(memory, NAME)
    return bytes(memory.files[contents_name(generation)])


class IndexToWrite(FileIndex):
    """Whoosh's index of a folder, for a writer alone: the table is read once, behind the writer's lock."""

    def __init__(self, folder: Path) -> None:
        check_folder(folder)
        self._folder = folder
        self.storage = _Storage(str(folder))
        self.indexname = NAME
        self._schema = None

    def _read_toc(self) -> TOC:
        with damage_reported():
            check_folder(self._folder)
            number = latest_generation(self._folder)
            return read_contents(self._folder, number, read_manifest(self._folder, number).toc)


class _Storage(FileStorage):
    """The folder; what Whoosh's writer would pool beside it is never written, and needs no folder."""

    def temp_storage(self, name: str | None = None) -> RamStorage:
        return RamStorage()
