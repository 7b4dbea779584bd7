"""Options, words that are no command, and how a command line ends."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from metatui import __version__
from metatui.errors import Cancelled, IndexDamaged, LibraryError
from metatui.locations import library_name
from metatui.model import Progress


def test_help_names_every_command(metatui) -> None:
    outcome = metatui("--help")
    assert outcome.status == 0
    for name in [
        "list",
        "show",
        "search",
        "entities",
        "figures",
        "related",
        "analyse",
        "reindex",
        "doctor",
        "keys",
        "config",
    ]:
        assert f"  {name} " in outcome.out
        assert metatui(name, "--help").out.startswith(f"Usage: metatui {name} ")


@pytest.mark.parametrize(
    "arguments", [("--version",), ("list", "--version"), ("--ascii", "config", "--version")]
)
def test_version(metatui, arguments: tuple[str, ...]) -> None:
    outcome = metatui(*arguments)
    assert (outcome.status, outcome.out) == (0, f"metatui {__version__}\n")


def test_options_before_and_after_the_command(metatui, newsroom, tmp_path: Path) -> None:
    here = tmp_path / "library"
    here.mkdir()
    data, cache = tmp_path / "data", tmp_path / "cache"
    options = ["--library", here, "--data-dir", data, "--cache-dir", cache]
    assert metatui(*options, "list").status == 0
    assert metatui("list", *options).status == 0
    assert metatui(*options[:2], "list", *options[2:]).status == 0
    assert metatui(*options, here).status == 0
    assert metatui(here, *options[2:]).status == 0
    wanted = ([here], data, cache)
    assert newsroom.opened_with == [wanted, wanted, wanted, ([here, here], data, cache), wanted]


def test_no_library_means_the_bundled_one(metatui, newsroom) -> None:
    metatui("list")
    metatui()
    assert newsroom.opened_with == [(None, None, None)] * 2


def test_ascii_before_and_after(metatui, newsroom) -> None:
    assert metatui("list").out.splitlines()[1].startswith("●★")
    assert metatui("list", "--ascii").out.splitlines()[1].startswith("*+")
    assert metatui("--ascii", "list").out == metatui("list", "--ascii").out


def test_ascii_from_the_settings(metatui, newsroom, tmp_path: Path) -> None:
    file = tmp_path / "config" / "metatui" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("ascii = true\ncolour = false\n")
    outcome = metatui("list")
    assert outcome.out.splitlines()[1].startswith("*+")
    assert outcome.err.count("there is no setting 'colour'") == 1
    assert str(file) in outcome.err


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("lst", "Did you mean 'list'?"),
        ("Search", "Did you mean 'search'?"),
        ("superintelligence", "'metatui search superintelligence' would search for it"),
        ("./nowhere.md", "Look whether the path is spelled right"),
        ("\x1b[2J\u202e", "is neither a command nor a file or folder"),
    ],
)
def test_an_unknown_word(metatui, word: str, said: str) -> None:
    outcome = metatui(word)
    assert outcome.status == 2
    assert outcome.out == ""
    assert said in outcome.err
    assert "\x1b" not in outcome.err
    assert "\u202e" not in outcome.err


def test_a_folder_named_like_a_command(
    metatui, newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list").mkdir()
    (tmp_path / "-odd").mkdir()
    monkeypatch.chdir(tmp_path)
    metatui("./list")
    metatui("list")
    metatui("--", "-odd")
    assert [library for library, _, _ in newsroom.opened_with] == [[Path("list")], None, [Path("-odd")]]


def test_paths_that_are_not_there(metatui, tmp_path: Path) -> None:
    for arguments in [(tmp_path, tmp_path / "none"), ("list", "--library", tmp_path / "none")]:
        outcome = metatui(*arguments)
        assert (outcome.status, outcome.out) == (2, "")
        assert f"'{tmp_path / 'none'}' cannot be opened" in outcome.err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "--frob"),
        ("show",),
        ("show", "a1", "--json", "--markdown"),
        ("search",),
        ("search", "x", "--json", "--count"),
        ("search", "x", "--limit", "0"),
        ("search", "x", "--sort", "length"),
        ("entities", "--kind", "animal"),
        ("entities", "--json", "--csv"),
        ("entities", "a1", "--query", "Meta"),
        ("figures", "--min", "many"),
        ("figures", "--min", "5 parsecs"),
        ("keys", "--json", "--markdown"),
        ("analyse",),
    ],
)
def test_wrong_usage(metatui, newsroom, arguments: tuple[str, ...]) -> None:
    outcome = metatui(*arguments)
    assert outcome.status == 2
    assert outcome.out == ""
    assert outcome.err.startswith("metatui: ")


def test_the_help_of_paths_is_the_main_help(metatui, tmp_path: Path) -> None:
    assert metatui(tmp_path, "--help").out == metatui("--help").out


def test_the_library_is_brought_up_to_date(metatui, newsroom) -> None:
    metatui("list")
    metatui("doctor")
    metatui("reindex")
    assert newsroom.indexed == [False, False, True]


def test_without_an_index_what_needs_none_goes_on(metatui, newsroom) -> None:
    def fail(progress: object, is_cancelled: object) -> None:
        raise IndexDamaged("The cache folder cannot be used. Name another with --cache-dir.")

    newsroom.on_index = fail
    for arguments in [("list",), ("show", "000000a1"), ("entities",), ("figures",), ()]:
        outcome = metatui(*arguments)
        assert outcome.status == 0
        assert outcome.err == "metatui: The cache folder cannot be used. Name another with --cache-dir.\n"
    for arguments in [
        ("search", "Meta"),
        ("list", "Meta"),
        ("related", "000000a1"),
        ("entities", "--query", "Meta"),
    ]:
        outcome = metatui(*arguments)
        assert (outcome.status, outcome.out) == (3, "")
    outcome = metatui("doctor")
    assert (outcome.status, outcome.out) == (3, "ok library: sound\nok index\n")


def test_notices_go_to_standard_error(metatui, newsroom) -> None:
    newsroom.notices = ("The database was damaged and is now library.db.damaged-1.",)
    outcome = metatui("list", "--json")
    assert outcome.err == "metatui: The database was damaged and is now library.db.damaged-1.\n"
    assert outcome.status == 0


def test_a_library_that_cannot_be_used(metatui, newsroom) -> None:
    def fail(progress: object, is_cancelled: object) -> None:
        raise LibraryError("library.db is of a newer metatui. Update metatui.")

    newsroom.on_index = fail
    outcome = metatui("list")
    assert (outcome.status, outcome.err) == (
        3,
        "metatui: library.db is of a newer metatui. Update metatui.\n",
    )


def test_an_error_of_the_system(metatui, newsroom) -> None:
    def fail(progress: object, is_cancelled: object) -> None:
        raise PermissionError(13, "Permission denied", "/data/\x1b[2Jlibrary")

    newsroom.on_index = fail
    outcome = metatui("list")
    assert outcome.status == 3
    assert outcome.err.startswith("metatui: /data/library: Permission denied.")


def test_an_error_of_metatui_itself(metatui, newsroom) -> None:
    def fail(progress: object, is_cancelled: object) -> None:
        raise ZeroDivisionError("an article said \x1b]0;boo\x07 so")

    newsroom.on_index = fail
    outcome = metatui("list")
    assert outcome.status == 3
    assert "ZeroDivisionError" in outcome.err
    assert "\x1b" not in outcome.err


def test_an_interrupt_while_indexing_is_waited_for(metatui, newsroom) -> None:
    steps = []

    def index(progress: Callable[[Progress], None], is_cancelled: Callable[[], bool]) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        steps.append("goes on after the signal")
        if is_cancelled():
            raise Cancelled("Interrupted; what was indexed is kept.")

    newsroom.on_index = index
    outcome = metatui("list")
    assert outcome.status == 130
    assert outcome.err == "metatui: Interrupted; what was indexed is kept.\n"
    assert steps
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_second_interrupt_stops_at_once(metatui, newsroom) -> None:
    def index(progress: object, is_cancelled: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
        raise AssertionError("not reached")

    newsroom.on_index = index
    outcome = metatui("list")
    assert (outcome.status, outcome.out) == (130, "")


def test_an_interrupt_that_came_too_late_to_be_asked_about(metatui, newsroom) -> None:
    newsroom.on_index = lambda progress, is_cancelled: os.kill(os.getpid(), signal.SIGINT)
    assert metatui("list").status == 130


def test_at_a_terminal_the_reader_opens(
    metatui, newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    monkeypatch.setattr("metatui.cli.reading.at_terminal", lambda: True)
    monkeypatch.setattr("metatui.tui.app.run", lambda newsroom, **options: opened.append((newsroom, options)))
    file = tmp_path / "config" / "metatui" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text('theme = "nord"\ntext_width = 66\n')
    assert metatui(tmp_path, "--ascii", "--no-color").status == 0
    assert metatui("--library", tmp_path).status == 0
    state = tmp_path / "state" / "metatui"
    options = {
        "ascii": True,
        "no_color": True,
        "theme": "nord",
        "coach_file": state / "coach.json",
        "choices_file": state / "choices.json",
        "history_file": state / "searches" / f"{library_name([tmp_path])}.json",
        "text_width": 66,
    }
    assert opened == [(newsroom, options), (newsroom, options | {"ascii": False, "no_color": False})]
    assert newsroom.indexed == []


def test_standard_output_that_knows_ascii_alone(metatui, newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    assert metatui("list").status == 0
    assert b"Meta takes 49 % of Scale AI" in written.getvalue()
    assert metatui("list", "--json").status == 0
    assert rb"\u6771\u4eac" in written.getvalue()


_CHILD = [sys.executable, "-m", "metatui"]


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "XDG_CONFIG_HOME": str(folder)}


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        done = subprocess.run(
            [*_CHILD, "keys"], stdout=pipe, stderr=subprocess.PIPE, env=_environment(tmp_path), check=False
        )
    assert (done.returncode, done.stderr) == (0, b"")


def test_no_standard_output_at_all(tmp_path: Path) -> None:
    shell = ["sh", "-c", '"$@" >&-', "sh"]
    done = subprocess.run(
        [*shell, *_CHILD, "keys"], stderr=subprocess.PIPE, env=_environment(tmp_path), check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said(tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*_CHILD, "keys"], stdout=full, stderr=subprocess.PIPE, env=_environment(tmp_path), check=False
        )
    assert done.returncode == 3
    assert done.stderr.startswith(b"metatui: No space left on device.")


@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        (("-storm",), "-storm"),
        (("-storm", "--no-color"), "-storm"),
        (("Meta", "-storm", "-title:x"), "Meta -storm -title:x"),
        (("--no-color", "-storm", "Meta"), "-storm Meta"),
        (("--", "-storm", "--odd"), "-storm --odd"),
    ],
)
@pytest.mark.parametrize("command", ["search", "list"])
def test_a_query_may_begin_with_a_minus(
    metatui, newsroom, monkeypatch: pytest.MonkeyPatch, command: str, arguments: tuple[str, ...], query: str
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(newsroom, "_matching", lambda query: asked.append(query) or list(newsroom.stored))
    outcome = (
        metatui(command, *arguments, "--json") if "--" not in arguments else metatui(command, *arguments)
    )
    assert (outcome.status, set(asked)) == (0, {query})
    assert "--" in arguments or outcome.json


@pytest.mark.parametrize("command", ["search", "list"])
def test_an_unknown_option_is_no_query(metatui, newsroom, command: str) -> None:
    outcome = metatui(command, "Meta", "--jsn")
    assert outcome.status == 2
    assert "--jsn" in outcome.err
    assert "--json" in outcome.err
