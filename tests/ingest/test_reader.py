"""The whole of reading: one promise for all formats, whatever the bytes."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metatui.errors import UnreadableFile
from metatui.ingest import read_article
from metatui.text.clean import clean_line, clean_text

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm")
LINES = (
    "--- title:·x author:·[a,·b] #·Title By·Jane·Doe July·16,·2025 *·item What·to·know"
    " Sign·up·for·our·newsletter The·council·voted·on·Monday. Photo:·X/AP |a|b| |-|-| ``` >·x 1.·x"
)
SIGNS = rb"[a](b) ** ` <p> </p> <div> <article> <!-- --> <script> &#27; &lt; ~~ ![ | - ."
BYTES = [
    b"\n\n",
    b"\r\n",
    b"    ",
    b"\x1b]0;x\x07",
    b"\x9b",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xe2\x80",
    b"\xd8\x00",
]
PIECES = [*(line.replace("·", " ").encode() + b"\n" for line in LINES.split()), *SIGNS.split(), *BYTES]
hostile = st.one_of(st.binary(max_size=300), st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join))


@given(hostile, st.sampled_from(SUFFIXES))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_a_clean_article_or_a_reason(data: bytes, suffix: str) -> None:
    try:
        article = read_article(data, name="x" + suffix, id="id")
    except UnreadableFile:
        return
    assert article.text == clean_text(article.text).strip() != ""
    assert article.title == clean_line(article.title) != ""
    assert "\n\n\n" not in article.text
    for paragraph in article.text.split("\n"):
        assert paragraph == paragraph.rstrip()
    for value in (article.title, article.byline, article.source, article.url, *article.tags):
        assert value is None or value == clean_line(value) != ""
    assert article.published is None or article.published.utcoffset() is not None
    assert not any(
        unicodedata.category(character) == "Cc" and character != "\n" for character in article.text
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"...\n---\n***", b"\xff\xfe"])
def test_a_file_without_text(data: bytes, suffix: str) -> None:
    with pytest.raises(UnreadableFile, match="no text in it"):
        read_article(data, name="x" + suffix, id="id")


@pytest.mark.parametrize("name", ["x.pdf", "x", "x.TXT.gz", ".txt"])
def test_other_kinds(name: str) -> None:
    with pytest.raises(UnreadableFile, match="not a kind metatui reads"):
        read_article(b"text", name=name, id="id")


def test_suffixes_in_capitals_and_paths() -> None:
    article = read_article(b"A text.", name="some/folder/X.TXT", id="id", path="some/\x1b[1mfolder")
    assert (article.id, article.path, article.text) == ("id", "some/folder", "A text.")


def test_too_many_bytes() -> None:
    with pytest.raises(UnreadableFile, match="larger than 20 MB"):
        read_article(bytes(20_000_001), name="x.txt", id="id")


def test_a_long_text_is_read_to_its_end() -> None:
    text = "The council voted on Monday, for the third time in a year, about the bridge. " * 5_000
    assert read_article(text.encode(), name="x.txt", id="id").text == text.strip()
    lines = "".join(f"The council voted on motion {number} of the evening.\n" for number in range(4_000))
    assert read_article(lines.encode(), name="x.txt", id="id").text.count("\n\n") > 3_990


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "[(",
        "By A ",
        "• ",
        "- \n",
        "a. ",
        '"',
        "Photo: ",
        "\n-",
        "A.B",
        "2025-",
        "@a ",
        "x/AP",
        "Sign up for ",
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_no_pattern_takes_long(piece: str, suffix: str) -> None:
    read_article(
        ("The news. " + piece * (30_000 // len(piece)) + "\n\nEnd").encode(), name="x" + suffix, id="id"
    )
    read_article("\n".join(["The news.", *[piece * 30] * 200]).encode(), name="x" + suffix, id="id")


def test_the_same_bytes_give_the_same_article() -> None:
    data = b"A headline for today\nBy Jane Doe\n\nThe council voted on Monday."
    assert read_article(data, name="x.txt", id="id") == read_article(data, name="x.txt", id="id")


def test_parsers_are_loaded_only_when_they_are_needed() -> None:
    code = (
        "import sys\nfrom metatui.ingest import read_article\n"
        "read_article(b'A text.', name='x.txt', id='')\nread_article(b'# A\\n\\ntext.', name='x.md',"
        " id='')\n"
        "heavy = {'trafilatura', 'yaml', 'charset_normalizer', 'lxml'}\nassert not heavy & set"
        "(sys.modules), heavy & set(sys.modules)\n"
        "read_article(b'---\\ntitle: A\\n---\\ntext', name='x.md', id='')\nassert 'yaml' in"
        " sys.modules and 'lxml' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
