from __future__ import annotations

import subprocess
import sys


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_package_is_light() -> None:
    heavy = "{'numpy', 'whoosh', 'textual', 'rich', 'trafilatura', 'yaml'}"
    assert run(f"import sys, metatui.stories; print(sorted({heavy} & set(sys.modules)))") == "[]"


def test_the_index_comes_when_asked_for() -> None:
    assert run("from metatui.stories import StoryIndex; print(StoryIndex.__name__)") == "StoryIndex"


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert run("import metatui.stories as stories; print(hasattr(stories, 'Nothing'))") == "False"
