"""A closed material with canaries in its title, text, file, name of the file and note; and an open one to be found."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

import pytest

from boards.agendas.added_items import add_item
from boards.choices import FindingVoteAt
from boards.materials.distribution import give_material
from boards.materials.services import add_version
from boards.materials.two_people import ask_to_open, confirm_request
from boards.minutes.services import post_minutes
from boards.models import Appointment, Material, MaterialRequest, Meeting
from boards.motion_choices import MotionKind
from boards.sessions.closed_sessions import come_back, go_into_closed
from boards.sessions.services import end_meeting
from cms import clock
from cms.exceptions import RuleBroken
from tests.factories import agendas, live
from tests.factories import boards as make
from tests.factories import materials as give
from tests.factories import notices as notice

CANARIES = {
    "title": "zqtitle9e2",
    "text": "zqbody9e2",
    "note": "zqnote9e2",
    "title of the file": "zqfiletitle9e2",
    "content": "zqcontent9e2",
    "name": "zqname9e2",
}
OPEN = "zqopen9e2"
ITEMS = [
    {"kind": "information", "title": "Call to order"},
    {"title": "Publish results by county"},
    {"kind": "closed", "title": "Pending litigation", "citation": "11126(e)"},
    {"kind": "comment", "title": "Matters not on the agenda"},
]
WHY = "It holds no advice of counsel"
AHEAD = make.starts() - timedelta(days=12)
LATER = make.starts() + timedelta(days=2)


@dataclass
class Planted:
    meeting: Meeting
    memo: Material
    table: Material
    shown: Material

    @property
    def closed(self) -> list[Material]:
        return [self.memo, self.table]


def upload() -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{CANARIES['name']}.txt", CANARIES["content"].encode())


def plant(home: Any, author: Any, member: Any) -> Planted:
    """A draft: a memorandum in two versions, a file, and an open report. A member was sent the memorandum."""
    found = make.body(3, finding_vote_at=FindingVoteAt.SAME)
    make.pages(home, found)
    appointment = make.seat_user(found, member)
    made = make.meeting(found)
    agendas.write(made, ITEMS)
    memo = give.material(made, number=3, actor=author, title={"en": CANARIES["title"]}, body=CANARIES["text"])
    add_version(actor=author, material=memo, body=f"{CANARIES['text']}, again", note=CANARIES["note"])
    titled = {"en": CANARIES["title of the file"], "es": CANARIES["title of the file"]}
    table = give.material(made, number=3, actor=author, title=titled, file=upload())
    give_material(actor=author, material=memo, appointments=[appointment])
    return Planted(made, memo, table, give.material(made, title={"en": OPEN}, body=OPEN))


def post(planted: Planted) -> None:
    notice.subscriber("reader@example.org")
    with clock.at(make.starts() - timedelta(days=12)):
        make.post(planted.meeting)
    planted.meeting.refresh_from_db()
    notice.tell(planted.meeting)


def correct(planted: Planted) -> None:
    page = planted.meeting.pages.first().get_latest_revision_as_object()
    page.how_to_attend = "Use the north door."
    page.save_revision()
    with clock.at(make.starts() - timedelta(days=8)):
        make.correct(planted.meeting, "The south door is shut.")
    planted.meeting.refresh_from_db()


def add(planted: Planted) -> None:
    """An item by finding, after the posting."""
    with clock.at(make.starts() - timedelta(days=5)):
        add_item(
            actor=make.ACTOR,
            meeting=planted.meeting,
            way=MotionKind.ADDED,
            title={"en": "Answer the new federal rule"},
            why_now={"en": "The time to answer ends before the next meeting."},
            learned_at=make.starts() - timedelta(days=6),
        )
    planted.meeting.refresh_from_db()


def go_out(planted: Planted, clerk: Any) -> None:
    """In session, and out into the closed one."""
    made = live.begin(planted.meeting, room=3)
    with live.at(20):
        checks = {"disclosed": True, "memorandum": "before"}
        go_into_closed(actor=clerk, item=live.item(made, 3), clerk=clerk, checks=checks)
    planted.meeting.refresh_from_db()


def end(made: Meeting) -> None:
    """Back in the open, adjourned, minutes posted."""
    with live.at(40):
        come_back(actor=make.ACTOR, item=live.item(made, 3), report={"en": "Counsel was heard."})
    with live.at(60):
        end_meeting(actor=make.ACTOR, meeting=made, because="No one asked to speak.")
    made.refresh_from_db()
    with clock.at(LATER):
        post_minutes(actor=make.ACTOR, meeting=made)


def members(meeting: Meeting) -> list[Appointment]:
    return list(Appointment.objects.filter(seat__body=meeting.body).select_related("seat").order_by("pk"))


def asked(draft: Planted, clerk: Any, publisher: Any) -> MaterialRequest:
    return ask_to_open(actor=clerk, material=draft.memo, reason=WHY, second=publisher)


def opened(draft: Planted, clerk: Any, publisher: Any) -> Material:
    return confirm_request(actor=publisher, request=asked(draft, clerk, publisher))


def rewrite(meeting: Meeting, *, third: str, second: str = "action") -> None:
    """The draft with other kinds for the second and third item, under the same keys."""
    for page in meeting.pages.all():
        page = page.get_latest_revision_as_object()
        blocks = list(page.agenda.get_prep_value())
        for place, kind in ((1, second), (2, third)):
            citation = "11126(e)" if kind == "closed" else ""
            blocks[place]["value"] |= {"kind": kind, "citation": citation}
        page.agenda = blocks
        page.save_revision()


def stops(meeting: Meeting) -> dict[str, str]:
    return {rule: words for rule, words in agendas.stops(meeting, AHEAD) if rule == "BK-34"}


def refused(rule: str, act: Callable[..., Any], **facts: Any) -> str:
    with pytest.raises(RuleBroken) as found:
        act(**facts)
    assert found.value.rule == rule
    return str(found.value)


def confirm(browser: Any, desk: str) -> Any:
    """As the form on the page says it."""
    page = browser.get(desk).content.decode()
    number = re.search(r'name="request" value="(\d+)"', page)
    assert number
    return browser.post(desk, {"confirm": "1", "request": number[1]})
