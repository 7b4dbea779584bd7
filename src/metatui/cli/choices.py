"""What the reader chose on the command line, together with the settings. Knows nothing of click."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from metatui.cli.terminal import Terminal, say, terminal_of

if TYPE_CHECKING:
    from pathlib import Path

    from metatui.settings import Settings


@dataclass(slots=True)
class Options:
    """What the reader said on the command line; filled in as it is parsed."""

    library: list[Path] = field(default_factory=list)
    data_dir: Path | None = None
    cache_dir: Path | None = None
    no_color: bool = False
    ascii: bool = False
    _settings: Settings | None = None

    @property
    def settings(self) -> Settings:
        """The settings of config.toml; what is wrong with it is said once."""
        if self._settings is None:
            from metatui.locations import config_file
            from metatui.settings import load_settings

            self._settings, problems = load_settings(config_file())
            for problem in problems:
                say(problem)
        return self._settings

    @property
    def use_ascii(self) -> bool:
        """Whether only ASCII signs may be drawn."""
        return self.ascii or self.settings.ascii

    @property
    def use_color(self) -> bool:
        """Whether the reader allows colour; the terminal has a say of its own."""
        return not self.no_color and self.settings.color

    def output(self) -> Terminal:
        """What standard output can show under these options."""
        return terminal_of(sys.stdout, color=self.use_color, ascii=self.use_ascii)
