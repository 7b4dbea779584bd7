"""Clippings pasted from web pages: what the text says about title, byline, source and date, and what is
left.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from metatui.model.article import Article

Read = Callable[..., Article]
DEAL = (
    "Meta said on Thursday that it had bought 49% of Scale AI for $14.3 billion, the largest deal since 2014."
)
NEXT = "The start-up's founder, Alexandr Wang, moves to Menlo Park. He told his staff on Jan. 5, 2025."


def test_title_by_name_repeated_title_caption_and_date(read: Read) -> None:
    article = read(
        "Meta buys half of Scale AI\nBy\nJane Doe\nMeta buys half of Scale AI\nImage credit: Getty"
        " Images\n"
        f"July 16, 2025 at 3:04 p.m. ET\n{DEAL}\nA new lab\n{NEXT}\nSign up for our newsletter\n"
        "Jane Doe is a reporter covering technology for the Example Times.\nShare this article"
    )
    assert article.title == "Meta buys half of Scale AI"
    assert article.byline == "Jane Doe"
    assert article.published == datetime(2025, 7, 16, tzinfo=UTC)
    assert article.source is None
    assert article.text == f"{DEAL}\n\nA new lab\n\n{NEXT}"


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\n\n", "\r\n\r\n", "\r"])
@pytest.mark.parametrize("end", ["", "\n", " \t\n\n"])
def test_line_breaks_of_any_kind(read: Read, line_break: str, end: str) -> None:
    article = read(line_break.join(["A bridge for Little Falls", "By Kim Fox", "\t" + DEAL, NEXT]) + end)
    assert (article.title, article.byline) == ("A bridge for Little Falls", "Kim Fox")
    assert article.text == f"{DEAL}\n\n{NEXT}"


@pytest.mark.parametrize(
    ("line", "byline", "source"),
    [
        ("By Jane Doe", "Jane Doe", None),
        ("by Jane Doe", "Jane Doe", None),
        ("BY JANE DOE", "JANE DOE", None),
        ("By JANE O’BRIEN-ROE", "JANE O’BRIEN-ROE", None),
        ("By Jane Doe and John Roe", "Jane Doe and John Roe", None),
        ("By Jane Doe, John Roe & Kim Fox", "Jane Doe, John Roe and Kim Fox", None),
        ("By Jane Doe, Reuters", "Jane Doe", "Reuters"),
        ("By Jane Doe | The Verge", "Jane Doe", "The Verge"),
        ("By Jane Doe for The Example Gazette", "Jane Doe", "The Example Gazette"),
        ("By Jane Doe, Technology Reporter", "Jane Doe", None),
        ("By Jane Doe in London", "Jane Doe", None),
        ("By Ludwig van der Berg", "Ludwig van der Berg", None),
        ("By Dr. Ana López, Science correspondent", "Dr. Ana López", None),
        ("By The Associated Press", None, "The Associated Press"),
        ("By SAM HILL and THE ASSOCIATED PRESS", "SAM HILL", "THE ASSOCIATED PRESS"),
        ("By the metatui desk", "the metatui desk", None),
        ("Written by Jane Doe", "Jane Doe", None),
        ("Author: Jane Doe", "Jane Doe", None),
        ("Jane Doe", "Jane Doe", None),
        ("Jane Doe, Technology Editor | The Verge", "Jane Doe", "The Verge"),
        ("Hannah Doe in San Francisco and George Roe in New York", "Hannah Doe and George Roe", None),
    ],
)
def test_bylines(read: Read, line: str, byline: str | None, source: str | None) -> None:
    article = read(f"Company buys half of a start-up\n{line}\n{DEAL}\n{NEXT}")
    assert (article.byline, article.source) == (byline, source)
    assert article.text == f"{DEAL}\n\n{NEXT}"


@pytest.mark.parametrize(
    "line",
    [
        "By 2030, the company wants five gigawatts.",
        "By the numbers",
        "By Monday it was clear that nobody would come.",
        "By Design",
        "Key Points",
        "Menlo Park",
        "Alexandr Wang",  # the article tells about him
        "A Bold Bet",
        "Why It Matters",
    ],
)
def test_what_is_no_byline_stays_in_the_text(read: Read, line: str) -> None:
    article = read(f"Company buys half of a start-up\n{line}\n{DEAL}\n{NEXT}")
    assert article.byline is None
    assert line in article.text


def test_a_byline_with_its_date(read: Read) -> None:
    article = read(f"A headline for the deal\nBy Jane Doe | July 16, 2025\n{DEAL}")
    assert (article.byline, article.published) == ("Jane Doe", datetime(2025, 7, 16, tzinfo=UTC))
    article = read(f"A headline for the deal\nPosted by Jane Doe on July 16, 2025\n{DEAL}")
    assert (article.byline, article.published) == ("Jane Doe", datetime(2025, 7, 16, tzinfo=UTC))
    article = read(f"A headline for the deal\nLittle Falls, 16 July 2025\n{DEAL}")
    assert (article.byline, article.published) == (None, datetime(2025, 7, 16, tzinfo=UTC))


def test_a_list_of_points_before_the_title(read: Read) -> None:
    article = read(
        "What to know\n• Meta is spending hundreds of billions.\n• Some investors are worried.\n"
        "Inside the plan to build superintelligence\nBy Jane Doe and John Roe, Reuters\n"
        f"MENLO PARK, Calif., July 15 (Reuters) - {DEAL}\n(Reporting by Jane Doe; Editing by John Roe)"
    )
    assert article.title == "Inside the plan to build superintelligence"
    assert (article.byline, article.source) == ("Jane Doe and John Roe", "Reuters")
    assert article.published is None  # a dateline without a year
    assert article.text.startswith(
        "What to know\n\n• Meta is spending hundreds of billions.\n• Some investors"
    )
    assert article.text.endswith(f"MENLO PARK, Calif., July 15 (Reuters) - {DEAL}")


def test_a_list_of_points_and_no_title(read: Read) -> None:
    article = read(
        f"What to know:\n\n- Meta Superintelligence Labs has about 2,000 people.\n- More soon.\n\n{DEAL}"
    )
    assert article.title == "Meta Superintelligence Labs has about 2,000 people"
    article = read(
        f"Key points\nThe lab has about 2,000 people.\nIts head came from Scale AI.\n\n{DEAL} {NEXT}"
    )
    assert article.title == "The lab has about 2,000 people"
    assert article.text.count("\n\n") == 3


def test_no_title_at_all(read: Read) -> None:
    article = read(
        "It was raining when the first bus came. By noon there were forty.\n\nThe mayor denied it."
    )
    assert article.title == "It was raining when the first bus came"
    assert (
        article.text
        == "It was raining when the first bus came. By noon there were forty.\n\nThe mayor denied it."
    )
    assert (article.byline, article.source, article.published) == (None, None, None)


def test_a_long_first_sentence_is_cut_between_words(read: Read) -> None:
    article = read("The council " + "and the other council " * 20 + "voted.\n\nThat was all.")
    assert len(article.title) <= 140
    assert (
        article.title.endswith("council…")
        or article.title.endswith("other…")
        or article.title.endswith("and…")
    )


def test_one_line(read: Read) -> None:
    article = read("The match ended 2-1 after extra time, and nobody went home")
    assert article.title == article.text == "The match ended 2-1 after extra time, and nobody went home"
    assert read("Rain.").title == "Rain"
    assert read("Rain.").text == "Rain."


def test_titles_of_many_forms(read: Read) -> None:
    for title in [
        "SEVEN DIE IN FERRY ACCIDENT",
        "Will the bridge ever be rebuilt?",
        "‘I never wanted to be mayor’: an interview with Ellen Park",
        "“It was like the end of the world”",
        "Company bets $14.3bn on A.I. — and on one man",
        "A.I. Is Coming for the Call Center, but Not the Way You Think",
        "Fall of the House of Acme Inc.",
        "東京の研究所、新しいモデルを発表",
        "The company has the money. Does it have the people?",
    ]:
        article = read(f"{title}\n\n{DEAL}\n\n{NEXT}")
        assert article.title == title
        assert article.text == f"{DEAL}\n\n{NEXT}"


def test_a_title_that_ends_like_a_sentence(read: Read) -> None:
    assert read(f"The bridge is gone.\nBy Kim Fox\n{DEAL}").text == DEAL
    assert read(f"The bridge is gone.\nThe bridge is gone.\n{DEAL}").text == DEAL


def test_title_twice_and_three_times(read: Read) -> None:
    title = "Seven die in ferry accident on the lake"
    article = read(f"{title}\n{title}\nBy Kim Fox\n{title.upper()}\n{DEAL}\n{NEXT}")
    assert article.text == f"{DEAL}\n\n{NEXT}"


def test_the_publication_behind_the_title(read: Read) -> None:
    article = read(f"Company builds a centre the size of a city | The Verge\n{DEAL}")
    assert (article.title, article.source) == ("Company builds a centre the size of a city", "The Verge")
    article = read(f"Company builds a centre the size of a city - Reuters\n{DEAL}")
    assert (article.title, article.source) == ("Company builds a centre the size of a city", "Reuters")
    article = read(f"Rovers 2 - United 1\n{DEAL}")
    assert (article.title, article.source) == ("Rovers 2 - United 1", None)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Reuters", "Reuters"),
        ("The Example Gazette", "The Example Gazette"),
        ("theverge.com", "theverge.com"),
    ],
)
def test_a_line_that_is_a_source(read: Read, line: str, source: str) -> None:
    assert read(f"Company buys half of a start-up\n{line}\n{DEAL}").source == source
    assert (
        read(f"{line}\nCompany buys half of a start-up\nBy Jane Doe\n{DEAL}").title
        == "Company buys half of a start-up"
    )


def test_datelines_name_the_agency_and_stay(read: Read) -> None:
    text = "SAN FRANCISCO (AP) — A judge on Thursday ordered the company to hand over its records."
    article = read(f"Judge orders records to be handed over\n\n{text}")
    assert (article.source, article.text) == ("AP", text)


def test_a_page_with_all_its_furniture(read: Read) -> None:
    article = read(
        "Technology\n\nSkip to content\nSUBSCRIBE FOR $1/WEEK\n\nCompanies find that customers want"
        " people\n\n"
        "They also want to be done in four minutes. Few are.\n\nListen · 6:12 min\nShare full"
        " article\n35\n\n"
        "By Maria Doe\nMaria Doe reported from Manila, where she visited six call centers.\n\n"
        "Published July 16, 2025\nUpdated July 17, 2025, 9:12 a.m. ET\n\n"
        f"{DEAL}\n\nAdvertisement\n\nSKIP ADVERTISEMENT\n\n{NEXT}\n\nMaria Doe covers work for The"
        f" Times.\n\n"
        "See more on: Artificial Intelligence"
    )
    assert article.title == "Companies find that customers want people"
    assert article.byline == "Maria Doe"
    assert article.published == datetime(2025, 7, 16, tzinfo=UTC)
    assert article.text == f"They also want to be done in four minutes. Few are.\n\n{DEAL}\n\n{NEXT}"


def test_fields_with_names(read: Read) -> None:
    article = read(
        "Title: Rates stay where they are\nAuthor: Economics desk\nSource: The Example Post\nDate:"
        " 2025-06-18\n"
        f"URL: https://example.com/rates\n\n{DEAL}"
    )
    assert (article.title, article.byline, article.source) == (
        "Rates stay where they are",
        "Economics desk",
        "The Example Post",
    )
    assert article.published == datetime(2025, 6, 18, tzinfo=UTC)
    assert article.url == "https://example.com/rates"
    assert article.text == DEAL


def test_metadata_at_the_end(read: Read) -> None:
    article = read(
        f"A quiet vote on a loud law\n\n{DEAL}\n\n— Jane Doe\n\n"
        "Source: Parliament Daily\nPublished: 2025-02-11"
    )
    assert (article.byline, article.source) == ("Jane Doe", "Parliament Daily")
    assert article.published == datetime(2025, 2, 11, tzinfo=UTC)
    assert article.text == DEAL


def test_a_date_in_the_prose_is_not_the_date_of_publication(read: Read) -> None:
    text = "On July 16, 2025, at 3:04 p.m., the lights went out.\n\n16 July 2025 will be remembered, he said."
    article = read(f"The day the lights went out\n\n{text}")
    assert article.published is None
    assert article.text == text


def test_dates_that_head_sections_are_not_the_date_of_publication(read: Read) -> None:
    text = "\n\n".join(
        ["12 June 2025", "The deal is made.", "14 June 2025", "All are told.", "16 June 2025", "He leaves."]
    )
    article = read(f"How the deal was made\n\n{text}")
    assert article.published is None
    assert article.text == text


def test_a_revision_stands_in_for_the_date_of_publication(read: Read) -> None:
    assert read(f"A headline of the day\nUpdated 17 July 2025\n{DEAL}").published == datetime(
        2025, 7, 17, tzinfo=UTC
    )
    assert read(f"A headline of the day\n3 hours ago\n{DEAL}").published is None


def test_other_subjects_keep_their_lists_and_remarks(read: Read) -> None:
    article = read(
        "Late goal sends Rovers through\n\nRovers 2-1 United\n\n"
        "Rovers beat United in the 93rd minute on Saturday to reach the final for the first time"
        " since 1987.\n\n"
        'What they said\n\nCoach Lea Moss: "We were lucky."\n\n'
        "1. Rovers\n2. United\n3. City\n\nAttendance: 31,204"
    )
    assert article.title == "Late goal sends Rovers through"
    assert article.text.split("\n\n") == [
        "Rovers 2-1 United",
        "Rovers beat United in the 93rd minute on Saturday to reach the final for the first time since 1987.",
        "What they said",
        'Coach Lea Moss: "We were lucky."',
        "1. Rovers\n2. United\n3. City",
        "Attendance: 31,204",
    ]


def test_the_name_of_the_page_above_the_title(read: Read) -> None:
    article = read(
        "Crypto Daily\nCompany weighs a closed model after all\nby Estefano Doe\nJul. 15, 2025\n2 min read\n"
        f"{DEAL}"
    )
    assert (article.title, article.byline) == ("Company weighs a closed model after all", "Estefano Doe")
    assert article.text == DEAL


def test_a_date_in_pieces(read: Read) -> None:
    article = read(
        "Company spends big\nPUBLISHED WED, JUL 30 2025\n4:06 PM EDT\nUPDATED THU, JUL 31 2025\n7:45 PM EDT\n"
        f"Jonathan Doe\n@JONATHAN-DOE\n{DEAL}"
    )
    assert (article.byline, article.published) == ("Jonathan Doe", datetime(2025, 7, 30, tzinfo=UTC))
    assert article.text == DEAL
    article = read(
        f"Storm hits the coast\nPublished\n28 October 2023\nBy Will Doe\nBBC News, Acapulco\n{DEAL}"
    )
    assert (article.byline, article.source) == ("Will Doe", "BBC News")
    assert (article.published, article.text) == (datetime(2023, 10, 28, tzinfo=UTC), DEAL)


def test_a_date_below_the_standfirst(read: Read) -> None:
    article = read(
        f"Company weighs a closed model\nBy Eli Doe\nSome on the staff do not like it.\n14 July 2025\n{DEAL}"
    )
    assert article.published == datetime(2025, 7, 14, tzinfo=UTC)
    assert article.text == f"Some on the staff do not like it.\n\n{DEAL}"


def test_live_reports_keep_their_times(read: Read) -> None:
    text = (
        "09:41\n\nTrains will run again from one o'clock.\n\n08:15\n\nHalf of the lines have been repaired."
    )
    head = "LIVE UPDATES\nStorm Ada: latest as 40,000 lose power\nLast updated 3 hours ago\nBy Kim Fox"
    article = read(f"{head}\n{DEAL}\n{text}")
    assert article.title == "Storm Ada: latest as 40,000 lose power"
    assert article.text == f"{DEAL}\n\n{text}"


def test_encodings(read: Read) -> None:
    text = f"Water on a distant planet\r\n\r\nBy Dr. Ana López\r\n\r\n“It’s a first,” said one. {DEAL}"
    for data in (
        text.encode("cp1252"),
        text.encode("utf-16"),
        text.encode("utf-8-sig"),
        text.encode("utf-32"),
    ):
        article = read(data)
        assert (article.title, article.byline) == (
            "Water on a distant planet",
            "Dr. Ana López",
        )
        assert article.text == f"“It’s a first,” said one. {DEAL}"


def test_hostile_text_is_clean_everywhere(read: Read) -> None:
    article = read(
        "Bank\x1b]0;owned\x07 robbed of $2 million\nBy \x1b]52;c;ZXZpbA==\x07Jane Doe\n\x9b2JA bank"
        " was robbed.\x1b[2J "
        "The police are \u202elooking\u200b for two men. [@click=app.quit]Click[/]"
    )
    assert (article.title, article.byline) == ("Bank robbed of $2 million", "Jane Doe")
    assert article.text == "A bank was robbed. The police are looking for two men. [@click=app.quit]Click[/]"


def test_spaces_and_tabs(read: Read) -> None:
    article = read("A  headline\twith spaces\n\n\tThe   price\u00a0was 7\u202f000 dollars. \t\n")
    assert article.title == "A headline with spaces"
    assert article.text == "The price was 7\u00a0000 dollars."


def test_the_edition_of_a_newspaper_is_its_source(read: Read) -> None:
    for head in (
        "Le Monde in English\nParis faces third day of strike",
        "A strike in Paris\nLe Monde in English",
    ):
        article = read(f"{head}\nBy Jean Dupont\n{DEAL}\n{NEXT}")
        assert (article.byline, article.source) == ("Jean Dupont", "Le Monde")
        assert article.text == f"{DEAL}\n\n{NEXT}"


@pytest.mark.parametrize("line", ["By our sports staff, Doha, 13 February 2026", "By the news desk, Doha"])
def test_the_place_behind_a_desk_is_no_author(read: Read, line: str) -> None:
    article = read(f"A headline for the deal\n{line}\n{DEAL}")
    assert article.byline in ("our sports staff", "the news desk")
    assert article.text == DEAL


def test_a_place_with_a_date_keeps_the_place(read: Read) -> None:
    article = read(f"A headline for the deal\nLittle Falls, 16 July 2025\n{DEAL}")
    assert article.text == f"Little Falls\n\n{DEAL}"


def test_a_date_open_to_doubt_stays_in_the_text(read: Read) -> None:
    article = read(f"A headline for the deal\nMaya Oduya, health editor\n12/02/2026\n{DEAL}")
    assert (article.byline, article.published) == ("Maya Oduya", None)
    assert article.text == f"12/02/2026\n\n{DEAL}"
    assert read(f"12/02/2026\nA headline for the deal\n{DEAL}").title == "A headline for the deal"


def test_a_name_with_a_role_whom_the_article_tells_about(read: Read) -> None:
    article = read(f"A headline for the deal\nAlexandr Wang, magazine editor\n{DEAL}\n{NEXT}")
    assert article.byline is None
    assert "Alexandr Wang, magazine editor" in article.text


def test_what_a_page_puts_above_its_text(read: Read) -> None:
    article = read(
        "Skip to content\nLIVE\nBrentford 3-2 Arsenal: late double stuns leaders\nBBC Sport\n"
        f"From the section Premier League\nComments 412\nShare\nListen\n4 min read\n{DEAL}"
    )
    assert (article.source, article.text) == ("BBC Sport", DEAL)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("(Reporting by Jane Doe; editing by John Roe)", "Jane Doe"),
        ("Reporting by Jane Doe in Paris and Kim Fox; Editing by John Roe", "Jane Doe and Kim Fox"),
        ("(Reporting and writing by Jane Doe)", "Jane Doe"),
    ],
)
def test_reporters_named_at_the_end(read: Read, line: str, byline: str) -> None:
    article = read(f"A headline for the deal\n{DEAL}\n{NEXT}\n{line}")
    assert (article.byline, article.text) == (byline, f"{DEAL}\n\n{NEXT}")
    assert read(f"A headline for the deal\nBy Ann Lee\n{DEAL}\n{NEXT}\n{line}").byline == "Ann Lee"


def test_from_where_the_author_wrote_goes_with_the_byline(read: Read) -> None:
    article = read(f"A headline for the deal\nBy Ana Ferro, Lisbon, 3 May 2026\n{DEAL}\n{NEXT}")
    assert (article.byline, article.text) == ("Ana Ferro", f"{DEAL}\n\n{NEXT}")
    article = read(f"A headline for the deal\nBy\nAna Ferro\nin Lisbon\n{DEAL}\n{NEXT}")
    assert (article.byline, article.text) == ("Ana Ferro", f"{DEAL}\n\n{NEXT}")
    article = read(f"# A headline\n\n*By Ana Ferro, Lisbon, 3 May 2026*\n\n{DEAL}\n\n{NEXT}", name="a.md")
    assert (article.byline, article.text) == ("Ana Ferro", f"{DEAL}\n\n{NEXT}")


def test_for_whom_the_author_writes_stands_between_bars(read: Read) -> None:
    article = read(f"A headline for the deal\nBy Ana Ferro | Coast Wire | 3 May 2026\n{DEAL}")
    assert (article.byline, article.source) == ("Ana Ferro", "Coast Wire")
    assert article.published == datetime(2026, 5, 3, tzinfo=UTC)
    article = read(f"A headline for the deal\nBy Ana Ferro | Business Reporter | 3 May 2026\n{DEAL}")
    assert (article.byline, article.source) == ("Ana Ferro", None)


def test_a_name_and_a_date_below_the_standfirst(read: Read) -> None:
    head = "Court stops the levy\nThe judges found that the ministry had gone too far."
    article = read(f"{head}\nAna Ferro\nMay 3, 2026\n{DEAL}\n{NEXT}")
    assert (article.byline, article.published) == ("Ana Ferro", datetime(2026, 5, 3, tzinfo=UTC))
    assert article.text == f"The judges found that the ministry had gone too far.\n\n{DEAL}\n\n{NEXT}"
    assert read(f"{head}\nAna Ferro\n{DEAL}\n{NEXT}").byline is None


def test_the_date_of_a_dateline(read: Read) -> None:
    for lead in ("May 3, 2026 — ", "LISBON, May 3, 2026 (Wire) — ", "3 May 2026 – "):
        article = read(f"A headline for the deal\n{lead}{DEAL}\n{NEXT}")
        assert article.published == datetime(2026, 5, 3, tzinfo=UTC)
        assert article.text.startswith(lead)
    assert read(f"A headline for the deal\nOn May 3, 2026 it rained. {DEAL}").published is None


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe now for unlimited access",
        "Read more: How the town went dark",
        "Related: He said he had seen it coming",
        "Sign up for full access to our archive",
    ],
)
def test_what_wants_the_reader_to_go_on_is_no_paragraph(read: Read, line: str) -> None:
    assert read(f"A headline for the deal\n{DEAL}\n{NEXT}\n{line}").text == f"{DEAL}\n\n{NEXT}"


@pytest.mark.parametrize("line_break", ["\n", "\n\n"])
def test_the_desk_below_the_byline_is_the_source(read: Read, line_break: str) -> None:
    head = line_break.join(["A bridge for Little Falls", "By Anna Hagen", "Nordic Desk", "19 March 2026"])
    article = read(head + line_break + line_break.join([DEAL, NEXT]))
    assert (article.byline, article.source) == ("Anna Hagen", "Nordic Desk")
    assert article.published == datetime(2026, 3, 19, tzinfo=UTC)
    assert article.text == f"{DEAL}\n\n{NEXT}"


def test_a_desk_that_is_not_below_a_byline_stays(read: Read) -> None:
    article = read(f"A bridge for Little Falls\nBy Anna Hagen\n{DEAL}\nNordic Desk\n{NEXT}")
    assert article.source is None
    assert article.text == f"{DEAL}\n\nNordic Desk\n\n{NEXT}"


def test_a_dateline_dates_the_article_and_stays(read: Read) -> None:
    text = "Apr. 11, 2026 — Four astronauts came back to the coast on Friday, after ten days in orbit."
    article = read(f"A crew comes home to the coast\n\n{text}\n\n{NEXT}")
    assert article.published == datetime(2026, 4, 11, tzinfo=UTC)
    assert article.text == f"{text}\n\n{NEXT}"
