"""What belongs to the page goes; no paragraph of an article ever does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metatui.ingest.boilerplate import is_furniture, remove_boilerplate
from metatui.ingest.markdown import read_markdown
from metatui.locations import bundled_corpus
from metatui.model.article import Article

FURNITURE = """
Sign up for our newsletter
Sign up for our Tech Today newsletter to follow the top stories and trends. Outside the UK? Sign up here.
Get the day's top headlines delivered to your inbox every morning.
Sign up to receive Morning Brief in your inbox.
Simply sign up to the Artificial Intelligence digest -- delivered directly to your inbox.
Subscribe to The Daily Brief
Subscribe now!
SUBSCRIBE FOR $1/WEEK
By signing up, you agree to our Terms of Use and Privacy Policy.
Enter your email address
You can unsubscribe at any time.
Already a subscriber? Log in
Become a member to support our journalism.
Support our journalism by becoming a member
To continue reading, subscribe or log in
Read more: Company hires four researchers from its rival
READ MORE
Read more about the rate decision here
Related: What is a gigawatt?
Related stories: Three charts on the housing market
Don’t miss: Five charts on the budget
MORE: The full list of winners
Watch: The goal that sent Rovers through
Continue reading
Click here to read the original article.
Follow us on Twitter and Facebook
Follow @example
Follow Example Sport on X.
Follow topics and authors from this story to see more like this in your feed.
Join the conversation
Join our WhatsApp channel for breaking news
Share this article
Share this article on Facebook
Facebook Twitter Email
Share | Save | Print
12 comments
Comments (48)
Leave a comment
Advertisement
ADVERTISEMENT
ADVERTISEMENT - SCROLL TO CONTINUE
Story continues below advertisement
Article continues after the advertisement
Skip to content
SKIP ADVERTISEMENT
Listen to this article
Listen · 6:12 min
5 min read
Photo: Ann Lee/Getty Images
Photograph: Ann Lee/The Example
Photos by Bob Ray
Image credit: Getty Images
Image source, Getty Images
Image caption, The stone bridge in Little Falls before the flood
Getty Images
(AP Photo/Ann Lee, File)
Ann Lee/AP
The stone bridge before the flood. (Ann Lee/Bloomberg via Getty Images)
The mayor arrives at the town hall. Photograph: Ann Lee/Getty Images
Headshot of Jane Doe
Jane Doe's profile picture
jane.doe@example.com
Have a tip? Contact the reporter at jane@example.com
Contact us
Download our app for breaking news.
Thank you for reading!
© 2025 The Example Company
Copyright 2025 Example Press. All rights reserved. This material may not be published or broadcast.
All rights reserved.
Our Standards: The Thomson Reuters Trust Principles.
(Reporting by Jane Doe in London; Editing by John Roe)
Reporting by Jane Doe; Editing by John Roe
Jane Doe in Washington contributed to this report.
This article was originally published by The Example.
A version of this article appears in print on July 20, 2025, Section B, Page 1, with the headline: The Call.
Most read
Recommended Stories
Related topics
Add us as a preferred source on Google
We use cookies to improve your experience.
Privacy Policy | Terms of Use
""".strip().split("\n")

# Paragraphs that speak of newsletters, advertising, pictures and sharing, or have the form of a button.
PROSE = """
The newsletter has 40,000 subscribers, and its author says she never planned to charge for it.
Newsletters are the new magazines.
Sign up for a newsletter these days and five more arrive.
Sign up for one, and the next arrives unasked.
“Sign up for our newsletter,” the pop-up urged, and thousands did.
Subscribe to three of them and you pay as much as for a newspaper.
Subscriptions to the service rose 12 percent after the price was cut, the company said.
Live
Subscribers who cancel by Friday will get their money back.
Advertising accounts for 97 percent of the company's revenue.
Advertisement spending is expected to fall next year.
Advertisers left in droves.
The advertisement shows a child asking an assistant for help with a letter.
The photo shows the two men shaking hands in Geneva.
Photo agencies, too, sell to them: Getty Images made $12 million from newsletters last year.
Photo: it was the word he dreaded.
Photographs of the reactor were published on Monday by the agency (pictured).
Images of the surface, taken by the probe on 3 May, show ice.
Image recognition: how it works
Getty Images has sued the maker of the model in London.
Reuters was first to report the talks.
“Follow us on Twitter,” the banner read.
Follow the money, prosecutors say, and it leads to Cyprus.
Follow-up studies are needed.
Like him or not, he won.
Join the army and see the world, the posters promised.
Share prices fell.
Share this with anyone and you will be dismissed, the memo said.
Shares of the company rose 4 percent in late trading.
Save the whales.
Print is dying.
Home
Comments made by the minister on Tuesday drew a rebuke.
Read more books, he told the children, and watch less television.
Read the room.
Read my lips: no new taxes.
Watch this space.
Listen carefully to what she does not say.
Related companies will be taxed as one.
More from the same study: patients who slept well recovered faster.
More: a history of wanting
See more of the country by train, the railway suggests.
Learn more about your rights before you sign, the union advises its members.
Click fraud costs advertisers billions of dollars a year.
Get well soon.
Get a doctor to look at your inbox habits, the study's author says.
Thank you for your service, the president told them.
Support for the bill is growing.
Support our journalism? Half of those asked had never paid for news.
Copyright law does not protect facts, the court held, and the publishers had not shown more.
Credit: where it is due
Credit card debt reached $1.2 trillion.
Have a story about a bad landlord? Half of all tenants do.
To continue reading, patients needed glasses.
To keep reading the tea leaves, traders turned to the bond market.
Reporting by the Guardian and others has shown that the emails were deleted.
Contact with the probe was lost at 09:41.
Contact us if you see him, the police said on Sunday.
Higher prices contributed to the result.
By signing up for the trial, patients agreed to be tested every week, and 200 of them were.
The podcast: a history
Video games: a turning point
Download speeds doubled.
Most read the contract only after signing it.
Recommended doses vary.
Trending upwards since March, the index closed at 4,012.
Help
Loading the ship took nine days.
Close to the river, nothing was left.
Ann Lee is a reporter, and for four months she was also a prisoner.
The data come from (among others) Reuters and Bloomberg.
It was taken by Ann Lee (her brother works for Reuters).
No.
Why?
""".strip().split("\n")


@pytest.mark.parametrize("paragraph", FURNITURE)
def test_furniture_goes(paragraph: str) -> None:
    assert is_furniture(paragraph)


@pytest.mark.parametrize("paragraph", PROSE)
def test_prose_stays(paragraph: str) -> None:
    assert not is_furniture(paragraph)


def test_an_article_made_of_such_prose_stays_whole() -> None:
    assert remove_boilerplate(PROSE) == PROSE


@given(st.permutations(PROSE))
@settings(max_examples=25)
def test_in_any_order_no_paragraph_is_lost(paragraphs: list[str]) -> None:
    # A button's word at the very top or end, or beside another one, is a button.
    clean = [one for one in paragraphs if one not in ("Live", "Home", "Help")]
    assert remove_boilerplate(clean) == clean


@given(st.permutations([one for one in PROSE if len(one.split()) > 2]), st.data())
@settings(max_examples=25)
def test_furniture_goes_from_between_and_takes_nothing_with_it(clean: list[str], data: st.DataObject) -> None:
    mixed = list(clean)
    listing = {"Most read", "Recommended Stories", "Related topics", "READ MORE"}
    for line in data.draw(
        st.lists(st.sampled_from([one for one in FURNITURE if one not in listing]), max_size=12)
    ):
        mixed.insert(data.draw(st.integers(0, len(mixed))), line)
    assert remove_boilerplate(mixed) == clean


@pytest.mark.parametrize("path", sorted(bundled_corpus().glob("*.md")), ids=lambda path: path.stem[:40])
def test_the_bundled_articles_lose_nothing(path: Path, read: Callable[..., Article]) -> None:
    paragraphs = read_markdown(path.read_text(encoding="utf-8")).paragraphs
    assert read(path.read_bytes(), "article.md").text == "\n\n".join(paragraphs)


def test_repeated_paragraphs_go_and_short_ones_stay() -> None:
    long = "Seven people died when a ferry turned over on the lake on Sunday, the police said."
    assert remove_boilerplate([long, "Yes.", "And then?", "Yes.", long.upper()]) == [
        long,
        "Yes.",
        "And then?",
        "Yes.",
    ]
    refrain = "We were the last to see the boats,"
    assert remove_boilerplate([refrain, "the last to hear the bell,", refrain]).count(refrain) == 2


def test_lists_of_other_articles_go() -> None:
    text = ["The council voted on Monday.", "It was a long night."]
    titles = ["Storm leaves 40,000 without power", "Late goal sends Rovers through"]
    assert remove_boilerplate([*text, "Most read", *titles]) == text
    assert remove_boilerplate([text[0], "Related stories", "• " + "\n• ".join(titles), text[1]]) == text
    # What follows the words may be the article's own.
    points = ["Related", "Three other towns have the same trouble.", *text]
    assert remove_boilerplate([text[0], *points])[1:] == points


def test_words_of_buttons_go_only_in_company() -> None:
    assert remove_boilerplate(["The vote", "Home", "She went home."]) == [
        "The vote",
        "Home",
        "She went home.",
    ]
    assert remove_boilerplate(["A.", "Share", "Save", "12 comments", "B."]) == ["A.", "B."]
    assert remove_boilerplate(["A.", "B.", "Newsletter"]) == ["A.", "B."]


def test_the_author_introduced_at_the_end_goes() -> None:
    text = ["The council voted on Monday.", "The mayor, Ellen Park, was not there."]
    life = "Jane Doe is a reporter covering town halls for the Example Post."
    assert remove_boilerplate([*text, life]) == text
    assert remove_boilerplate([*text, life], byline="Jane Doe and John Roe") == text
    assert remove_boilerplate([*text, "Jane Doe covers towns. Follow her on X."], byline="Jane Doe") == text
    # Somebody the article is about is not its author.
    about = "Ellen Park is a writer based in Little Falls."
    assert remove_boilerplate([*text, about])[-1] == about
    assert remove_boilerplate([*text, life], byline="Kim Fox")[-1] == life
