"""The data files: sound, small, and read late."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import metatui.analysis.entities as package
from metatui.analysis.entities.knowledge import load_knowledge
from metatui.analysis.entities.lexicon import Word, load_lexicon
from metatui.model import ENTITY_KINDS

DATA = Path(package.__file__).parent / "data"


def test_every_entry_is_well_formed() -> None:
    count = 0
    for kind in ENTITY_KINDS:
        names = []
        for line in (DATA / f"{kind}.tsv").read_text("utf-8").splitlines():
            if line.startswith("#"):
                continue
            fields = line.split("\t")
            assert 1 <= len(fields) <= 3, line
            for form in (fields[0], *(fields[1].split("; ") if len(fields) > 1 and fields[1] else ())):
                assert form.removeprefix("~").strip() == form.removeprefix("~") != "", line
            names.append(fields[0])
        assert len(names) == len(set(names)), kind
        count += len(names)
    assert count >= 1500


def test_the_data_is_small_and_attributed() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 1_500_000
    attribution = (DATA / "ATTRIBUTION.md").read_text("utf-8")
    for path in DATA.iterdir():
        assert path.name in attribution or path.name == "ATTRIBUTION.md"


def test_importing_the_analysis_reads_nothing() -> None:
    code = (
        "import sys, metatui.analysis\n"
        "assert 'metatui.analysis.entities' not in sys.modules\n"
        "import metatui.analysis.entities\n"
        "from metatui.analysis.entities.knowledge import load_knowledge\n"
        "from metatui.analysis.entities.lexicon import load_lexicon\n"
        "assert load_knowledge.cache_info().currsize == load_lexicon.cache_info().currsize == 0\n"
        "assert not {'numpy', 'textual', 'whoosh', 'trafilatura', 'yaml'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_forms_lead_to_their_entry() -> None:
    knowledge = load_knowledge()
    for form, name in (
        ("the", None),
        ("Fed", "Federal Reserve"),
        ("U.N.", "United Nations"),
        ("Kyiv", "Kyiv"),
    ):
        entry = knowledge.get(form)
        assert (entry.name if entry else None) == name
    found = knowledge.match(["the", "New", "York", "Times", "says"], 1)
    assert found is not None
    assert (found.end, found.known.kind) == (4, "organisation")


def test_capitals_are_not_small_words() -> None:
    lexicon = load_lexicon()
    assert lexicon["who"] & Word.FUNCTION
    assert not lexicon["WHO"] & Word.FUNCTION
    assert not lexicon["McDonald"] & Word.MIXED
    assert lexicon["OpenAI"] & Word.MIXED
    assert lexicon["Grace"] & Word.GIVEN
    assert lexicon["grace"] & Word.COMMON
