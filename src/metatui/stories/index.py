"""The story index: near articles of any article, in a folder that can be deleted at any moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from metatui.errors import Cancelled, MetatuiError
from metatui.model import Annotations, Article, IsCancelled, Relation
from metatui.stories.relating import Load, relate
from metatui.stories.snapshot import Snapshot, load_snapshot
from metatui.stories.storage import (
    Manifest,
    check_folder,
    damaged,
    locked,
    read_manifest,
    remove_strays,
)
from metatui.stories.writing import Writer

# How often a folder is read again because another process replaced the index meanwhile.
_ATTEMPTS = 5


class StoryIndex:
    """What articles are compared by, kept in a folder; open it with `StoryIndex.open`.

    May be used from several threads; one of them or one other process at a time changes it.
    """

    def __init__(self, folder: Path, snapshot: Snapshot) -> None:
        self._folder = folder
        self._snapshot = snapshot

    @classmethod
    def open(cls, folder: Path, *, create: bool = False) -> StoryIndex:
        """The index in a folder; with `create` an empty one where there is none.

        Raises IndexDamaged where it is missing, damaged, of another version, or open to other users.
        """
        if create:
            try:
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            except OSError as error:
                raise damaged(folder, error.strerror or "the folder cannot be made") from error
        check_folder(folder)
        return cls(folder, _read(folder, create=create))

    @property
    def revision(self) -> int:
        """The library's revision that the index is in step with; 0 when new."""
        return self._snapshot.manifest.revision

    @property
    def count(self) -> int:
        """How many articles it holds."""
        return self._snapshot.count

    def update(
        self,
        documents: Iterable[tuple[Article, Annotations]],
        *,
        removed: Iterable[str] = (),
        revision: int,
        progress: Callable[[int], None] | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> None:
        """Take out the `removed` ids, then add the documents or replace them by id; all of it or nothing.

        `progress` hears how many documents are done. Raises Cancelled, IndexDamaged, and MetatuiError where
        the disk does not take it; the index is then as it was.
        """
        try:
            with locked(self._folder):
                current = read_manifest(self._folder) or Manifest()
                if current != self._snapshot.manifest:
                    self._snapshot = _read(self._folder, create=True)
                writer = Writer(self._folder, self._snapshot)
                try:
                    for article_id in removed:
                        writer.remove(article_id)
                    for done, (article, annotations) in enumerate(documents, start=1):
                        if is_cancelled is not None and is_cancelled():
                            raise Cancelled("The comparison of stories was stopped; it goes on next time.")
                        writer.add(article, annotations)
                        if progress is not None:
                            progress(done)
                    self._snapshot = writer.publish(revision)
                finally:
                    remove_strays(self._folder, self._snapshot.manifest)
        except OSError as error:
            reason = error.strerror or str(error)
            raise MetatuiError(
                f"The story index in {self._folder} cannot be written: {reason}. Make room there and retry."
            ) from error

    def related(
        self, article: Article, annotations: Annotations, *, load: Load, limit: int = 9
    ) -> tuple[Relation, ...]:
        """The articles related to one, nearest first, with their reasons; none is a normal answer.

        The article itself need not be in the index. `load` gives an article and its annotations by id; one
        that it does not find (ArticleNotFound) is left out. The same question gets the same answer.
        """
        return relate(self._snapshot, article, annotations, load, limit)

    def tidy(self, is_cancelled: IsCancelled | None = None) -> None:
        """Nothing: an update leaves stories in one piece."""

    def close(self) -> None:
        """Let go of the files; the index answers as if it were empty afterwards."""
        self._snapshot = _empty()


def _empty() -> Snapshot:
    return load_snapshot(Path(), Manifest())


def _read(folder: Path, *, create: bool) -> Snapshot:
    for _ in range(_ATTEMPTS):
        manifest = read_manifest(folder)
        if manifest is None:
            if not create:
                raise damaged(folder, "there is none yet")
            manifest = Manifest()
        try:
            return load_snapshot(folder, manifest)
        except FileNotFoundError as error:
            missing = error
            if read_manifest(folder) == manifest:
                break
    raise damaged(folder, f"the file {Path(missing.filename).name} is missing")
