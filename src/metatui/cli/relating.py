"""`metatui related`: which articles tell the same story, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from metatui.cli.cells import cell_width
from metatui.cli.dates import day, days_after
from metatui.cli.ids import id_shortener
from metatui.cli.opening import open_current_library
from metatui.cli.options import Options, pass_options, shared_options
from metatui.cli.status import DONE, NOTHING_FOUND
from metatui.cli.terminal import Terminal, answer, say
from metatui.tui.bullets import text_with_bullets

if TYPE_CHECKING:
    from metatui.model.query import Span
    from metatui.model.relation import Reason, Related
    from metatui.newsroom import Newsroom

_INDENT = "    "
_CONTEXT = 40  # characters of text on each side of what two articles share


@click.command("related", short_help="List the articles that tell the same story.")
@click.argument("article_id", metavar="ID")
@click.option(
    "--json", "as_json", is_flag=True, help="Print a JSON array, each article with all its reasons."
)
@click.option(
    "--explain", is_flag=True, help="Print what the articles share, with the words around it in each."
)
@shared_options
@pass_options
def related_command(options: Options, article_id: str, as_json: bool, explain: bool) -> int:
    """List the articles related to one, the nearest first, each with its reasons.

    The kinds: "same report" (word for word in good part), "same event" (told within days), "follow-up" (later
    in the chain of events) and "background" (earlier in the chain, or of the same beat).
    """
    with open_current_library(options) as newsroom:
        head = newsroom.head(article_id)
        found = newsroom.related(head.id)
        if as_json:
            from metatui.cli.json_output import print_array, related_object

            print_array(map(related_object, found))
        else:
            terminal = options.output()
            short_id = id_shortener(newsroom.counts().total)
            for number, related in enumerate(found):
                if number:
                    answer()
                when = days_after(related.head.published, head.published) if explain else None
                for line in _summary(related, short_id(related.head.id), when, terminal):
                    answer(line)
                if explain:
                    for line in _explanation(newsroom, head.id, related, terminal):
                        answer(line)
    if found:
        return DONE
    say(f"No other article tells the story of {head.title!r}.")
    return NOTHING_FOUND


def _summary(related: Related, short_id: str, when: str | None, terminal: Terminal) -> Iterator[str]:
    head, relation = related.head, related.relation
    yield terminal.bold(head.title)
    kind = f"{relation.kind}, {when}" if when else relation.kind
    about = [short_id, day(head.published), head.source or "unknown source", kind]
    yield _INDENT + terminal.dim(terminal.dot.join([*about, f"{relation.score:.2f}"]))
    width = 80 if terminal.width is None else min(terminal.width, 80)
    yield from _fill([reason.text for reason in relation.reasons], width, terminal.dot)


def _fill(parts: Sequence[str], width: int, dot: str) -> Iterator[str]:
    """The parts in as few indented lines as hold them; a part is never broken."""
    line = _INDENT
    for part in parts:
        if line != _INDENT and cell_width(line + dot + part) > width:
            yield line
            line = _INDENT
        line += part if line == _INDENT else dot + part
    if line != _INDENT:
        yield line


def _explanation(newsroom: Newsroom, here: str, related: Related, terminal: Terminal) -> Iterator[str]:
    texts = [
        text_with_bullets(newsroom.article(id).text, terminal.glyphs.bullet) for id in (here, related.head.id)
    ]
    for reason in related.relation.reasons:
        yield f"{_INDENT}{reason.kind}: {reason.text}"
        for label, text, spans in zip(("here ", "there"), texts, _sides(reason), strict=True):
            if spans:
                yield f"{_INDENT * 2}{label} {_in_context(text, spans[0], terminal)}"


def _sides(reason: Reason) -> tuple[Sequence[Span], Sequence[Span]]:
    return reason.here, reason.there


def _in_context(text: str, span: Span, terminal: Terminal) -> str:
    """What stands at a span, marked, with the words around it on one line."""
    start, end = span
    first, last = max(start - _CONTEXT, 0), min(end + _CONTEXT, len(text))
    if first:
        first = start - len(text[first:start].partition(" ")[2])
    if last < len(text):
        last = end + len(text[end:last].rpartition(" ")[0])
    pieces = (text[first:start], text[start:end], text[end:last])
    before, inside, behind = (re.sub(r"\s+", " ", piece) for piece in pieces)
    opening = terminal.ellipsis if first else ""
    closing = terminal.ellipsis if last < len(text) else ""
    return f"{opening}{before}{terminal.mark(inside)}{behind}{closing}".rstrip()
