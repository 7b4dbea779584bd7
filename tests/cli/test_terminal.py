"""What is sent to standard output and standard error."""

import io

import pytest

from metatui.cli.terminal import Terminal, make_printable, say, say_where, terminal_of


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_has_no_width_and_no_colour() -> None:
    assert terminal_of(io.StringIO()) == Terminal()


def test_a_terminal_has_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "72")
    assert terminal_of(_Screen()) == Terminal(width=72, color=True)
    assert not terminal_of(_Screen(), color=False).color


@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb"), ("TERM", "")])
def test_the_environment_switches_colour_off(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(variable, value)
    assert not terminal_of(_Screen()).color


def test_an_empty_no_color_means_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "")
    assert terminal_of(_Screen()).color


def test_marks() -> None:
    assert Terminal(color=True).mark("lab") == "\x1b[1;4mlab\x1b[0m"
    assert Terminal().mark("lab") == "«lab»"
    assert Terminal(ascii=True).mark("lab") == "*lab*"
    assert Terminal().bold("lab") == "lab"


def test_what_cannot_be_printed_is_replaced_one_for_one() -> None:
    text = "a\x1b[31m\u202eb\ud800\n東"
    shown = make_printable(text)
    assert len(shown) == len(text)
    assert shown.isprintable()
    assert shown.endswith("東")


def test_messages_are_cleaned(capsys: pytest.CaptureFixture[str]) -> None:
    say("There is no file 'a\x1b[2J\nb\u202e'.")
    assert capsys.readouterr().err == "metatui: There is no file 'a b'.\n"


def test_the_caret_stands_below_the_fault(capsys: pytest.CaptureFixture[str]) -> None:
    say_where("This bracket is never closed.", "東京 (lab", 3, 4)
    message, query, carets = capsys.readouterr().err.splitlines()
    assert message == "metatui: This bracket is never closed."
    assert query == "  東京 (lab"
    assert carets == "       ^"


def test_the_caret_stays_in_reach(capsys: pytest.CaptureFixture[str]) -> None:
    say_where("Nothing here.", "", 7, 9)
    assert capsys.readouterr().err.splitlines()[-1] == "  ^"
