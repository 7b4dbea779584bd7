"""The article that is open: its text, then its marks, then its related stories, each when it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from metatui.tui.fit import full_date, reading_minutes
from metatui.tui.latest import LatestOnly
from metatui.tui.marks import ArticleMarks
from metatui.tui.trail import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer
    from textual.widget import Widget

    from metatui.model import Annotations, Article, ArticleHead, FigureComparison, Related, Span
    from metatui.newsroom import Newsroom
    from metatui.tui.widgets.article_view import ArticleView
    from metatui.tui.widgets.side_panel import SidePanel


class Request(NamedTuple):
    """An article to open, for a query whose hits are marked: at a place, at a span, or at its first hit."""

    id: str
    query: str = ""
    typing: bool = False  # whether the last word of the query is a beginning
    place: Place | None = None
    at: Span | None = None


class Loaded(NamedTuple):
    """What comes first: the text, and the hits of the query in it."""

    head: ArticleHead
    article: Article
    hits: tuple[Span, ...]


class OpenArticle:
    """Fills the reading pane and the side panel. `opened` and `marked` are called when they are filled."""

    def __init__(
        self,
        host: Widget,
        newsroom: Newsroom,
        view: ArticleView,
        panel: SidePanel,
        *,
        opened: Callable[[Request], None],
        marked: Callable[[], None],
        fail: Callable[[Exception], None],
        position: Callable[[str], str],
        rested: Callable[[str], None],
        rest: float,
    ) -> None:
        self._newsroom = newsroom
        self._view = view
        self._panel = panel
        self._opened = opened
        self._marked = marked
        self._host = host
        self._position = position
        self._rested = rested
        self._rest = rest  # seconds after which an article is one to look for stories of
        self._rest_timer: Timer | None = None
        self._rested_at: str | None = None  # the article at which the reader has rested
        self.head: ArticleHead | None = None
        self.annotations: Annotations | None = None
        self.comparisons: tuple[FigureComparison, ...] = ()
        self.hits: tuple[Span, ...] = ()
        self._request: Request | None = None
        self._text = LatestOnly[Request, Loaded](
            host, "text", self._load, self._show_text, lambda _, error: fail(error)
        )
        self._marks = LatestOnly[str, "Annotations"](
            host, "annotations", newsroom.annotations, self._show_marks, lambda _, error: fail(error)
        )
        self._reach = LatestOnly[str, "tuple[int, ...]"](
            host, "reach", self._count_reach, self._show_reach, lambda _, error: fail(error)
        )
        self._compared = LatestOnly[str, "tuple[FigureComparison, ...]"](
            host,
            "comparisons",
            newsroom.compared_figures,
            self._show_comparisons,
            lambda _, error: fail(error),
        )
        self._stories = LatestOnly[str, "tuple[Related, ...]"](
            host, "related", newsroom.related, self._show_related, self._no_related
        )
        self._fail = fail

    @property
    def id(self) -> str | None:
        """The id of the article that is open or about to be."""
        return self._request.id if self._request else None

    def open(self, request: Request) -> None:
        """Open an article; the one before stays until the new one is there."""
        if self._request is not None and self.head is not None and self.head.id == request.id:
            same_query = self._request.query == request.query
            if same_query and request.place is None and request.at is None:
                return
        self._request = request
        self._text.ask(request)

    def close(self) -> None:
        """Nothing is open: the library or the result is empty."""
        self._request = self.head = self.annotations = None
        self.hits = ()
        for task in (self._text, self._marks, self._reach, self._compared, self._stories):
            task.forget()
        self._panel.clear()

    def refresh_annotations(self) -> None:
        """Ask for the annotations again: they were corrected."""
        if self.head is not None:
            self._marks.ask(self.head.id)
            self._reach.ask(self.head.id)
            self._compared.ask(self.head.id)

    def correct(self, annotations: Annotations) -> None:
        """Show other annotations of the same article; cursor and marks stay where they are."""
        if self.head is not None:
            self._show_marks(self.head.id, annotations)

    def refresh_reach(self) -> None:
        """Count again in how many articles the names are, and compare figures again: they are other ones."""
        if self.head is not None:
            self._reach.ask(self.head.id)
            self._compared.ask(self.head.id)

    def refresh_related(self) -> None:
        """Look for related stories again: the library has changed."""
        if self.head is not None:
            self._stories.ask(self.head.id)
            self._reach.ask(self.head.id)
            self._compared.ask(self.head.id)

    def _look_for_stories(self) -> None:
        """Look for related stories when the reader rests at the article."""
        if self._rest_timer is not None:
            self._rest_timer.stop()
        if self._rest:
            self._rest_timer = self._host.set_timer(self._rest, self._at_rest)
        else:
            self._at_rest()

    def _at_rest(self) -> None:
        self.refresh_related()
        if self.head is not None:
            self._rested_at = self.head.id
            self._rested(self.head.id)

    def place(self) -> Place | None:
        """Where the reader is now."""
        if self.head is None:
            return None
        view = self._view
        return Place(self.head.id, view.scroll_line, view.current, view.chosen)

    def describe(self) -> tuple[str, ...]:
        """What stands under the title: source, byline, date, minutes to read and the place in the list."""
        head = self.head
        if head is None:
            return ()
        byline = head.byline if head.byline and head.byline != head.source else None
        date = full_date(head.published) if head.published else None
        minutes = f"{reading_minutes(head.words)} min"
        position = self._position(head.id)
        return tuple(part for part in (head.source, byline, date, minutes, position) if part)

    # Each runs off the screen's thread or is called back on it.

    def _load(self, request: Request) -> Loaded:
        article = self._newsroom.article(request.id)
        hits = self._newsroom.hits(request.id, request.query, typing=request.typing) if request.query else ()
        return Loaded(self._newsroom.head(request.id), article, hits)

    def _show_text(self, request: Request, loaded: Loaded) -> None:
        same_article = self.head is not None and self.head.id == loaded.head.id
        self.head, self.hits = loaded.head, loaded.hits
        place = request.place
        if same_article and self.annotations is not None and self._view.article is not None:
            self._view.set_marks(ArticleMarks.of(self.annotations, self.hits))
            if place is not None:
                self._view.scroll_to(y=place.scroll, animate=False, force=True, immediate=True)
        else:
            self.annotations = None
            self._view.show(loaded.article, self.describe(), scroll=place.scroll if place else 0)
            self._view.set_marks(ArticleMarks.of(None, self.hits))
            self._panel.show_related(None)
        if place is not None:
            self._view.current = place.current
            self._view.choose(place.chosen)
        elif request.at is not None:
            self._view.jump_to(request.at)
        elif self.hits:
            self._view.jump_to(self.hits[0], flash=False)
        self._opened(request)
        if self.annotations is None:
            self._marks.ask(loaded.head.id)
            self._look_for_stories()
        else:
            self._marked()

    def _show_marks(self, article_id: str, annotations: Annotations) -> None:
        if self.head is None or self.head.id != article_id or self._view.article is None:
            return
        before = self.annotations
        if annotations == before:
            return
        self.annotations = annotations
        chosen = self._view.chosen
        if before is not None:
            from metatui.tui.staying import staying_entity

            chosen = staying_entity(before, chosen, annotations)
        self._view.set_marks(ArticleMarks.of(annotations, self.hits))
        self._view.choose(chosen)
        self.comparisons = ()
        self._panel.show_annotations(annotations, self._view.article.text, again=before is not None)
        self._marked()
        if self._rested_at == article_id:
            # What was counted for other annotations, or before there were any, has not been shown.
            self.refresh_reach()

    def _count_reach(self, article_id: str) -> tuple[int, ...]:
        entities = self._newsroom.annotations(article_id).entities
        return self._newsroom.reach([(entity.kind, entity.name) for entity in entities])

    def _show_reach(self, article_id: str, reach: tuple[int, ...]) -> None:
        found = self.annotations
        if self.head is None or self.head.id != article_id or found is None:
            return
        if len(reach) == len(found.entities):  # not that of names as they were before a correction
            self._panel.show_reach(found, reach)

    def _show_comparisons(self, article_id: str, comparisons: tuple[FigureComparison, ...]) -> None:
        found = self.annotations
        if self.head is None or self.head.id != article_id or found is None:
            return
        here = {(figure.start, figure.end) for figure in found.figures}
        self.comparisons = tuple(one for one in comparisons if (one.figure.start, one.figure.end) in here)
        if self.comparisons:
            self._panel.show_comparisons(found, self.comparisons, self.head.published)

    def _show_related(self, article_id: str, related: tuple[Related, ...]) -> None:
        if self.head is not None and self.head.id == article_id:
            # Nothing found while stories are still being compared is no answer yet.
            self._panel.show_related(related if related or self._newsroom.can_relate else None)

    def _no_related(self, article_id: str, error: Exception) -> None:
        self._panel.show_related(())
        self._fail(error)
