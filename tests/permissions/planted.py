"""A board with one object in each state that the demo lacks, and the people of the matrix on it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from boards.choices import IncidentKind
from boards.materials.distribution import give_material
from boards.models import (
    Appointment,
    Body,
    Decision,
    DecisionDraft,
    Incident,
    JobOpening,
    Material,
    Meeting,
    Proposal,
)
from boards.sessions.closed_minutes import write_closed_note
from boards.sessions.closed_sessions import come_back, go_into_closed
from boards.sessions.recusals import recuse, return_member
from boards.sessions.services import end_meeting
from cms import clock
from cms.models import HomePage, Job, NewsIndexPage, NewsPage
from cms.records import history
from engagement.follow_up.rules import usable_forms, why_not_contact
from feedback.models import Attachment, Cut, Export, Finding, Form, Release, SavedReceipt
from tests.factories import agendas, evening_links, follow_up, live, openings
from tests.factories import boards as make
from tests.factories import engagement as talk
from tests.factories import feedback as say
from tests.factories import materials as give
from tests.permissions.accounts import term_of
from tests.permissions.actors import ACTORS

ITEMS = [
    {"kind": "information", "title": "Call to order"},
    {"title": "Publish results by county"},
    {"kind": "closed", "title": "Pending litigation", "citation": "11126(e)"},
]
DRAFT_DAY = make.DAY + timedelta(days=90)
ACTOR = make.ACTOR
# What is planted where only the right people may read it, by the row of the section.
CANARIES = {
    2: "zqnews9c1",
    4: "zqagenda9c1",
    6: "zqdraftpacket9c1",
    7: "zqclosedpaper9c1",
    8: "zqclosedbook9c1",
    9: "zqminutes9c1",
    12: "zqrecusal9c1",
    14: "zqregistered9c1",
    17: "zqcomment9c1",
    18: "zqattached9c1",
    20: "zqheldback9c1",
    22: "zqaddress9c1",
    24: "zqexport9c1",
}


@dataclass
class Planted:
    body: Body
    held: Meeting
    draft: Meeting
    open_paper: Material
    draft_paper: Material
    closed_paper: Material
    pdf_paper: Material
    pages: dict[str, NewsPage]
    talk: Any
    registration: Any
    helper: Any  # the link of a helper, before its hours
    survey: str  # the address of a private link to an open follow-up survey
    form: Form
    comment: Any
    file: Attachment
    finding: Finding
    cut: Cut
    export: Export
    shared: list[Export]  # for the public, and for a board
    job: Job
    receipt: SavedReceipt
    proposal: Proposal
    decision: Decision
    decision_draft: DecisionDraft
    opening: JobOpening  # a draft


def plant(people: dict[str, Any]) -> Planted:
    """Needs the demonstration: its home page, its boards, its cut."""
    home = HomePage.objects.get(locale__language_code="en")
    found = make.body(8, slug="zq-board", kind="advisory", name={"en": "Zq Board"})
    make.pages(home, found)
    seat_all(found, people)
    held, draft, papers = _meetings(found, people)
    form = say.make_form("zq-form")
    return Planted(
        found,
        held,
        draft,
        *papers,
        pages=_news(),
        **_talk(),
        form=form,
        **_input(form, people),
        **_numbers(people),
        proposal=_proposal(found),
        decision=_decision(held),
        decision_draft=_decision_draft(held),
        opening=openings.draft(title={"en": "Zq opening", "es": "Zq opening"}),
    )


def seat_all(found: Body, people: dict[str, Any]) -> None:
    """Each on an own seat of this board; who sits elsewhere on the first seat there that nobody has."""
    places = iter(range(1, 9))
    for actor in ACTORS:
        if not actor.seat:
            continue
        if actor.seat == "this":
            appointment = Appointment.objects.get(seat__body=found, seat__position=next(places))
        else:
            rows = Appointment.objects.as_of(clock.today()).filter(seat__body__slug=actor.seat, user=None)
            appointment = rows.order_by("pk")[0]
        for name, value in term_of(actor).items():
            setattr(appointment, name, value)
        appointment.user = people[actor.name]
        history.record(appointment, actor=ACTOR, reason="made for a test")


def _meetings(found: Body, people: dict[str, Any]) -> tuple[Meeting, Meeting, list[Material]]:
    """Posted, given, in session, out into closed session and back, ended; and the draft of the next one."""
    clerk = people["clerk"]
    made = make.meeting(found)
    agendas.write(made, ITEMS)
    shown = give.material(made)
    words = {"title": {"en": CANARIES[7]}, "body": CANARIES[7]}
    pages = give.material(made, file=give.upload(give.pdf(1)))
    hidden = give.material(made, number=3, actor=clerk, **words)
    readers = [_appointment(people, name) for name in ("advisory", "recused", "chair")]
    with clock.at(make.starts() - timedelta(days=12)):
        give_material(actor=ACTOR, material=hidden, appointments=readers)
        make.post(made)
    made.refresh_from_db()
    _closed_session(made, people)
    draft = make.meeting(found, day=DRAFT_DAY, date_is_public=True, at=make.starts() - timedelta(days=9))
    agendas.write(draft, [{"title": CANARIES[4], "text": CANARIES[4]}])
    paper = give.material(draft, number=1, title={"en": CANARIES[6]}, body=CANARIES[6])
    give_material(actor=ACTOR, material=paper, appointments=readers)
    return made, draft, [shown, paper, hidden, pages]


def _appointment(people: dict[str, Any], name: str) -> Appointment:
    return Appointment.objects.select_related("seat").get(user=people[name])


def _closed_session(made: Meeting, people: dict[str, Any]) -> None:
    live.begin(made)
    with live.at(1):
        live.come(
            made, [seat for seat in live.seats(made) if seat.pk != _appointment(people, "invited").seat_id]
        )
    on, aside, clerk = live.item(made, 3), _appointment(people, "recused").seat, people["clerk"]
    with live.at(10):
        live.decide(live.item(made, 2), ayes=6)
    with live.at(15):
        recuse(actor=ACTOR, item=on, seat=aside, reason="My employer is a party.")
    with live.at(20):
        checks = {"disclosed": True, "memorandum": "before"}
        session = go_into_closed(actor=clerk, item=on, clerk=clerk, checks=checks)
        write_closed_note(actor=clerk, session=session, text=CANARIES[8])
    with live.at(40):
        come_back(actor=ACTOR, item=on, report={"en": "Counsel was heard."})
        return_member(actor=ACTOR, item=on, seat=aside)
    with live.at(60):
        end_meeting(actor=ACTOR, meeting=made, because="No one asked to speak.")
        lost = Incident(meeting=made, kind=IncidentKind.ACCESS, what="The line fell silent.")
        history.record(lost, actor=ACTOR, reason="made for a test")
    made.refresh_from_db()


def _news() -> dict[str, NewsPage]:
    """One live, one never published, one for next week, one that ran out."""
    parent = NewsIndexPage.objects.get(locale__language_code="en")
    soon = clock.now() + timedelta(days=7)
    states = {
        "live": {},
        "draft": {"live": False},
        "scheduled": {"live": False, "go_live_at": soon},
        "expired": {"live": False, "expired": True, "expire_at": clock.now() - timedelta(days=1)},
    }
    found = {}
    for state, facts in states.items():
        title = "Zq news" if state == "live" else f"{CANARIES[2]} {state}"
        page = parent.add_child(instance=NewsPage(title=title, slug=f"zq-{state}", **facts))
        page.save_revision()
        found[state] = page
    return found


def _talk() -> dict[str, Any]:
    made = talk.conversation(live=False)
    shown = talk.workshop(3)
    row = talk.registration(shown, name=CANARIES[14], email=f"{CANARIES[14]}@example.org", need=CANARIES[14])
    links = {"helper": evening_links.link(shown), "survey": _survey()}
    return {"talk": made, "registration": row, **links}


def _survey() -> str:
    """Of a conversation that was held, with an open form of the demonstration that asks for no contact details."""
    held = follow_up.talk()
    follow_up.three_came(held)
    form = next(each for each in usable_forms() if each.is_open and not why_not_contact(each.pk))
    follow_up.sent(held, form, closes_on=clock.today() + timedelta(days=3))
    return follow_up.address_in(follow_up.mails()["ana@x.example"])


def _input(form: Form, people: dict[str, Any]) -> dict[str, Any]:
    comment = say.make_submission(
        form, f"{CANARIES[17]}. Please.", contact={"email": f"{CANARIES[22]}@x.org"}
    )
    held = say.make_submission(form, f"{CANARIES[20]}. Please.", state="hidden")
    clean = Attachment.objects.filter(state="clean").first()
    facts = {name: getattr(clean, name) for name in ("question_key", "file", "kind", "size", "sha256")}
    file = Attachment.objects.create(submission=comment, name=f"{CANARIES[18]}.pdf", state="waiting", **facts)
    receipt = SavedReceipt.objects.create(user=people["community"], submission=held)
    return {"comment": comment, "file": file, "receipt": receipt}


def _numbers(people: dict[str, Any]) -> dict[str, Any]:
    """A cut behind no public finding, a finding that nobody published, an identified export, a job."""
    first = Cut.objects.filter(releases__isnull=False).order_by("number").first()
    facts = {name: getattr(first, name) for name in ("form", "until", "codebook", "file", "sha256", "rows")}
    cut = Cut.objects.create(number=990, made_by="test", **facts)
    known = first.releases.latest("pk")
    same = ("rule", "threshold", "tables", "internal", "held", "suppressed", "sha256", "shown_rows")
    waits = {"state": "proposed", "proposed_by": people["analyst"], "proposed_by_name": "A. Demo"}
    waits |= {"proposed_at": clock.now(), "reason": "For the boards"}
    Release.objects.create(cut=cut, **{name: getattr(known, name) for name in same}, **waits)
    finding = Finding.objects.published().first()
    finding.pk, finding.number, finding.state, finding.cut = None, 990, "draft", cut
    finding.published_at = None
    history.record(finding, actor=ACTOR, reason="made for a test")
    audiences = (Export.Audience.RECORDS, Export.Audience.PUBLIC, Export.Audience.BOARD)
    export, *shared = [_export(people["analyst"], audience) for audience in audiences]
    job = Job.objects.create(handler="boards.build_packet", state="done", started_by=people["analyst"])
    return {"finding": finding, "cut": cut, "export": export, "shared": shared, "job": job}


def _export(analyst: Any, audience: str) -> Export:
    """A ready file of the analyst, described as a table."""
    made = Export.objects.filter(state="ready").order_by("pk").first()
    made.id, made._state.adding = Export._meta.pk.get_default(), True
    made.audience, made.requested_by, made.reason = audience, analyst, CANARIES[24]
    made.format = made.manifest["described"]["format"] = "csv"
    made.decided_by_name = "Paul"
    made.save()
    return made


def _proposal(found: Body) -> Proposal:
    row = Proposal(body=found, year=2022, sequence=990, title={"en": "Zq"}, received_on=make.DAY)
    return history.record(row, actor=ACTOR, reason="made for a test")


def _decision(held: Meeting) -> Decision:
    made = make.decision(live.item(held, 2).motions.get())
    Decision.objects.filter(pk=made.pk).update(published_at=None)
    made.published_at = None
    return made


def _decision_draft(held: Meeting) -> DecisionDraft:
    """Of a second vote on the item."""
    vote = live.item(held, 2).motions.get()
    vote.pk, vote.order = None, vote.order + 1
    return make.decision_draft(history.record(vote, actor=ACTOR, reason="made for a test"))
