"""Build the compact word lists of `metatui.analysis.entities` from raw lists.

    python scripts/entities/build_gazetteers.py GIVEN SURNAMES SECURITIES COMPANIES WORDS [WORDS …]

GIVEN and SURNAMES hold one name a line; SECURITIES are the titles of listed securities, COMPANIES company
names, one a line; each WORDS file is an English word list, one word a line, names capitalised. Written to
`src/metatui/analysis/entities/data`: given.txt.gz, surnames.txt.gz, common.txt.gz and companies.txt.gz,
sorted and without a time stamp, so that the same input gives the same bytes. Where the lists come from and
their licences stand in `ATTRIBUTION.md` beside them.
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

DATA = Path(__file__).parents[2] / "src" / "metatui" / "analysis" / "entities" / "data"

_NOT_A_COMPANY = re.compile(
    r"\b(?:ETFs?|ETNs?|Fund|Notes|Acquisition|Acquisitions|Income|Trust [IVX]+|Index|Merger|SPAC|Warrants?"
    r"|Portfolio|Opportunity|Opportunities|Municipal|Test)\b"
)
_SHARE_CLASS = re.compile(
    r"\s+(?:-|–)\s.*|\s+(?:Class [A-Z]\b|Common |Ordinary |American Depositary|Depositary|Sponsored"
    r"|Series [A-Z]\b|Subordinate|Preferred|Units?\b|Rights?\b).*"
)
_SUFFIX = re.compile(
    r",?\s+(?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|LLC|LP|L\.P|PLC|plc|N\.V|S\.A|AG|SE|AB|ASA|A/S|SpA|S\.p\.A"
    r"|Holdings?|Group|Incorporated|Bancorp|Bancshares)\.?(?=$|\s*\()"
)


def read_lines(path: Path) -> list[str]:
    """The lines of a list without surrounding space, empty ones left out."""
    return [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]


def company_name(title: str) -> str | None:
    """The name under which news knows the company behind a security's title; None where it is no company."""
    if _NOT_A_COMPANY.search(title):
        return None
    name = _SHARE_CLASS.sub("", title)
    name = re.sub(r"\s*\((?:The|the|new|New|[A-Z]{2})\)", "", name)
    while (shorter := _SUFFIX.sub("", name)) != name:
        name = shorter
    name = re.sub(r"^The\s+", "", name).strip(" ,.-&")
    return name if re.fullmatch(r"[A-Z][\w.&'’ -]+", name) else None


def companies(lists: list[list[str]], common: set[str], names: set[str]) -> list[str]:
    """Company names that are safe as names: no words of English alone, no person's name."""
    found = set()
    for titles in lists:
        for title in titles:
            name = company_name(title)
            if not name or len(name) < 4 or len(name.split()) > 4:
                continue
            words = name.split()
            is_plain = all(word.lower() in common for word in words)
            # A single word must look like nothing but a brand: "AutoZone", not "Beta" and not "AAON".
            is_brand = not name.isupper() and any(letter.isupper() for letter in name[1:])
            if is_plain or (len(words) == 1 and (name in names or not is_brand)):
                continue
            # "John Marshall" the bank is a person far more often.
            if len(words) == 2 and words[0] in names and words[1] in names:
                continue
            found.add(name)
    return sorted(found)


def blocks(words: set[str]) -> list[str]:
    """Words as blocks, one a line: three letters, a tab, what follows them in each word ("-" for nothing)."""
    found: dict[str, list[str]] = {}
    for word in sorted(words):
        found.setdefault(word[:3], []).append(word[3:] or "-")
    return [f"{prefix}\t {' '.join(rest)} " for prefix, rest in sorted(found.items())]


def write(name: str, lines: list[str]) -> None:
    """Write lines as a gzip file whose bytes depend on nothing but the lines."""
    data = "".join(f"{line}\n" for line in lines).encode("utf-8")
    (DATA / name).write_bytes(gzip.compress(data, compresslevel=9, mtime=0))


def main(arguments: list[str]) -> None:
    if len(arguments) < 5:
        sys.exit(__doc__)
    given, surnames, securities, listed = (read_lines(Path(argument)) for argument in arguments[:4])
    words = {word for path in arguments[4:] for word in read_lines(Path(path))}
    common = {word for word in words if word.isalpha() and word.islower() and len(word) > 1}
    people = {name for name in given + surnames if len(name) > 1}
    write("common.txt.gz", blocks(common))
    write("given.txt.gz", blocks({name for name in given if len(name) > 1}))
    write("surnames.txt.gz", blocks({name for name in surnames if len(name) > 1}))
    write("companies.txt.gz", companies([securities, listed], common, people))


if __name__ == "__main__":
    main(sys.argv[1:])
