"""config.toml: read, never written, and never in the way."""

from pathlib import Path

import pytest

from metatui.settings import Settings, load_settings


def _load(folder: Path, text: str | bytes) -> tuple[Settings, tuple[str, ...]]:
    file = folder / "config.toml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_settings(file)


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none" / "config.toml") == (Settings(), ())
    assert list(tmp_path.iterdir()) == []


def test_settings_are_read(tmp_path: Path) -> None:
    settings, problems = _load(tmp_path, 'theme = "nord"\nascii = true\ncolor = false\ntext_width = 66\n')
    assert settings == Settings(theme="nord", ascii=True, color=False, text_width=66)
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("asci = true", "there is no setting 'asci'"),
        ('ascii = "yes"', "ascii must be true or false; the default (false) is used"),
        ("ascii = 1", "ascii must be true or false"),
        ("text_width = true", "text_width must be a whole number from 20 to 200; the default (80) is used"),
        ("text_width = 5", "text_width must be a whole number"),
        ("theme = 7", "theme must be the name of a theme"),
        ('theme = ""', "theme must be the name of a theme"),
        ("[theme]\nname = 'nord'", "theme must be the name of a theme"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, said: str) -> None:
    settings, problems = _load(tmp_path, text)
    assert settings == Settings()
    (problem,) = problems
    assert said in problem
    assert str(tmp_path / "config.toml") in problem


def test_one_bad_key_leaves_the_others(tmp_path: Path) -> None:
    settings, problems = _load(tmp_path, 'ascii = "yes"\ntheme = "nord"\nnonsense = 1\n')
    assert settings == Settings(theme="nord")
    assert len(problems) == 2


@pytest.mark.parametrize("text", ["ascii = ", "[[", b"\xff\xfe", "a" * 10 + " = " + "[" * 5000])
def test_a_broken_file_is_named(tmp_path: Path, text: str | bytes) -> None:
    settings, problems = _load(tmp_path, text)
    assert settings == Settings()
    assert len(problems) == 1
    assert "the defaults are used" in problems[0]


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    settings, problems = load_settings(tmp_path / "config.toml")
    assert settings == Settings()
    assert "cannot be read" in problems[0]


def test_an_unknown_theme_is_told_and_the_known_ones_are_those_of_the_screen(tmp_path: Path) -> None:
    from textual.theme import BUILTIN_THEMES

    from metatui.settings import THEMES

    assert set(THEMES) == set(BUILTIN_THEMES)
    file = tmp_path / "config.toml"
    file.write_text('theme = "nosuch"\n')
    settings, (problem,) = load_settings(file)
    assert settings.theme is None
    assert "theme must be the name of a theme" in problem
    assert "nord" in problem
