"""Corrections as lines of TOML: what is written is read again, a bad line is named and leaves the others."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metatui.corrections.toml_lines import CLOSING, OPENING, checked, read_lines, to_line, with_line
from metatui.model import ENTITY_KINDS, Correction, EntityCorrection, FigureCorrection

ZUCK = EntityCorrection("Zuck", "person", "same-as", "Mark Zuckerberg")
TUESDAY = EntityCorrection("Tuesday", None, "hide")

_text = st.text(min_size=1, max_size=60)
_kinds = st.sampled_from(ENTITY_KINDS)
_corrections = st.one_of(
    st.builds(EntityCorrection, _text, _kinds | st.none(), st.just("same-as"), _text, _kinds | st.none()),
    st.builds(EntityCorrection, _text, _kinds | st.none(), st.just("rename"), _text),
    st.builds(EntityCorrection, _text, _kinds | st.none(), st.just("change-kind"), st.none(), _kinds),
    st.builds(EntityCorrection, _text, _kinds | st.none(), st.just("hide")),
    st.builds(FigureCorrection, _text, _text),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_corrections, max_size=5))
def test_what_is_written_is_read_again_by_us_and_by_any_reader_of_toml(corrections: list[Correction]) -> None:
    lines: list[str] = []
    kept: list[Correction] = []
    for correction in corrections:
        try:
            kept.append(checked(correction))
        except ValueError:
            continue  # nothing is left of it once it is cleaned
        lines = with_line(lines, kept[-1])
    found = read_lines(lines)
    assert [correction for correction, _ in found.corrections] == kept
    assert found.problems == ()
    assert len(tomllib.loads("\n".join(lines)).get("corrections", ())) == len(kept)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.text(max_size=40) | st.sampled_from([to_line(ZUCK), to_line(TUESDAY), OPENING, CLOSING, "{"]),
        max_size=6,
    )
)
def test_any_lines_are_read_without_an_exception(lines: list[str]) -> None:
    found = read_lines(lines)
    for correction, line in found.corrections:
        assert checked(correction) == correction
        assert line is None or 0 <= line < len(lines)


def test_a_line_says_what_it_means() -> None:
    assert to_line(ZUCK) == '  { name = "Zuck", kind = "person", same-as = "Mark Zuckerberg" },'
    assert to_line(TUESDAY) == '  { name = "Tuesday", hide = true },'
    figure = FigureCorrection("4.5", 'The "Sonnet 4.5" came.')
    assert to_line(figure) == '  { figure = "4.5", sentence = "The \\"Sonnet 4.5\\" came.", hide = true },'


def test_a_line_goes_before_the_end_and_the_one_before_it_gets_its_comma() -> None:
    by_hand = [
        "# mine",
        OPENING,
        '{ name = "Zuck", hide = true }  # not } a name',
        "# more",
        CLOSING,
        "# end",
    ]
    lines = with_line(by_hand, TUESDAY)
    assert lines == [
        *("# mine", OPENING, '{ name = "Zuck", hide = true },  # not } a name'),
        *("# more", to_line(TUESDAY), CLOSING, "# end"),
    ]
    assert len(tomllib.loads("\n".join(lines))["corrections"]) == 2
    assert with_line(lines, ZUCK, 2)[2] == to_line(ZUCK)


def test_corrections_in_another_layout_are_read() -> None:
    tables = ["[[corrections]]", 'name = "Zuck"', 'kind = "person"', 'same-as = "Mark Zuckerberg"']
    assert read_lines(tables).corrections == ((ZUCK, None),)
    assert read_lines(tables).problems == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{ name = "Zuck, hide = true },', "this is no TOML"),
        ("Zuck is no name", "this is no TOML"),
        ('"Zuck",', "this is no correction; a line looks like"),
        ('{ nmae = "Zuck", hide = true }', "there is no key “nmae” here; the keys are name, kind"),
        ('{ name = "Zuck" }', "one of same-as, rename, change-kind, hide belongs here"),
        ('{ name = "Zuck", hide = true, rename = "Mark" }', "and only one"),
        ('{ name = "Zuck", hide = false }', "delete the line to show it again"),
        ('{ name = "Zuck", kind = "human", hide = true }', "kind must be one of person, organisation"),
        ('{ kind = "person", hide = true }', "name is missing"),
        ('{ name = "", hide = true }', "name is empty"),
        ("{ name = 5, hide = true }", "name must be text in quotation marks"),
        ('{ name = "Zuck", rename = "M", same-as-kind = "person" }', "same-as-kind belongs to same-as alone"),
        ('{ figure = "$5" , hide = true}', "sentence is missing"),
        ('{ figure = "$5", sentence = "It is $5." }', "hide = true is missing"),
        (f'{{ name = "{"x" * 201}", hide = true }}', "name is too long"),
        ("{ name = " + "[" * 5000, "line looks like"),
    ],
)
def test_a_bad_line_is_named_and_the_others_hold(line: str, said: str) -> None:
    found = read_lines([OPENING, to_line(ZUCK), line, to_line(TUESDAY), CLOSING])
    assert found.corrections == ((ZUCK, 1), (TUESDAY, 3))
    (problem,) = found.problems
    assert problem.startswith("line 3: ")
    assert said in problem


def test_nothing_from_the_file_drives_a_terminal() -> None:
    (found,) = read_lines(['{ name = "a\\u001b[31mb", hide = true }']).corrections
    assert found[0] == EntityCorrection("ab", None, "hide")
    (problem,) = read_lines(['{ "a\\u001b]0;x\\u0007b" = "c" }']).problems
    assert "\x1b" not in problem
