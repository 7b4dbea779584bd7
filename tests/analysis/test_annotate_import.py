"""The package's one call stays a call: no module of the same name may take its place."""

from __future__ import annotations


def test_annotate_is_callable_after_it_was_called() -> None:
    import metatui.analysis

    metatui.analysis.annotate("Jonas Ruiz spoke.")
    assert callable(metatui.analysis.annotate)
    assert metatui.analysis.annotate("") is not None
