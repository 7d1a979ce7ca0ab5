"""A meeting through all its stages, with canary texts that only authorized people may read (BK-34)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from boards.agendas.drafts import defer_item
from boards.choices import NoticeKind
from boards.comments.aid import answer_aid, ask_for_aid
from boards.minutes.recordings import add_recording
from boards.models import Appointment, ClosedSession, Material, Meeting, RemoteMember
from boards.motion_choices import MotionKind
from boards.notices.delivery import deliver_notice
from boards.notices.services import send_notice
from boards.sessions.closed_minutes import write_closed_note
from boards.sessions.closed_sessions import go_into_closed
from boards.sessions.remote_exceptions import ask_exception
from cms import clock
from tests.factories import agendas, closed_materials, live
from tests.factories import boards as make
from tests.factories import comments as talk
from tests.factories import materials as give
from tests.factories import notices as notice

# Never told to anyone but those who must know.
SECRETS = {
    "note": "zqnote7c1",
    "reach": "zqreach7c1",
    "exception": "zqexception7c1",
    "need": "zqneed7c1",
    "person": "zqperson7c1",
    "contact": "zqcontact7c1",
    "answer": "zqanswer7c1",
    "comment": "zqcomment7c1",
    "subscriber": "zqsubscriber7c1",
    "phone": "916-555-0177",
}
# Told to nobody before its time, or outside its room.
DRAFTS = {
    "item": "zqitem7c1",
    "text": "zqtext7c1",
    "material": "zqmaterial7c1",
    "waiting": "zqwaiting7c1",
    "closed": "zqclosed7c1",
}
CANARIES = SECRETS | DRAFTS
DRAFT_DAY = make.DAY + timedelta(days=90)
CITED = "11126(e)"
ITEMS = [
    {"kind": "information", "title": "Call to order"},
    {"title": "Publish results by county"},
    {"kind": "closed", "title": "Pending litigation", "citation": CITED},
    {"kind": "comment", "title": "Matters not on the agenda"},
]
LATER = closed_materials.LATER


@dataclass
class Planted:
    """The posted meeting, and the draft of the next one."""

    meeting: Meeting
    draft: Meeting
    material: Material
    closed: Material

    @property
    def session(self) -> ClosedSession:
        return ClosedSession.objects.get()


def plant(home: Any, clerk: Any) -> Planted:
    """Posted twelve days before with all that belongs to it, told to a subscriber, corrected four days later."""
    found = make.body(3)
    make.pages(home, found)
    mail = f"{SECRETS['subscriber']}@example.org"
    notice.subscriber(mail, is_media=True, phone=SECRETS["phone"])
    facts = {
        "mode": agendas.mode("majority"),
        "stream_url": "https://stream.example.org/",
        "phone_in": "916-555-0100",
    }
    made = make.meeting(found, **facts)
    agendas.write(made, ITEMS)
    shown = give.material(made)
    hidden = give.material(made, number=3, actor=clerk, title={"en": DRAFTS["closed"]}, body=DRAFTS["closed"])
    with clock.at(make.starts() - timedelta(days=12)):
        make.post(made)
    made.refresh_from_db()
    notice.tell(made)
    _people(made, clerk)
    page = made.pages.first().get_latest_revision_as_object()
    page.how_to_attend = "Use the north door."
    page.save_revision()
    with clock.at(make.starts() - timedelta(days=8)):
        make.correct(made, "The south door is shut.")
    made.refresh_from_db()
    return Planted(made, _draft(found), shown, hidden)


def _draft(found: Any) -> Meeting:
    """The next meeting: its date is public, its agenda, material and waiting items are not."""
    draft = make.meeting(found, day=DRAFT_DAY, date_is_public=True, at=make.starts() - timedelta(days=9))
    agendas.write(draft, [{"title": DRAFTS["item"], "text": DRAFTS["text"], "parts": [DRAFTS["item"]]}])
    give.material(draft, number=1, title={"en": DRAFTS["material"]}, body=DRAFTS["material"])
    words = {"en": DRAFTS["waiting"], "es": DRAFTS["waiting"]}
    defer_item(actor=make.ACTOR, body=found, title=words, text=words)
    return draft


def _people(made: Meeting, clerk: Any) -> None:
    """An accommodation request, answered; a comment with an address; a remote member."""
    with talk.at_days_before(6):
        words = {name: SECRETS[name] for name in ("need", "person", "contact")}
        asked = ask_for_aid(meeting=made, nonce="canary", kind="sign", **words)
        answer_aid(actor=clerk, request=asked, state="granted", answer=SECRETS["answer"])
    talk.said(made, contact={"email": f"{SECRETS['comment']}@example.org"}, state="published")
    appointment = Appointment.objects.get(seat__body=made.body, seat__position=3)
    RemoteMember.objects.create(meeting=made, appointment=appointment, reach=SECRETS["reach"])
    with talk.at_days_before(2):
        posting = made.postings.select_related("meeting__body").latest("number")
        row = send_notice(actor=make.ACTOR, posting=posting, about=NoticeKind.REMOTE)
        deliver_notice(actor=make.ACTOR, sending=row)


def run(planted: Planted, clerk: Any) -> None:
    """In session: an exception asked and approved, a vote, and out into closed session, where a note is written."""
    made = live.begin(planted.meeting, room=2, remote=1)
    remote = Appointment.objects.get(seat__body=made.body, seat__position=3)
    with live.at(5):
        words = SECRETS["exception"]
        asked = ask_exception(actor=make.ACTOR, meeting=made, appointment=remote, description=words)
        live.come(made, [remote.seat], "remote", adult="none")
        live.call(live.move(live.item(made, 1), kind=MotionKind.EXCEPTION, exception=asked), ayes=3)
    with live.at(10):
        live.decide(live.item(made, 2), ayes=2)
    with live.at(20):
        checks = {"disclosed": True, "memorandum": "before"}
        session = go_into_closed(actor=clerk, item=live.item(made, 3), clerk=clerk, checks=checks)
        write_closed_note(actor=clerk, session=session, text=SECRETS["note"])
    planted.meeting.refresh_from_db()


def end(planted: Planted) -> Any:
    """As a meeting with a closed item ends, with a recording and a published decision. Gives the decision."""
    made = planted.meeting
    closed_materials.end(made)
    with clock.at(LATER):
        add_recording(actor=make.ACTOR, meeting=made, url="https://stream.example.org/1", language="en")
    return make.decision(live.item(made, 2).motions.get())
