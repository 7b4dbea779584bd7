"""The reader's own names: a file in the folder of settings that the analysis goes by."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 2_000_000
_READER = "metatui.analysis.own_names"


def use_names_file(path: Path) -> tuple[str, ...]:
    """Have this process analyse with the names in a file, and with none of its own where there is no file.

    Gives what is wrong with it in plain words; what can be used of it is. Where there is no such file, as
    for most readers, nothing is loaded.
    """
    try:
        text, problems = _text(path), ()
    except (FileNotFoundError, NotADirectoryError):
        text, problems = "", ()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return _use("", path, (f"it cannot be read ({reason}). Its names are not used.",))
    return _use(text, path, problems)


def _text(path: Path) -> str:
    with path.open("rb") as opened:
        data = opened.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise ValueError("it is longer than 2 MB")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"line {line} is not UTF-8 text: save it as UTF-8") from error


def _use(text: str, path: Path, problems: tuple[str, ...]) -> tuple[str, ...]:
    if not text and _READER not in sys.modules:
        return _placed(problems, path)
    from metatui.analysis.own_names import read_names, use_names

    names, wrong = read_names(text) if text else ((), ())
    use_names(names)
    return _placed((*problems, *wrong), path)


def _placed(problems: tuple[str, ...], path: Path) -> tuple[str, ...]:
    if not problems:
        return ()
    from metatui.text.clean import clean_line

    return tuple(clean_line(f"{path}: {problem}") for problem in problems)
