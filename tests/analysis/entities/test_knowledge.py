"""The data files: sound, small, and read late."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import metatui.analysis.entities as package
from metatui.analysis.entities.knowledge import load_knowledge
from metatui.analysis.entities.lexicon import Word, load_lexicon, word_set
from metatui.analysis.entities.pieces import PIECE
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
    assert count >= 12_000


# Common words that news nearly always means as a name where they have a capital.
NAMES_FIRST = word_set(
    """
    Acrobat Adobe Alphabet Amnesty Anchorage Android Apple Arsenal Azure Bard BlackBerry Bologna
    Cavaliers Chile China Chrome Chromium Congress Conservatives Cubs Delta Discord Fed Fidelity Flint
    Ford Gallant Guinea Hackney Hamlet Holocaust IndiGo Kindle Kneecap Labour Limerick Llama Mars
    Messenger MoD Musk Nestle Oracle PaLM Pacific Packers Paramount Peacock Pentagon Perplexity Pew PiS
    Python Safari Sears Senate Shell Slack Snowflake Stripe Teamsters Telegram Tether Thatcher Tinder
    Tomahawk Tomahawks Treasury Trump Turkey Tusk Twitch Twitter Vanguard Visa Wellington Windows Wired
    Xi Zoom
    """
)
# The same word for two of different kinds: which one is meant is worked out in the text.
TWO_KINDS = {"Santander", "Amazon", "Bondi"}


def forms_without_flag() -> Iterator[tuple[str, str, str]]:
    """Kind, name and one of its forms, of each form that is taken without evidence."""
    for kind in ENTITY_KINDS:
        for line in (DATA / f"{kind}.tsv").read_text("utf-8").splitlines()[1:]:
            name, aliases, *_ = (*line.split("\t"), "")[:3]
            for form in dict.fromkeys((name, *(aliases.split("; ") if aliases else ()))):
                if form[0] != "~":
                    yield kind, name, form


def test_common_words_need_evidence() -> None:
    lexicon = load_lexicon()
    common = {
        form
        for _, _, form in forms_without_flag()
        if form.isalpha() and not form.isupper() and lexicon[form] & (Word.COMMON | Word.FUNCTION)
    }
    assert common <= NAMES_FIRST
    assert common >= NAMES_FIRST, "these need no exception any more"


def test_no_form_belongs_to_two_entries() -> None:
    owners: dict[str, set[tuple[str, str]]] = {}
    for kind, name, form in forms_without_flag():
        owners.setdefault(" ".join(PIECE.findall(form)), set()).add((kind, name))
    assert {form for form, those in owners.items() if len(those) > 1} <= TWO_KINDS


def test_new_entries_are_found() -> None:
    knowledge = load_knowledge()
    for form, kind, description in (
        ("RwandAir", "organisation", "airline of Rwanda"),
        ("Danmarks Nationalbank", "organisation", "central bank"),
        ("Shubman Gill", "person", "cricketer"),
    ):
        known = knowledge.get(form)
        assert known is not None
        assert (known.kind, known.description) == (kind, description)


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
