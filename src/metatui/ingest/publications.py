"""Names of newspapers, agencies and stations, to tell a source from a title or an author."""

from __future__ import annotations

import re

_NAMES = """
ABC News|AFP|Agence France-Presse|Al Jazeera|ANSA|AP|AP News|Ars Technica|The Associated Press
Associated Press|The Athletic|The Atlantic|Axios|Barron's|BBC|BBC News|BBC Sport|Bloomberg
Bloomberg Businessweek|Bloomberg News|Business Insider|BuzzFeed News|CBC News|CBS News|CNA|CNBC
CNET|CNN|CNN Business|CoinDesk|Cointelegraph|Computerworld|Daily Mail|Daily Mirror
The Daily Telegraph|Decrypt|Deutsche Welle|Digiday|DPA|DW|The Economic Times|The Economist|El País
Engadget|ESPN|Euronews|Financial Times|Forbes|Fortune|Fox Business|Fox News|France 24|GeekWire
Gizmodo|The Guardian|Guardian|Haaretz|Handelsblatt|The Hill|The Hindu|The Independent
The Information|Insider|The Irish Times|ITV News|The Japan Times|Kyodo|Kyodo News|Le Figaro
Le Monde|The Local|Los Angeles Times|MarketWatch|Mashable|MIT News|MIT Technology Review|MSNBC
National Geographic|Nature|NBC News|New Scientist|New York Post|The New York Times|New York Times
The New Yorker|Newsweek|Nikkei Asia|NPR|The Observer|PA Media|PBS|PBS NewsHour|PC Gamer|PCMag
Platformer|Politico|Press Association|ProPublica|Quartz|The Register|Reuters|Rolling Stone|Science
Science News|Scientific American|The Seattle Times|Semafor|SiliconANGLE|Sky News|Sky Sports|Slate
South China Morning Post|The Straits Times|Stratechery|The Sydney Morning Herald
Süddeutsche Zeitung|TASS|TechCrunch|TechRadar|The Telegraph|Time|The Times|The Times of India
USA Today|VentureBeat|The Verge|Vox|The Wall Street Journal|Wall Street Journal
The Washington Post|Washington Post|WIRED|Xinhua|Yahoo Finance|Yahoo News|ZDNET|ZDNet
"""
PUBLICATIONS = frozenset(
    name.strip().casefold() for line in _NAMES.split("\n") for name in line.split("|") if name.strip()
)
_DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?"
    r"((?:[a-z0-9-]{2,}\.)+(?:com|org|net|co|news|io|tv|eu|uk|de|fr|in|au|ca|ie|ai))/?",
    re.IGNORECASE,
)
# A newspaper that is not in the list shows by its last word: "The Example Gazette".
_MASTHEAD = re.compile(
    r"(?:The (?:[A-Z][\w'’&.-]* ){1,4}(?:Times|Post|News|Journal|Mail|Star|Sun|Mirror|Record|Review"
    r"|Press|Observer"
    r"|Telegraph|Standard|Express|Globe|Voice|Advertiser|Independent|Guardian|Register|Weekly|Daily"
    r"|Magazine)"
    r"|(?:The )?(?:[A-Z][\w'’&.-]* ){1,4}(?:Gazette|Herald|Tribune|Chronicle|Courier|Inquirer"
    r"|Examiner|Dispatch"
    r"|Bulletin|Mercury|Echo|Daily News|Daily Press))"
)


def publication(text: str) -> str | None:
    """The publication that `text` consists of, as printed: a well-known name or a bare domain; else None."""
    name = text.strip(" .,:;|·•()[]–—-")
    if name.casefold() in PUBLICATIONS:
        return name
    domain = _DOMAIN.fullmatch(name) if "." in name else None
    return domain[1].lower() if domain else None


def masthead(text: str) -> str | None:
    """What reads like the name of a newspaper, though it is none of the well-known ones; else None."""
    return text if _MASTHEAD.fullmatch(text) else None
