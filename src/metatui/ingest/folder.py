"""The safe walk: which files under the paths a reader named are articles, and why the others are not.

Nothing outside these paths is opened, nothing is read that is not a regular file, nothing is followed in
circles.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from metatui.errors import UnreadableFile, UsageError
from metatui.ingest.kinds import MAX_BYTES, SUFFIXES, too_large, wrong_kind
from metatui.model.article import article_id
from metatui.model.progress import IsCancelled, Skipped
from metatui.text.clean import clean_line

# Files about the folder. "license-plates.txt" may be an article, "LICENSE-MIT.txt" is none.
_ABOUT = re.compile(
    r"(?P<word>(?i:readme)(?:[._-].*)?|(?i:licen[cs]e|copying|changelog|contributing|code_of_conduct)"
    r"|(?:LICEN[CS]E|COPYING|CHANGELOG|CONTRIBUTING|NOTICE|AUTHORS|CHANGES|SECURITY)(?:[._-].*)?)"
)
_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
)


@dataclass(frozen=True, slots=True)
class Root:
    """A folder or file to read, and the name under which it is shown and its articles are known."""

    path: Path
    label: str


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that may become an article.

    `path` is where to open it, `shown` the path to show (cleaned, it begins with the root's label),
    `source` the label of the root, `key` the path inside the root with forward slashes; `size` in bytes.
    """

    path: Path
    shown: str
    source: str
    key: str
    size: int
    mtime_ns: int

    @property
    def id(self) -> str:
        """The id of the article: the same for the same source and key on every machine."""
        return article_id("file", self.source, self.key)


def roots_of(paths: Sequence[Path]) -> tuple[Root, ...]:
    """The roots for these files and folders, each once, labelled with their names; equal names get " 2" …

    Raises UsageError for a path that does not exist.
    """
    roots: list[Root] = []
    labels: set[str] = set()
    for path in paths:
        try:
            resolved = path.expanduser().resolve(strict=True)
        except FileNotFoundError:
            raise UsageError(f"there is no file or folder {clean_line(str(path))}: check the path") from None
        except (OSError, RuntimeError, ValueError) as error:
            raise UsageError(f"cannot open {clean_line(str(path))}: {_reason(error)}") from None
        if any(root.path == resolved for root in roots):
            continue
        name = clean_line(path.name if path.name not in ("", ".", "..", "~") else resolved.name) or "files"
        label = next(label for label in _numbered(name) if label not in labels)
        labels.add(label)
        roots.append(Root(resolved, label))
    return tuple(roots)


def walk(roots: Sequence[Root], *, is_cancelled: IsCancelled | None = None) -> Iterator[FoundFile | Skipped]:
    """Every file under the roots, in the order of their keys: found, or skipped with the reason.

    A file that can be reached in several ways (links, roots within roots) is found once. When
    `is_cancelled` says so the walk ends early.
    """
    visited: set[tuple[int, int]] = set()
    for root in roots:
        yield from _Walk(root, visited, is_cancelled or _never).results()


def open_safely(found: FoundFile) -> bytes:
    """The bytes of a found file.

    Raises UnreadableFile if it is no longer there, or has become anything but a regular file of fair size.
    """
    flags = (
        os.O_RDONLY
        | getattr(os, "O_NOFOLLOW", 0)
        | getattr(os, "O_NONBLOCK", 0)
        | getattr(os, "O_CLOEXEC", 0)
    )
    try:
        descriptor = os.open(found.path, flags | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise UnreadableFile(_reason(error)) from None
    try:
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableFile(_kind(status.st_mode))
            if status.st_size > MAX_BYTES:
                raise UnreadableFile(too_large(status.st_size))
            data = file.read(MAX_BYTES + 1)  # it may have grown since
    except OSError as error:
        raise UnreadableFile(_reason(error)) from None
    if len(data) > MAX_BYTES:
        raise UnreadableFile(too_large(len(data)))
    return data


class _Walk:
    """The walk over one root."""

    def __init__(self, root: Root, visited: set[tuple[int, int]], is_cancelled: IsCancelled) -> None:
        self._root = root
        self._is_folder = root.path.is_dir()
        self._visited = visited
        self._is_cancelled = is_cancelled
        self._found: list[tuple[str, FoundFile | Skipped]] = []
        self._links: list[tuple[str, str]] = []

    def results(self) -> Iterator[FoundFile | Skipped]:
        path = os.fspath(self._root.path)
        try:
            status = os.stat(path, follow_symlinks=False)
        except OSError as error:
            yield Skipped(self._root.label, _reason(error))
            return
        if not stat.S_ISDIR(status.st_mode):
            self._take(path, self._root.path.name, status, is_named=True)
        else:
            self._walk_folders(path)
            # Links come last, so that a file is known by its own name and not by that of a link to it.
            for key, link in sorted(self._links):
                self._follow(key, link)
        yield from (result for _, result in sorted(self._found, key=lambda entry: entry[0]))

    def _walk_folders(self, top: str) -> None:
        folders = [(top, "")]
        while folders and not self._is_cancelled():
            folder, prefix = folders.pop()
            try:
                with os.scandir(folder) as entries:
                    names = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                self._skip(prefix.rstrip("/") or ".", f"a folder that cannot be opened: {_reason(error)}")
                continue
            for entry in names:
                key = prefix + entry.name
                if entry.name.startswith("."):
                    self._skip(key, "hidden")
                    continue
                try:
                    status = entry.stat(follow_symlinks=False)
                except OSError as error:
                    self._skip(key, _reason(error))
                    continue
                if stat.S_ISLNK(status.st_mode):
                    self._links.append((key, entry.path))
                elif stat.S_ISDIR(status.st_mode):
                    if self._is_new(status):
                        folders.append((entry.path, key + "/"))
                    else:
                        self._skip(key, "a folder that is read already")
                else:
                    self._take(entry.path, key, status)

    def _take(self, path: str, key: str, status: os.stat_result, *, is_named: bool = False) -> None:
        """Enter a file as found or skipped; one that the reader named is taken whatever its name says."""
        name = os.path.basename(key)
        suffix = os.path.splitext(name)[1]
        about = None if is_named else _ABOUT.fullmatch(os.path.splitext(name)[0])
        if not stat.S_ISREG(status.st_mode):
            self._skip(key, _kind(status.st_mode))
        elif suffix.lower() not in SUFFIXES:
            self._skip(key, wrong_kind(suffix))
        elif about:
            word = re.split(r"[._-](?!of|conduct)", about["word"])[0].upper()
            self._skip(key, f"a {word.replace('_', ' ')}, not an article")
        elif status.st_size > MAX_BYTES:
            self._skip(key, too_large(status.st_size))
        elif not self._is_new(status):
            self._skip(key, "the same file as another one here")
        else:
            shown = self._shown(key)
            # A name that is not UTF-8 must not stop anything that stores or prints the key.
            printable = os.fsencode(key).decode("utf-8", "backslashreplace")
            found = FoundFile(
                Path(path), shown, self._root.label, printable, status.st_size, status.st_mtime_ns
            )
            self._found.append((key, found))

    def _follow(self, key: str, link: str) -> None:
        """Enter what a link leads to, if it is a file inside the root that was not found yet."""
        try:
            target = os.path.realpath(link, strict=True)
            status = os.stat(target, follow_symlinks=False)
        except OSError as error:
            self._skip(
                key,
                "a link that goes round in circles" if error.errno == errno.ELOOP else "a link to nothing",
            )
            return
        top = os.fspath(self._root.path)
        if os.path.commonpath((top, target)) != top:
            self._skip(key, "a link out of the folder")
        elif stat.S_ISDIR(status.st_mode):
            self._skip(key, "a link to a folder, which is read where it lies")
        elif (status.st_dev, status.st_ino) in self._visited:
            self._skip(key, "a link to a file that is read already")
        else:
            self._take(target, key, status)

    def _is_new(self, status: os.stat_result) -> bool:
        identity = (status.st_dev, status.st_ino)
        if identity in self._visited:
            return False
        self._visited.add(identity)
        return True

    def _skip(self, key: str, reason: str) -> None:
        self._found.append((key, Skipped(self._shown(key), reason)))

    def _shown(self, key: str) -> str:
        return clean_line(f"{self._root.label}/{key}") if self._is_folder and key != "." else self._root.label


def _never() -> bool:
    return False


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name} {number}"
        number += 1


def _kind(mode: int) -> str:
    return next((name for is_kind, name in _KINDS if is_kind(mode)), "not a regular file")


def _reason(error: Exception) -> str:
    """What went wrong, in plain words and without the path."""
    if isinstance(error, OSError):
        if error.errno == errno.ELOOP:
            return "a link, not a file"
        if error.errno in (errno.EACCES, errno.EPERM):
            return "no permission to read it"
        if error.errno == errno.ENOENT:
            return "no longer there"
        return (error.strerror or type(error).__name__).lower()
    return type(error).__name__
