"""What the reader chose in config.toml. The file is read, never written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

MIN_TEXT_WIDTH = 20
MAX_TEXT_WIDTH = 200
# The themes of the screen's library, which is not loaded to look a name up.
THEMES: tuple[str, ...] = (
    "textual-dark",
    "textual-light",
    "nord",
    "gruvbox",
    "catppuccin-mocha",
    "dracula",
    "tokyo-night",
    "monokai",
    "flexoki",
    "catppuccin-latte",
    "catppuccin-frappe",
    "catppuccin-macchiato",
    "solarized-light",
    "solarized-dark",
    "rose-pine",
    "rose-pine-moon",
    "rose-pine-dawn",
    "atom-one-dark",
    "atom-one-light",
    "ansi-dark",
    "ansi-light",
)


class Settings(NamedTuple):
    """The settings with their defaults; each field is a key of config.toml.

    `theme` is the name of a theme of the screen (None: the screen's own), `ascii` draws with ASCII
    signs alone, `color` allows colour, `text_width` is the longest line of an article in cells.
    """

    theme: str | None = None
    ascii: bool = False
    color: bool = True
    text_width: int = 80


def load_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings of a file, and what is wrong with it in plain words.

    A missing file is nothing wrong. Whatever cannot be used is named in a message, and the default
    stands in its place; this never raises.
    """
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), ()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Settings(), (f"{path} cannot be read ({reason}); the defaults are used.",)
    import tomllib  # takes milliseconds, and most readers have no such file

    try:
        table = tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return Settings(), (f"{path} is not valid TOML ({error}); the defaults are used.",)
    except RecursionError:
        return Settings(), (f"{path} is nested too deeply; the defaults are used.",)
    return _settings_from(table, path)


def _settings_from(table: Mapping[str, Any], path: Path) -> tuple[Settings, tuple[str, ...]]:
    settings = Settings()
    problems = []
    known = Settings._fields
    for key, value in table.items():
        if key not in known:
            problems.append(f"{path}: there is no setting {key!r}; the settings are {', '.join(known)}.")
            continue
        expected = _what_is_wrong(key, value)
        if expected:
            default = _as_toml(getattr(settings, key))
            problems.append(f"{path}: {key} must be {expected}; the default ({default}) is used.")
        else:
            settings = settings._replace(**{key: value})
    return settings, tuple(problems)


def _what_is_wrong(key: str, value: object) -> str:
    """What a value should have been, or "" when it is fine."""
    match key:
        case "theme":
            return "" if value in THEMES else f"the name of a theme ({', '.join(THEMES)})"
        case "text_width":
            fine = type(value) is int and MIN_TEXT_WIDTH <= value <= MAX_TEXT_WIDTH
            return "" if fine else f"a whole number from {MIN_TEXT_WIDTH} to {MAX_TEXT_WIDTH}"
        case _:
            return "" if isinstance(value, bool) else "true or false"


def _as_toml(value: object) -> str:
    if value is None:
        return "none"
    return str(value).lower() if isinstance(value, bool) else str(value)
