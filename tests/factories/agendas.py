"""Factories for agenda drafts with every kind of content, and for meetings of each kind that are ready to post."""

import uuid
from datetime import timedelta
from typing import Any

from boards.agendas.approvals import approve_agenda
from boards.models import Meeting, MeetingPage, TeleconferenceMode
from tests.factories import boards as make

FINDING = {"kind": "finding", "title": "Delay of ten days would be a substantial hardship"}
SPECIAL = {"kind": "special", "purpose": "audit", "called_by": "chair", "ground": "hardship"}
EMERGENCY = {"kind": "emergency", "ground": "disaster"}
REMOTE = {
    "stream_url": "https://stream.example.org/",
    "phone_in": "916-555-0100",
    "staff_at_place": "C. Demo",
}


def write(meeting: Meeting, items: list[dict[str, Any]], *, languages=("en", "es")) -> list[str]:
    """Put items on the draft of these languages; a part is a title. Gives the keys of the items."""
    blocks = [_block(item) for item in items]
    for page in MeetingPage.objects.filter(meeting=meeting, locale__language_code__in=languages):
        page = page.get_latest_revision_as_object()
        page.agenda = blocks
        page.save_revision()
    return [block["id"] for block in blocks]


def _block(item: dict[str, Any]) -> dict[str, Any]:
    value = {"kind": "action", "text": "", "minutes": None} | item
    value["parts"] = [
        {"type": "part", "id": str(uuid.uuid4()), "value": {"title": title}}
        for title in item.get("parts", [])
    ]
    return {"type": "item", "id": item.get("key") or str(uuid.uuid4()), "value": value}


def mode(code: str) -> TeleconferenceMode:
    return TeleconferenceMode.objects.get(code=code)


def special(found, items: list[dict] | None = None, **facts) -> Meeting:
    """Ready to be posted: the finding first, and one item that serves the purpose."""
    made = make.meeting(found, **SPECIAL | facts)
    write(made, items if items is not None else [FINDING, response()])
    return made


def response(**changes) -> dict[str, Any]:
    return {"title": "Answer the confidential draft audit", "purpose": "audit"} | changes


def emergency(found, items: list[dict] | None = None, **facts) -> Meeting:
    made = make.meeting(found, **EMERGENCY | facts)
    write(made, items if items is not None else [FINDING, {"title": "Move the data center"}])
    return made


def continued(found, items: list[dict] | None = None) -> Meeting:
    """A meeting that follows one held before; by default it takes up the second item under its own key."""
    first = make.posted(found)
    day = make.DAY + timedelta(days=7)
    made = make.meeting(found, day=day, kind="adjourned", follows=first)
    key = first.items.get(number=2).key
    write(made, items if items is not None else [{"key": key, "title": "Publish results by county"}])
    return made


def stops(meeting: Meeting, moment, **options) -> set[tuple[str, str]]:
    """The rules that stop it, with their words."""
    from boards.agendas.readiness import readiness
    from boards.agendas.versions import next_notice

    ready = readiness(meeting, next_notice(meeting), moment, **options)
    return {(check.rule, check.finding) for check in ready.stops if check.rule != "two people"}


def warnings(meeting: Meeting, moment) -> list[tuple[str, str]]:
    from boards.agendas.readiness import readiness
    from boards.agendas.versions import next_notice

    ready = readiness(meeting, next_notice(meeting), moment)
    return [(check.rule, check.finding) for check in ready.warnings]


def approve(meeting: Meeting, actor=make.SECOND) -> None:
    approve_agenda(actor=actor, meeting=meeting)
