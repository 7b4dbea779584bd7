"""Sentences made from frames of our own, for kinds of names that the open corpora hardly have.

A frame holds slots; a slot is filled with a name of the knowledge base or with an invented one, so that the
network learns what stands around such names and not the names.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from scripts.entities.corpora import Sentence

from metatui.analysis.entities.lexicon import read_data
from metatui.analysis.entities.pieces import PIECE
from metatui.analysis.entities.transformer import labels
from metatui.model import ENTITY_KINDS

FRAMES = (
    "{organisation} unveiled {product} at its developer conference in {place} on Tuesday.",
    "{organisation} said {product} would go on sale in March.",
    "{organisation} said on Monday that it had stopped making the {product}.",
    "The company behind {product} raised $40 million from {organisation}.",
    "{product}, which {organisation} launched last year, now has 12 million users.",
    "Users of {product} complained that the app had crashed.",
    "Early reviews of {product} were mixed.",
    "{person}, who leads the team behind {product}, is leaving {organisation}.",
    "“{product} is the best model that we have built,” {person} said.",
    "Engineers at {organisation} trained {product} on 20,000 chips.",
    "{organisation} cut the price of {product} by a third.",
    "Rivals such as {product} and {product} are cheaper to run.",
    "{product} beats {product} on most tests, according to {organisation}.",
    "Regulators in {place} approved {product}, a drug made by {organisation}.",
    "Sales of the drug {product} rose 18 percent.",
    "Patients who took {product} lost weight in the trial.",
    "The {organisation} {product} will cost $799.",
    "{organisation}'s {product} is built into the search engine.",
    "{organisation}’s {product} chip is made in {place}.",
    "The new {product} has a larger screen than the {product}.",
    "Two {product} jets were grounded at the airport of {place}.",
    "Airlines ordered 60 of the {product} from {organisation}.",
    "The first {product} lifted off from {place} before dawn.",
    "Anyone can download {product} free of charge.",
    "Its chatbot, {product}, answers in 40 languages.",
    "The assistant, called {product}, can book a table.",
    "An open version of {product} will follow in autumn.",
    "Developers can use {product} through an interface for $3 a month.",
    "The price of {product} fell below $2,000 for the first time since May.",
    "Holders of {product} voted to burn a tenth of all tokens.",
    "Deliveries of the {product} start in June, {person} told reporters.",
    "A recall of 14,000 {product} cars followed a fire in {place}.",
    "The brakes of the {product} were to blame, the {organisation} found.",
    "{organisation} has sold 3 million {product} consoles.",
    "The game {product} was released in {place} first.",
    "Hackers found a hole in {product} that {organisation} has since closed.",
    "Schools in {place} will stop using {product}.",
    "With {product}, {organisation} wants to catch up with {organisation}.",
    "{product} Pro and {product} Mini share the same battery.",
    "{organisation} is testing {product} in {place}, two people familiar with the matter said.",
    "Shares of {organisation} jumped after it showed {product}.",
    "He wrote the letter with the help of {product}.",
    "Half of the staff use {product} every day, a survey by {organisation} found.",
    "The update brings {product} to older phones.",
    "{product} runs on {organisation}'s own servers.",
    "Support for {product} ends in October.",
    "The {product} missile was fired from {place}.",
    "{place} bought 24 {product} tanks from {organisation}.",
    "The telescope {product} sent its first pictures.",
    "The spacecraft {product} landed near the pole of the moon.",
    "{person} won gold at the {event} in {place}.",
    "The {event} will be held in {place} next year.",
    "Leaders met at the {event} in {place}.",
    "Ahead of the {event}, {person} said that talks had failed.",
    "{place} lost to {place} in the final of the {event}.",
    "The {event} killed 140 people in {place}.",
    "{organisation} lost its roof in the {event}.",
    "A year after the {event}, {place} is still rebuilding.",
    "The {other} was passed by 214 votes to 201.",
    "Under the {other}, {organisation} must publish its accounts.",
    "{person} won the {other} for a novel set in {place}.",
    "{person}'s film {other} opens in {place} on Friday.",
    "{organisation} broke the {other}, the court ruled.",
    "Critics say that the {other} goes too far.",
)
# Frames without any name, with capitals that mislead.
PLAIN = (
    "On Monday, analysts said that demand would fall in March.",
    "Shares of chip makers rose; Asian markets were closed.",
    "The Chinese company and its American rival signed a deal.",
    "Chief Executive, Chief Financial Officer and chairman all resigned.",
    "AI and GDP are in every headline.",
    "Workers Say Factory Closed Without Notice",
    "Prices Rise for Third Month as Winter Nears",
    "However, Republicans and Democrats disagree about the French plan.",
)
_SYLLABLES = (
    "ar",
    "bel",
    "cor",
    "dax",
    "el",
    "fen",
    "gal",
    "hy",
    "ix",
    "jor",
    "kal",
    "lum",
    "mer",
    "nov",
    "or",
    "pax",
    "qui",
    "ray",
    "sol",
    "tor",
    "ul",
    "ven",
    "wis",
    "zen",
)
_WORDS = (
    "Atlas",
    "Beacon",
    "Comet",
    "Delta",
    "Ember",
    "Falcon",
    "Glide",
    "Harbor",
    "Iris",
    "Jade",
    "Kestrel",
    "Lantern",
    "Maple",
    "Nimbus",
    "Orbit",
    "Pilot",
    "Quartz",
    "Rover",
    "Summit",
    "Titan",
    "Vista",
    "Willow",
    "Aurora",
    "Canvas",
    "Echo",
    "Flow",
    "Muse",
    "Pulse",
    "Spark",
    "Studio",
)
_TIERS = ("Pro", "Mini", "Max", "Ultra", "Air", "Plus", "Turbo", "Lite", "Flash", "Edge")


def sentences(number: int, chance: random.Random) -> Iterator[Sentence]:
    """So many sentences; the same ones for a chance in the same state."""
    known = {kind: [*_known(kind)] for kind in ENTITY_KINDS}
    invent: dict[str, Callable[[random.Random], str]] = {"product": _product}
    for _ in range(number):
        if chance.random() < 0.1:
            yield _labelled([(chance.choice(PLAIN), None)])
            continue
        parts: list[tuple[str, str | None]] = []
        for part in re.split(r"(\{\w+\})", chance.choice(FRAMES)):
            kind = part[1:-1] if part.startswith("{") else None
            if kind is None:
                parts.append((part, None))
            elif kind in invent and chance.random() < 0.6:
                parts.append((invent[kind](chance), kind))
            else:
                parts.append((chance.choice(known[kind]), kind))
        yield _labelled(parts)


def _labelled(parts: Sequence[tuple[str, str | None]]) -> Sentence:
    words: list[str] = []
    allowed: list[frozenset[int]] = []
    for text, kind in parts:
        for number, piece in enumerate(PIECE.findall(text)):
            words.append(piece)
            if kind is None:
                label = labels.OUTSIDE
            else:
                at = ENTITY_KINDS.index(kind)  # type: ignore[arg-type]
                label = labels.inside(at) if number else labels.begin(at)
            allowed.append(frozenset((label,)))
    return Sentence("synthetic", words, allowed)


def _known(kind: str) -> Iterator[str]:
    for line in read_data(f"{kind}.tsv").split("\n")[1:]:
        name = line.partition("\t")[0].removeprefix("~")
        if name:
            yield name


def _product(chance: random.Random) -> str:
    """An invented name: a word, sounds or letters, often with a number and a tier."""
    made = chance.random()
    if made < 0.4:
        name = chance.choice(_WORDS)
    elif made < 0.8:
        name = "".join(chance.sample(_SYLLABLES, chance.choice((2, 2, 3)))).capitalize()
    else:
        name = "".join(chance.sample("ABCDGHKLMNPRSTVXZ", chance.choice((2, 3))))
        return (
            f"{name}-{chance.randint(1, 99)}" if chance.random() < 0.7 else f"{name} {chance.randint(1, 900)}"
        )
    if chance.random() < 0.5:
        name += f" {chance.choice(('1', '2', '3', '4', '5', '7', '10', '3.5', '4.1', '2.0', 'X'))}"
    if chance.random() < 0.25:
        name += f" {chance.choice(_TIERS)}"
    return name
