"""Names of the reader's own: what is read of the file, what is said about the rest, and what they change."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from metatui.analysis import ANALYSER_VERSION, analyser_version, annotate
from metatui.analysis.own_names import OwnName, fingerprint, read_names, use_names

ACME = OwnName("Quillmark Works", "organisation", ("Quillmark",), "maker of pens")
TEXT = "Shares of Quillmark fell on Friday. The river rose, and Quillmark Works closed its plant at Ostelby."


@pytest.fixture(autouse=True)
def _none_left() -> Iterator[None]:
    yield
    use_names(())


def test_names_are_read_with_their_defaults() -> None:
    text = (
        '# mine\n[[name]]\nname = " Quillmark  Works "\nkind = "organisation"\n'
        'aliases = ["Quillmark", "~QW"]\ndescription = "maker of pens"\n\n'
        '[[name]]\nname = "Ostelby"\nkind = "place"\n'
    )
    assert read_names(text) == (
        (ACME._replace(aliases=("Quillmark", "~QW")), OwnName("Ostelby", "place")),
        (),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[name]]\nname = \nkind = 1", "line 2"),
        (
            '[[name]]\nname = "A"\nkind = "place"\n\n[[name]]\nname = "B"\nkind = "firm"',
            "line 5: kind must be one of",
        ),
        ('[[name]]\nkind = "place"', "line 1: the name is missing"),
        ('[[name]]\nname = "A"\nkind = "place"\ncolour = 1', "line 1: there is no 'colour'"),
        ('[[name]]\nname = "A; B"\nkind = "place"', "line 1: 'A; B' is no name"),
        ('[[name]]\nname = "A"\nkind = "place"\naliases = "B"', "line 1: aliases must be a list"),
        ('[[name]]\nname = "~"\nkind = "place"', "line 1: '~' is no name"),
        ('[[name]]\nname = "A"\nkind = []', "line 1: kind must be one of"),
        ('[[name]]\nname = "A"\nkind = "place"\ndescription = 3', "line 1: description must be one line"),
        ('name = "A"', "write [[name]] above it"),
        ("name = [1]", "name 1: this is no table"),
        ('[[names]]\nname = "A"', "there is no 'names'"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, said: str) -> None:
    names, problems = read_names(text)
    assert len(problems) == 1
    assert said in problems[0]
    assert [one.name for one in names] == (["A"] if "firm" in text else [])


def test_own_names_are_found_under_their_name() -> None:
    use_names((ACME, OwnName("Ostelby", "place")))
    found = {one.name: one for one in annotate(TEXT).entities}
    assert (found["Quillmark Works"].kind, len(found["Quillmark Works"].mentions)) == ("organisation", 2)
    assert found["Ostelby"].kind == "place"


def test_own_names_come_before_those_of_the_knowledge_base() -> None:
    text = "Analysts at Citigroup said Oracle rose. Oracle declined to comment."
    use_names((OwnName("Oracle", "product", (), "a game"),))
    assert {one.name: one.kind for one in annotate(text).entities}["Oracle"] == "product"
    use_names(())
    assert {one.name: one.kind for one in annotate(text).entities}["Oracle"] == "organisation"


def test_other_names_make_annotations_stale() -> None:
    assert analyser_version() == ANALYSER_VERSION
    use_names((ACME,))
    first = analyser_version()
    assert first != ANALYSER_VERSION
    assert fingerprint() < 2**32
    use_names((ACME._replace(aliases=()),))
    assert analyser_version() not in (first, ANALYSER_VERSION)
    use_names((ACME,))
    assert analyser_version() == first
    use_names(())
    assert analyser_version() == ANALYSER_VERSION
