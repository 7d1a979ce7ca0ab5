"""Policies of boards, function by function."""

from typing import Any

from boards import access
from boards.agreements import access as agreeing
from boards.data_sets import access as data_access
from boards.materials import access as material_access
from boards.materials import versions
from boards.models import (
    Agreement,
    AgreementDocument,
    AidRequest,
    Application,
    ApplicationCall,
    Appointment,
    ClosedSession,
    Decision,
    DisclosureFiling,
    FollowUp,
    ItemComment,
    JobOpening,
    Material,
    MaterialRequest,
    Meeting,
    Motion,
    Packet,
    Party,
    Proposal,
    SpeakerRequest,
    Subscription,
)
from boards.openings import access as opening_access
from boards.sessions import access as live_access
from boards.sessions import closed_minutes
from boards.stories import access as story_access
from boards.workspace import access as workspace
from cms import clock
from cms.access import Role
from tests.factories import openings
from tests.permissions.policies import (
    ANALYSTS,
    CLERK,
    CLERKS,
    DOOR,
    EVERYONE,
    FAR,
    KEEPERS,
    Case,
    case,
    none,
    of_roles,
    people,
    public,
)

SEATED = people("AM", "AO", "GB")
SAT = frozenset({"advisory", "chair"})
SEATS = people("CK", "PB", "AD")
AIDS = people("ED", "CK")


def first(model, **facts):
    return model.objects.filter(**facts).order_by("pk").first() or model(pk=FAR)


def held(w) -> tuple:
    return (w.planted.held.body.slug, w.planted.held.day)


def draft(w) -> tuple:
    return (w.planted.draft.body.slug, w.planted.draft.day)


def session(w) -> ClosedSession:
    return w.planted.held.items.get(number=3).closed_session


def motion(w) -> Motion:
    return Motion.objects.filter(item__meeting=w.planted.held)[0]


def another(w) -> Meeting:
    return Meeting.objects.public().exclude(pk=w.planted.held.pk).order_by("pk")[0]


def number_of(row) -> str:
    return f"{row.year}-{row.sequence}"


PUBLIC: list[Case] = [
    public(access, "get_body", lambda w: ("zq-board",), lambda w: ("nothing",)),
    public(access, "get_public_meeting", held, draft, lambda w: ("community-engagement", w.planted.held.day)),
    public(access, "get_subscription", lambda w: (first(Subscription).token,), lambda w: ("x",)),
    public(access, "get_postings", lambda w: (w.planted.held,), lambda w: (w.planted.draft,)),
    public(access, "get_posting", lambda w: (w.planted.held, 1), lambda w: (w.planted.draft, 1)),
    public(
        access,
        "get_decision",
        lambda w: (number_of(Decision.objects.public()[0]),),
        lambda w: (number_of(w.planted.decision),),
        lambda w: (f"2022-{FAR}",),
        lambda w: ("2022-x",),
        lambda w: ("22-1",),
        lambda w: ("20222-1",),
        lambda w: ("٢٠٢٢-1",),
        lambda w: ("2022-١",),
    ),
    public(
        access,
        "get_proposal",
        lambda w: (f"P-{number_of(Proposal.objects.public()[0])}",),
        lambda w: (f"P-{number_of(w.planted.proposal)}",),
    ),
    public(access, "get_page", lambda w: (w.planted.draft,), lambda w: (w.planted.draft, "vi")),
    public(
        access,
        "get_item",
        lambda w: (w.planted.held, motion(w).item_id),
        lambda w: (another(w), motion(w).item_id),
    ),
    public(
        access,
        "get_motion",
        lambda w: (w.planted.held, motion(w).pk),
        lambda w: (another(w), motion(w).pk),
    ),
    public(
        access,
        "get_public_call",
        lambda w: (first(ApplicationCall, published_at__isnull=False).slug,),
        lambda w: ("zz-nothing",),
    ),
    public(access, "require_own", lambda w: ("system:test", first(Appointment))),
    public(
        data_access,
        "get_public_edition",
        lambda w: ("teacher-pipeline", 1),
        lambda w: ("teacher-pipeline", 99),
        lambda w: ("zz-nothing", 1),
    ),
    public(
        story_access,
        "get_public_story",
        lambda w: ("teacher-pipeline",),
        lambda w: ("zz-nothing",),
    ),
    public(
        opening_access,
        "get_public_opening",
        lambda w: (opening_access.closed_openings()[0].slug,),
        lambda w: (_draft_opening().slug,),
        lambda w: ("zz-nothing",),
    ),
    public(agreeing, "get_agreement", lambda w: (_announced().pk,), lambda w: (FAR,)),
    public(agreeing, "get_party", lambda w: (first(Party).slug,), lambda w: ("zz-nothing",)),
    public(
        agreeing,
        "get_document",
        lambda w: (_document().agreement_id, _document().number),
        lambda w: (_document().agreement_id, FAR),
        lambda w: (FAR, _document().number),
    ),
    public(live_access, "get_live", held, draft),
    public(live_access, "get_live", lambda w: (_to_come().body.slug, _to_come().day), draft),
    public(
        live_access,
        "get_speaker",
        lambda w: (first(SpeakerRequest).meeting, first(SpeakerRequest).pk),
        lambda w: (w.planted.draft, first(SpeakerRequest).pk),
    ),
    public(live_access, "get_lost_access", lambda w: (w.planted.held,), lambda w: (w.planted.draft,)),
    public(
        live_access,
        "get_closed_session",
        lambda w: (w.planted.held.pk, session(w).item_id),
        lambda w: (another(w).pk, session(w).item_id),
    ),
    public(
        material_access,
        "get_public_material",
        lambda w: (*held(w), w.planted.open_paper.pk),
        lambda w: (*held(w), w.planted.closed_paper.pk),
        lambda w: (*draft(w), w.planted.draft_paper.pk),
        lambda w: (*draft(w), w.planted.open_paper.pk),
        lambda w: (another(w).body.slug, w.planted.held.day, w.planted.open_paper.pk),
    ),
    public(
        versions,
        "public_versions",
        lambda w: (w.planted.open_paper,),
        lambda w: (w.planted.draft_paper,),
    ),
    public(
        material_access,
        "get_version",
        lambda w: (w.planted.open_paper, 1),
        lambda w: (w.planted.open_paper, 9),
    ),
]
DESK: list[Case] = [
    public(access, "require", lambda w: ("system:test", Role.CLERK), lambda w: ("test", Role.CLERK)),
    case(material_access, "desk_materials", EVERYONE - {"anonymous"}, lambda w: (w.planted.held,)),
    case(material_access, "get_packet", KEEPERS, lambda w: (_packet(w).pk,), lambda w: (FAR,)),
    public(versions, "public_versions", lambda w: (first(Material, public_record_at__isnull=False),)),
    case(access, "desk_meetings", KEEPERS, none),
    case(access, "get_meeting", KEEPERS, lambda w: (w.planted.draft.pk,), lambda w: (FAR,)),
    case(access, "get_desk_decision", CLERKS, lambda w: (w.planted.decision.pk,), lambda w: (FAR,)),
    case(
        access,
        "get_decision_draft",
        CLERKS,
        lambda w: (w.planted.decision_draft.motion_id,),
        lambda w: (FAR,),
    ),
    case(access, "get_closed_motion", CLERKS, lambda w: (_without_decision().pk,), lambda w: (FAR,)),
    case(access, "get_follow_up", CLERKS, lambda w: (first(FollowUp).pk,), lambda w: (FAR,)),
    case(access, "get_call", KEEPERS, lambda w: (first(ApplicationCall).pk,), lambda w: (FAR,)),
    case(access, "get_application", KEEPERS, lambda w: (first(Application).pk,), lambda w: (FAR,)),
    case(data_access, "desk_sets", ANALYSTS, lambda w: ()),
    case(data_access, "get_desk_set", ANALYSTS, lambda w: ("teacher-pipeline",), lambda w: ("zz-nothing",)),
    case(
        data_access,
        "get_desk_edition",
        ANALYSTS,
        lambda w: ("teacher-pipeline", 1),
        lambda w: ("teacher-pipeline", 99),
    ),
    case(opening_access, "desk_openings", DOOR, none),
    case(opening_access, "get_desk_opening", DOOR, lambda w: (_draft_opening().pk,), lambda w: (FAR,)),
    case(agreeing, "get_desk_agreement", KEEPERS, lambda w: (first(Agreement).pk,), lambda w: (FAR,)),
    case(agreeing, "get_desk_party", KEEPERS, lambda w: (first(Party).slug,), lambda w: ("zz-nothing",)),
    case(
        agreeing,
        "get_desk_document",
        CLERKS,
        lambda w: (_document().agreement, _document().number),
        lambda w: (_document().agreement, FAR),
    ),
    case(access, "get_appointment", SEATS, lambda w: (first(Appointment).pk,), lambda w: (FAR,)),
    case(access, "get_aid_request", AIDS, lambda w: (first(AidRequest).pk,), lambda w: (FAR,)),
    case(
        access,
        "get_item_comment",
        KEEPERS,
        lambda w: (first(ItemComment).meeting, first(ItemComment).pk),
        lambda w: (w.planted.draft, first(ItemComment).pk),
    ),
    case(
        material_access, "get_desk_material", KEEPERS, lambda w: (w.planted.draft_paper.pk,), lambda w: (FAR,)
    ),
    case(material_access, "get_desk_material", CLERK, lambda w: (w.planted.closed_paper.pk,)),
    case(material_access, "works_on", CLERK, lambda w: (w.planted.closed_paper,)),
    case(closed_minutes, "may_read", SAT | CLERK, lambda w: (session(w),)),
    case(
        closed_minutes,
        "write_closed_note",
        CLERK,
        lambda w: (session(w), "Counsel spoke."),
        lambda w: (session(w), " "),
        lambda w: (session(w), "x" * 20_001),
    ),
    case(closed_minutes, "read_closed_book", SAT | CLERK, lambda w: (session(w),)),
]
MEMBERS: list[Case] = [
    case(access, "seats_of", SEATED, none),
    case(access, "require_seats", SEATED, none),
    case(
        access,
        "require_own",
        frozenset({"chair"}),
        lambda w: (first(Appointment, user=w.people["chair"]),),
        lambda w: (first(Appointment, user=None),),
    ),
    case(
        material_access,
        "get_given_material",
        SAT | {"recused"},
        lambda w: (w.planted.draft_paper.pk,),
        lambda w: (FAR,),
        lambda w: (w.planted.open_paper.pk,),
    ),
    case(material_access, "get_given_material", SAT, lambda w: (w.planted.closed_paper.pk,)),
    case(material_access, "given_ahead", frozenset({"governing"}), none),  # the demo's next packet
    # From here on the chair has filed a disclosure on the item of the closed session.
    case(material_access, "get_given_material", SAT - {"chair"}, lambda w: (_filed(w).closed_paper.pk,)),
    case(closed_minutes, "may_read", SAT - {"chair"} | CLERK, lambda w: (session(_filed(w) and w),)),
    case(workspace, "get_filing", frozenset({"chair"}), lambda w: (_filing(w).pk,), lambda w: (FAR,)),
    case(workspace, "get_meeting", SAT | {"recused"}, lambda w: (w.planted.draft.pk,), lambda w: (FAR,)),
    case(
        workspace,
        "get_posted_meeting",
        SAT | {"recused"},
        lambda w: (w.planted.held.pk,),
        lambda w: (w.planted.draft.pk,),
    ),
    case(
        material_access, "may_read_history", CLERK, lambda w: (w.planted.closed_paper.pk,), lambda w: (FAR,)
    ),
    # From here on the clerk has asked the publisher to open the closed paper, and two removed the open one.
    case(material_access, "works_on", CLERK | frozenset({"publisher"}), lambda w: (_asked(w).closed_paper,)),
    case(material_access, "waiting_requests", CLERKS, lambda w: () if _asked(w) else ()),
    public(
        material_access,
        "get_removal",
        lambda w: (*held(w), _removed(w).open_paper.pk),
        lambda w: (*held(w), w.planted.closed_paper.pk),
    ),
]
ROLES = {
    "DATA_ROLES": ANALYSTS,
    "NOTICE_ROLES": DOOR,
    "DESK_ROLES": KEEPERS,
    "PLAN_ROLES": KEEPERS,
    "POST_ROLES": CLERKS,
    "LIVE_ROLES": CLERK,
    "DECISION_ROLES": CLERKS,
    "AID_ROLES": AIDS,
    "SEAT_ROLES": SEATS,
    "APPLICATION_ROLES": KEEPERS,
    "APPOINT_ROLES": CLERKS,
}
CASES = [*of_roles(access, ROLES), *PUBLIC, *DESK, *MEMBERS]


def _filed(w) -> Any:
    """A member's word of a conflict takes the closed paper and the book from them at once (BK-34)."""
    on = w.planted.held.items.get(number=3)
    appointment = Appointment.objects.get(user=w.people["chair"], seat__body=w.planted.held.body)
    facts = {"meeting": w.planted.held, "key": on.key, "appointment": appointment}
    DisclosureFiling.objects.get_or_create(**facts, defaults={"reason": "x", "filed_at": clock.now()})
    return w.planted


def _asked(w) -> Any:
    """Who is named as the second person reads the closed paper (BK-34). Another request waits for any who may post."""
    facts = {"asked_by": w.people["clerk"], "second": w.people["publisher"], "version": 1}
    MaterialRequest.objects.get_or_create(material=w.planted.closed_paper, act="open", defaults=facts)
    MaterialRequest.objects.get_or_create(
        material=w.planted.draft_paper, act="remove", defaults={"version": 1}
    )
    return w.planted


def _removed(w) -> Any:
    facts = {"version": 1, "confirmed_at": clock.now(), "reason": "x"}
    MaterialRequest.objects.get_or_create(material=w.planted.open_paper, act="remove", defaults=facts)
    return w.planted


def _filing(w) -> DisclosureFiling:
    return DisclosureFiling.objects.filter(meeting=_filed(w).held)[0]


def _draft_opening() -> JobOpening:
    return openings.draft()


def _announced() -> Agreement:
    return Agreement.objects.exclude(status=Agreement.Status.WRITTEN).order_by("pk")[0]


def _document() -> AgreementDocument:
    return AgreementDocument.objects.exclude(file="").select_related("agreement").order_by("pk")[0]


def _without_decision() -> Motion:
    return Motion.objects.without_decision().order_by("pk").first() or Motion(pk=FAR)


def _to_come() -> Meeting:
    return Meeting.objects.filter(status="posted", live_state=None).select_related("body").order_by("pk")[0]


def _packet(w) -> Packet:
    return Packet.objects.get_or_create(posting=w.planted.held.postings.get(), language="en")[0]
