"""An article as Markdown: the front matter is YAML, the text shows as it is."""

from datetime import UTC, datetime

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from metatui.cli.markdown_output import markdown_of, markdown_paragraph, yaml_string
from metatui.model import Article
from metatui.text.clean import clean_line

_NASTY = 'The "No": a\\b #1 — {x} [y] & *z* | yes\u2028no \U0001f4f0 \ufeff\x85'


def _front_matter(markdown: str) -> dict[str, object]:
    loaded = yaml.safe_load(markdown.split("\n---\n")[0].removeprefix("---\n"))
    assert isinstance(loaded, dict)
    return loaded


def test_metadata() -> None:
    article = Article(
        "1" * 32,
        "Meta: the bet",
        "One.\n\nTwo.",
        source="Desk: north",
        byline="- a -",
        published=datetime(2025, 6, 12, 8, tzinfo=UTC),
        tags=("yes", "12"),
        url="https://example.org/?a=1#b",
    )
    assert _front_matter(markdown_of(article)) == {
        "title": "Meta: the bet",
        "source": "Desk: north",
        "author": "- a -",
        "published": datetime(2025, 6, 12, 8, tzinfo=UTC),
        "topics": ["yes", "12"],
        "url": "https://example.org/?a=1#b",
    }
    assert markdown_of(article).endswith("\n---\n\nOne.\n\nTwo.")


def test_what_is_missing_is_left_out() -> None:
    assert _front_matter(markdown_of(Article("1" * 32, "Title", "Text."))) == {"title": "Title"}


@pytest.mark.parametrize("text", [_NASTY, "", " ", "null", "- x", "'", "%", "\t", "\ufffe", "\U0001f600"])
def test_strings_survive_yaml(text: str) -> None:
    assert yaml.safe_load(f"title: {yaml_string(text)}") == {"title": text}


@given(st.text())
def test_any_text_survives_yaml(text: str) -> None:
    text = clean_line(text)
    assert yaml.safe_load(f"title: {yaml_string(text)}") == {"title": text}


def _shown(markdown: str) -> str:
    """The text that a Markdown reader shows, which must be one paragraph."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"], markdown
    assert tokens[1].children is not None
    assert {child.type for child in tokens[1].children} <= {"text", "text_special"}, markdown
    return "".join(child.content for child in tokens[1].children)


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "#1 in the list",
        "> quoted",
        "- dash",
        "+ plus",
        "* star",
        "1. first",
        "2025. A good year",
        "3) third",
        "---",
        "===",
        "***",
        "~~~",
        "```",
        "*emphasis* and **strong**",
        "_emphasis_ and snake_case_name",
        "a [link](https://example.org) and <b>tag</b> and <https://example.org>",
        "![image](x)",
        "`code` and \\ backslash \\* star",
        "AT&T &amp; Co &#169;",
        "[ref]: https://example.org",
        "-5 % and +3",
        "| a | b |",
        "-",
    ],
)
def test_plain_text_stays_plain(text: str) -> None:
    assert _shown(markdown_paragraph(text)) == text


@given(st.text(alphabet="ab 1.)-+=#>*_`~[]()<>!&;|\\\"'", min_size=1, max_size=12))
def test_any_line_stays_plain(text: str) -> None:
    text = clean_line(text)
    if text:
        assert _shown(markdown_paragraph(text)) == text
