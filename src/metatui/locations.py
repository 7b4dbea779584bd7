"""Where metatui keeps things, by the XDG rules, and where the bundled corpus lies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import platformdirs

_APP = "metatui"


def data_dir() -> Path:
    """Where libraries live: articles, and what the reader did with them."""
    return Path(platformdirs.user_data_dir(_APP))


def cache_dir() -> Path:
    """Where indexes live: all of it can be deleted at any moment."""
    return Path(platformdirs.user_cache_dir(_APP))


def state_dir() -> Path:
    """Where the log and other traces of use live."""
    return Path(platformdirs.user_state_dir(_APP))


def config_file() -> Path:
    """The configuration, written by the reader alone."""
    return Path(platformdirs.user_config_dir(_APP)) / "config.toml"


def names_file() -> Path:
    """Names of the reader's own that the analysis goes by, written by the reader alone."""
    return config_file().with_name("names.toml")


def bundled_corpus() -> Path:
    """The folder of articles that comes with metatui: in the package, or beside it in a checkout."""
    packaged = Path(__file__).parent / "corpus"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "corpus"


def library_name(paths: Sequence[Path]) -> str:
    """The folder name of the library that belongs to these files and folders; "bundled" for none.

    It can be read (the name of the first path) and is found again by the paths alone, in any order.
    """
    if not paths:
        return "bundled"
    import hashlib
    import re

    resolved = sorted({str(path.resolve()) for path in paths})
    digest = hashlib.sha256("\0".join(resolved).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    readable = re.sub(r"[^a-z0-9]+", "-", Path(resolved[0]).name.lower()).strip("-")[:40] or "library"
    return f"{readable}-{digest}"


def private_folder(path: Path) -> Path:
    """Make the folder, readable by its owner alone, and return it."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path
