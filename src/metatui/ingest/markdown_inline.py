"""The inside of a Markdown paragraph as plain text: emphasis, links and code lose their signs, images go.

Follows CommonMark where it matters for reading. Each sign is looked at a bounded number of times, so that
a text of fifty thousand brackets takes no longer than one of fifty thousand letters.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass

_SIGN = re.compile(
    r"\\[!-/:-@\[-`{-~]"
    r"|`+"
    r"|<[^<>\s][^<>]{0,1000}>"
    r"|!?\["
    r"|\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500})?\)|\[[^\[\]\n]{0,300}\])?"
    r"|\*+|_+|~~"
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<[!?][^<>]*>")
_BREAKING_TAG = re.compile(r"</?(?:br|p|div|li|tr|td|th|h[1-6]|figcaption|blockquote)\b", re.IGNORECASE)
_AUTOLINK = re.compile(
    r"<((?:https?|ftp)://[^\s<>]+|mailto:[^\s<>]+|[^\s<>@/]+@[^\s<>@/]+\.[a-z]+)>", re.IGNORECASE
)


@dataclass(slots=True)
class _Emphasis:
    """A run of * or _ or ~~ that may open or close emphasis; `count` signs of it are still to be printed."""

    sign: str
    count: int
    opens: bool
    closes: bool


_Piece = str | _Emphasis


def inline_text(text: str, references: Collection[str] = ()) -> str:
    """The readable text of one paragraph; `references` are the labels (lower case) that links may use."""
    if not re.search(r"[\\`<\[\]*_~&]", text):
        return text
    pieces: list[_Piece] = []
    brackets: list[int] = []  # where in `pieces` each open bracket stands
    code_runs = _code_runs(text)
    position = 0
    while sign := _SIGN.search(text, position):
        pieces.append(html.unescape(text[position : sign.start()]))
        position = sign.end()
        written = sign[0]
        if written[0] == "\\":
            pieces.append(written[1])
        elif written[0] == "`":
            end = _closing_run(code_runs, sign)
            if end is None:
                pieces.append(written)
            else:
                pieces.append(text[position:end].strip(" "))
                position = end + len(written)
        elif written[0] == "<":
            pieces.append(_untagged(written))
        elif written[-1] == "[":
            brackets.append(len(pieces))
            pieces.append(written)
        elif written[0] == "]":
            position = sign.start() + _close_bracket(pieces, brackets, written, references)
        else:
            pieces.append(_emphasis(text, sign))
    pieces.append(html.unescape(text[position:]))
    _resolve_emphasis(pieces)
    return _printed(pieces)


def _printed(pieces: list[_Piece]) -> str:
    return "".join(piece if isinstance(piece, str) else piece.sign * piece.count for piece in pieces)


def _code_runs(text: str) -> dict[int, list[int]]:
    """Where runs of backticks begin, by their length."""
    runs: dict[int, list[int]] = {}
    if "`" in text:
        for run in re.finditer("`+", text):
            runs.setdefault(len(run[0]), []).append(run.start())
    return runs


def _closing_run(runs: dict[int, list[int]], opening: re.Match[str]) -> int | None:
    starts = runs.get(len(opening[0]), [])
    after = bisect_right(starts, opening.start())
    return starts[after] if after < len(starts) else None


def _untagged(written: str) -> str:
    if link := _AUTOLINK.fullmatch(written):
        return link[1].removeprefix("mailto:")
    if _TAG.fullmatch(written):
        return " " if _BREAKING_TAG.match(written) else ""
    return html.unescape(written)


def _close_bracket(
    pieces: list[_Piece], brackets: list[int], written: str, references: Collection[str]
) -> int:
    """Close the innermost open bracket; returns how many characters of what was written are used up."""
    if not brackets:
        pieces.append("]")
        return 1
    start = brackets.pop()
    is_image = pieces[start] == "!["
    target = written[1:]
    inner = _printed(pieces[start + 1 : start + 50])
    if inner.startswith("^") and len(inner) < 40 and not target:  # a footnote's mark
        del pieces[start:]
        return 1
    if target.startswith("["):
        is_link = (target[1:-1].strip() or inner).lower() in references
    else:
        is_link = bool(target) or inner.lower() in references
    if not is_link:
        pieces.append("]")
        return 1
    if is_image:
        del pieces[start:]
    else:
        pieces[start] = ""
    return len(written)


def _emphasis(text: str, sign: re.Match[str]) -> _Emphasis:
    before = text[sign.start() - 1 : sign.start()]
    after = text[sign.end() : sign.end() + 1]
    opens = bool(after) and not after.isspace() and (_is_word(after) or not _is_word(before))
    closes = bool(before) and not before.isspace() and (_is_word(before) or not _is_word(after))
    if sign[0][0] == "_":
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    elif before.isdigit() and after.isdigit():  # 2*3*4
        opens = closes = False
    return _Emphasis(sign[0][0], len(sign[0]), opens, closes)


def _is_word(character: str) -> bool:
    return bool(character) and (character.isalnum() or character in "\\`[]<$€£&")


def _resolve_emphasis(pieces: list[_Piece]) -> None:
    openers: dict[str, list[_Emphasis]] = {"*": [], "_": [], "~": []}
    for piece in pieces:
        if isinstance(piece, str):
            continue
        waiting = openers[piece.sign]
        while piece.closes and piece.count and waiting:
            used = min(piece.count, waiting[-1].count)
            piece.count -= used
            waiting[-1].count -= used
            if not waiting[-1].count:
                waiting.pop()
        if piece.opens and piece.count:
            waiting.append(piece)
