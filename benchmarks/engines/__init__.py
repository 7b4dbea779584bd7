"""The search engines that are compared, each behind the same few calls. Importing this loads none of them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import cast

from benchmarks.engines.engine import TOP, Engine
from benchmarks.engines.question import Question

# By the name shown: the module and its class.
_CLASSES = {
    "metatui": ("metatui_engine", "Metatui"),
    "stock whoosh3": ("stock_whoosh", "StockWhoosh"),
    "FTS5": ("fts5", "Fts5"),
    "FTS5 prefix index": ("fts5", "Fts5WithPrefixes"),
    "tantivy": ("tantivy_engine", "Tantivy"),
    "LIKE scan": ("like_scan", "LikeScan"),
}
NAMES = tuple(_CLASSES)

__all__ = ["NAMES", "TOP", "Engine", "Question", "make_engine"]


def make_engine(name: str, folder: Path) -> Engine:
    """The engine of this name, its index in a folder of its own; nothing is built or opened yet."""
    module, kind = _CLASSES[name]
    return cast(Engine, getattr(import_module(f"benchmarks.engines.{module}"), kind)(folder))
