"""What the live page, public pages and receipts say of a meeting: asked of its events."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.boards.minutes.entailed import Check
from tests.boards.minutes.standing_events import Event, Standing, bare_hours, en

LIVE: list[tuple[str, Check]] = [
    (r"The meeting has begun\.", lambda standing: standing.all("began")),
    (r"The meeting is over\.", lambda standing: standing.all("ended")),
    (r"The meeting is in recess\.", lambda standing: standing.last("recess", "resumed").kind == "recess"),
    (
        r"Remote access was lost\. .*",
        lambda standing: standing.last("access_lost", "resumed").kind == "access_lost",
    ),
    (
        r"The body is in closed session\. .*",
        lambda standing: standing.last("closed_out", "closed_in").kind == "closed_out",
    ),
    (
        r"Motion (\S+): (Adopted|Not adopted)\.",
        lambda standing, number, result: (
            standing.all("vote_closed", number=number)[-1].facts["passed"] == (result == "Adopted")
        ),
    ),
    (
        r"Motion (\S+)\. Ayes: (\d+)\. Required: \d+\. Yet to vote: \d+\.",
        lambda standing, number, ayes: (
            list(
                {
                    e.facts["seat"]: e.facts["choice"]
                    for e in standing.all("vote", "vote_righted", number=number)
                }.values()
            ).count("aye")
            == int(ayes)
        ),
    ),
    (
        r"Motion (\S+): Failed for lack of a second\.",
        lambda standing, number: standing.all("no_second", number=number),
    ),
    (
        r"(.*) is speaking\.",
        lambda standing, name: standing.last("speaker", "speaker_done").facts["name"] == name,
    ),
    (
        r"Item (\S+): (.*)",
        lambda standing, label, title: (
            (standing.last("item").facts["number"], en(standing.last("item").facts["title"]))
            == (label, title)
        ),
    ),
]


def untrue_live(said: str, events: Iterable[Event]) -> bool:
    """Whether the sentence of the live page is one that the events do not entail."""
    standing = Standing.of(events)
    for pattern, check in LIVE:
        if match := re.fullmatch(pattern, bare_hours(said)):
            return not check(standing, *match.groups())
    return True


def untrue_receipt(text: str, item: int, events: Iterable[Event]) -> list[str]:
    """What the receipt of a comment on an item says of its vote, discussion and decision, and no event entails."""
    standing, wrong = Standing.of(events), []
    standing.here = item
    votes = [
        (event.facts["passed"], event.facts["ayes"], event.facts["base"], event.facts["needed"])
        for event in standing.at_item("vote_closed")
    ]
    pattern = r"(Adopted|Not adopted): (\d+) of (\d+) seats voted aye; (\d+) were required"
    for result, *totals in re.findall(pattern, text):
        if (result == "Adopted", *map(int, totals)) not in votes:
            wrong.append(f"{result}: {totals}")
    published = {event.facts["number"] for event in standing.at_item("decision")}
    wrong += [number for number in re.findall(r"[Dd]ecision (\d{4}-\d+)", text) if number not in published]
    if "Discussed as item" in text and not standing.at_item(*DISCUSSED):
        wrong.append("Discussed")
    if re.search(r"Decided \(passed\)|voted on", text) and not votes:
        wrong.append("Decided")
    return wrong


DISCUSSED = ("item", "comment_opened", "motion", "left_open", "closed_out")


@dataclass
class Totals:
    """What each place says of each closed vote: number of the motion, then its totals."""

    votes: dict[str, tuple[Any, ...]] = field(default_factory=dict)

    @classmethod
    def of_events(cls, events: Iterable[Event]) -> "Totals":
        names = ("passed", "ayes", "base", "needed")
        return cls({
            event.facts["number"]: tuple(event.facts[name] for name in names)
            for event in Standing.of(events).all("vote_closed")
        })  # fmt: skip

    @classmethod
    def of_minutes(cls, sections: Iterable[Any]) -> "Totals":
        text = " ".join(section.plain for section in sections)
        found = re.findall(
            r"Motion (\d\S*) (?:(?!Motion \d).)*?(Passed|Did not pass) at [^:]*:\d\d [ap]\.m\.: "
            r"(\d+) of (\d+) seats voted aye; (\d+) were required\.",
            text,
        )
        return cls({number: (result == "Passed", *map(int, totals)) for number, result, *totals in found})

    @classmethod
    def of_page(cls, html: str, events: Iterable[Event]) -> "Totals":
        """Each vote follows the anchor of its motion; motions without a vote are passed over.

        A motion that passed and set business aside is not called adopted.
        """
        numbers = {str(e.facts["motion"]): e.facts["number"] for e in Standing.of(events).all("vote_closed")}
        _before, *parts = re.split(r'id="motion-(\d+)"[^>]*>', html)
        found = cls()
        words = r"(?:(Adopted|Not adopted): )?(\d+) of (\d+) seats voted aye; (\d+) were required\."
        for key, part in zip(parts[::2], parts[1::2], strict=True):
            match = re.search(words, re.sub(r"<[^>]+>", " ", part))
            if match and key in numbers:
                result, *totals = match.groups()
                found.votes[numbers[key]] = (result != "Not adopted", *map(int, totals))
        return found

    def standing(self, events: Iterable[Event]) -> "Totals":
        """Without votes that were reconsidered or rescinded: a page states no result of them."""
        undone = {event.facts["number"] for event in Standing.of(events).all("reconsidered", "rescinded")}
        return Totals({number: vote for number, vote in self.votes.items() if number not in undone})
