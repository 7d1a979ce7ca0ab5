"""Public decisions of a body and their action items, for tests of what programs read."""

from datetime import date

from boards.models import Body, Decision, FollowUp
from cms import clock
from cms.models import PublishedRecord
from tests.factories import boards
from tests.factories.boards import starts

__all__ = ["starts"]
DAY = date(2022, 11, 9)
FIRST, SECOND = "First Person", "Second Person"


def bodies() -> tuple[Body, Body]:
    council = {"name": {"en": "Advisory Council"}, "slug": "advisory-council"}
    return boards.body(0), boards.body(0, **council)


def unsaved(body: Body, number: int = 1, **fields) -> Decision:
    facts = {
        "year": 2022,
        "sequence": number,
        "body": body,
        "title": {"en": f"Decision {number}", "es": f"Decisión {number}"},
        "summary": {"en": "Each county is shown."},
        "reason": {"en": "people asked for it"},
        "outcome": "adopted",
        "decided_on": DAY,
        "prepared_by_name": FIRST,
        "published_by_name": SECOND,
        "published_at": clock.now(),
    } | fields
    return Decision(**facts)


def decision(body: Body, number: int = 1, **fields) -> Decision:
    made = unsaved(body, number, **fields)
    made.save()
    return made


def decisions(body: Body, many: int, **fields) -> list[Decision]:
    return [decision(body, number, **fields) for number in range(1, many + 1)]


def step(of: Decision, words: str = "Show all counties", **fields) -> FollowUp:
    return FollowUp.objects.create(decision=of, title={"en": words}, owner={"en": "The Office"}, **fields)


def copy_of(row: Decision) -> PublishedRecord:
    return PublishedRecord.objects.get(kind="decisions", row=str(row.pk))


def other_body() -> Body:
    return Body.objects.get(slug="advisory-council")
