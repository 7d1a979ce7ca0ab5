"""Events that minutes must state, and those that they do not: read from text, apart from the code that writes it."""

from collections.abc import Callable, Iterable
from typing import Any

from tests.boards.minutes.standing_events import Event, Standing, bare_hours, en, hour


def missing(sections: Iterable[Any], events: Iterable[Event]) -> list[str]:
    """Events that the minutes do not state, each by words and time of its own."""
    found = list(sections)
    texts: dict[int | None, str] = {}
    for section in found:
        texts[section.row] = f"{texts.get(section.row, '')} {bare_hours(section.plain)}"
    return [
        f"{event.number} {event.kind}: {words}"
        for event in Standing.of(events).events
        for words in MUST.get(event.kind, lambda event: ())(event)
        if words.removesuffix(".")
        not in texts.get(event.item_id if event.kind not in ("correction",) else None, texts.get(None, ""))
    ]


def _by(event: Event) -> str:
    return f"motion {event.facts['by_number']}"


MUST: dict[str, Callable[[Event], Iterable[str]]] = {
    "began": lambda event: (f"Called to order at {hour(event.at)}.",),
    "presides": lambda event: (f"Presiding: {event.facts['name']}",),
    "came": lambda event: (event.facts["name"], hour(event.at)),
    "left": lambda event: (f"to {hour(event.at)}",),
    "item": lambda event: ("Called at", hour(event.at)),
    "comment_opened": lambda event: (f"opened at {hour(event.at)}",),
    "comment_closed": lambda event: (f"closed at {hour(event.at)}",),
    "speaker_done": lambda event: ("spoke.",),
    "recused": lambda event: (
        f"{event.facts['name']} was recused at {hour(event.at)}: {event.facts['reason']}",
    ),
    "returned": lambda event: (f"Returned at {hour(event.at)}",),
    "motion": lambda event: (
        f"Motion {event.facts['number']} {en(event.facts['text'])}",
        event.facts["mover"],
    ),
    "seconded": lambda event: (f"Seconded by {event.facts['name']}",),
    "withdrawn": lambda event: (f"Withdrawn at {hour(event.at)}",),
    "no_second": lambda event: ("for lack of a second",),
    "amended": lambda event: (
        f"Amended at {hour(event.at)}",
        f"Motion {event.facts['number']} {en(event.facts['text'])}",
    ),
    "tabled": lambda event: ("on the table",),
    "postponed": lambda event: ("This vote continued",),
    "referred": lambda event: ("This vote referred",),
    "declined": lambda event: ("did not take up",),
    "taken_up": lambda event: ("from the table",),
    "reconsidered": lambda event: ("set aside the vote on motion", _by(event)),
    "rescinded": lambda event: ("This vote rescinded",),
    "vote_closed": lambda event: (
        f"at {hour(event.at)}: {event.facts['ayes']} of {event.facts['base']} seats voted aye",
        *(", ".join(names) if len(names) == 1 else names[0] for names in event.facts["names"].values()),
    ),
    "left_open": lambda event: (f"without a vote: {en(event.facts['reason'])}",),
    "closed_out": lambda event: (f"Closed session from {hour(event.at)}",),
    "closed_in": lambda event: (f"to {hour(event.at)}", en(event.facts["report"])),
    "recess": lambda event: (f"Recess from {hour(event.at)}",),
    "resumed": lambda event: (hour(event.at),),
    "access_lost": lambda event: (
        f"Remote access was lost at {hour(event.facts['began'])}: {event.facts['what']}",
    ),
    "disturbed": lambda event: (event.facts["what"],),
    "correction": lambda event: (
        f"Correction to line {event.facts['corrects']}: {en(event.facts['words'])}",
    ),
    "ended": lambda event: (f"Adjourned at {hour(event.at)}.",),
}
