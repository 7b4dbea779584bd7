"""Quotes in an article and who said them."""

from metatui.analysis.quotes.finder import find_quotes

__all__ = ["find_quotes"]
