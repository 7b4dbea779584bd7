"""Who and what an article names, under one name each.

A tagger (`tagger.Tagger`) marks names in a document; aliases, roles and salience are worked out from its
marks. Importing this package reads no data: gazetteers and knowledge base are read at the first call.
"""

from __future__ import annotations

from metatui.analysis.entities.finder import find_entities

__all__ = ["find_entities"]
