"""The public pages of the boards for the sitemap, what each is about, their feeds, and the card of a meeting."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

from boards.agreements.structured_data import agreement_subject, party_subject
from boards.appointments.structured_data import call_subject
from boards.bodies.structured_data import body_subject
from boards.data_sets.access import public_editions
from boards.data_sets.structured_data import edition_subject
from boards.decisions import annual_report
from boards.decisions.structured_data import decision_subject, decisions_subject, year_subject
from boards.materials.structured_data import material_subject, packet_subject
from boards.meetings.structured_data import changes_subject, meeting_subject, posted_subject
from boards.minutes.structured_data import minutes_subject
from boards.models import (
    AgendaItem,
    Agreement,
    ApplicationCall,
    BoardsIndexPage,
    Body,
    BodyPage,
    Decision,
    FollowUp,
    Material,
    Meeting,
    MeetingPage,
    MinutesVersion,
    Motion,
    Party,
    PostedAgenda,
    Proposal,
    StoryIndexPage,
    StoryPage,
)
from boards.office_notices.selectors import listed
from boards.openings.access import open_openings
from boards.openings.structured_data import opening_subject
from boards.proposals.structured_data import proposal_subject
from boards.stories.structured_data import story_subject
from cms.components.dates import clock_time
from cms.i18n.fields import text
from cms.sharing import cards
from cms.sharing.drawing import Card
from cms.sharing.sections import Entry, latest, page_at, register, register_feed, traces
from cms.sharing.structured_data import Shown, Subject, a_list, register_subject
from cms.sharing.wagtail_pages import served_by_own_view

OF_MEETING = ("meeting__body__slug", "meeting__slug")


def bodies() -> Iterable[Entry]:
    """What each body with a public page has beside it; the page itself is one of the editor's."""
    for slug in Body.objects.filter(pk__in=BodyPage.objects.live().values("body")).values_list(
        "slug", flat=True
    ):
        yield page_at("boards:public_records", slug)
    yield page_at("boards:notices")


def meetings() -> Iterable[Entry]:
    announced = Meeting.objects.announced()
    yield page_at("boards:meetings")
    for first in announced.dates("day", "year"):
        yield page_at("boards:meetings_of", first.year)
    rows = announced.annotate(posted=Max("postings__posted_at"), minuted=Max("minutes__posted_at"))
    for slug, day, *changed in rows.values_list("body__slug", "slug", "changed_at", "posted", "minuted"):
        yield page_at("boards:meeting", slug, day, changed=changed)


def agendas() -> Iterable[Entry]:
    """Every version as posted; the packet, and what changed, of those with more than one version."""
    posted = PostedAgenda.objects.filter(meeting__in=Meeting.objects.public())
    for slug, day, number, at in posted.values_list(*OF_MEETING, "number", "posted_at"):
        yield page_at("boards:posted", slug, day, number, changed=[at])
    ends = posted.order_by().values(*OF_MEETING).annotate(versions=Count("pk"), last=Max("posted_at"))
    for slug, day, versions, last in ends.values_list(*OF_MEETING, "versions", "last"):
        yield page_at("boards:packet", slug, day, changed=[last])
        if versions > 1:
            yield page_at("boards:changes", slug, day, changed=[last])


def minutes() -> Iterable[Entry]:
    posted = MinutesVersion.objects.filter(meeting__in=Meeting.objects.public())
    ends = posted.order_by().values(*OF_MEETING).annotate(versions=Count("pk"), last=Max("posted_at"))
    for slug, day, versions, last in ends.values_list(*OF_MEETING, "versions", "last"):
        yield page_at("boards:minutes", slug, day, changed=[last])
        if versions > 1:
            yield page_at("boards:minutes_changes", slug, day, changed=[last])
    for slug, day, number, at in posted.values_list(*OF_MEETING, "number", "posted_at"):
        yield page_at("boards:minutes_version", slug, day, number, changed=[at])


def materials() -> Iterable[Entry]:
    rows = Material.objects.public().order_by("pk")
    moments = ("public_since", "public_record_at", "withdrawn_at")
    for slug, day, pk, *changed in rows.values_list(*OF_MEETING, "pk", *moments):
        yield page_at("boards:material", slug, day, pk, changed=changed)


def decisions() -> Iterable[Entry]:
    rows = Decision.objects.public()
    yield page_at("boards:decisions", changed=latest(rows, "published_at"))
    yield page_at("boards:what_changed")
    for year in annual_report.years():
        yield page_at("boards:what_changed_year", year.year)
    reported = rows.annotate(reported=Max("follow_ups__progress__at"))
    for row in reported.only("year", "sequence", "published_at"):
        yield page_at("boards:decision", row.number, changed=[row.published_at, row.reported])


def proposals() -> Iterable[Entry]:
    rows = Proposal.objects.public()
    yield page_at("boards:proposals", changed=latest(rows, "published_at"))
    yield page_at("boards:proposals_new")
    for row in rows.annotate(stepped=Max("steps__public_at")).only("year", "sequence", "published_at"):
        yield page_at("boards:proposal", row.number, changed=[row.published_at, row.stepped])


def applications() -> Iterable[Entry]:
    rows = ApplicationCall.objects.filter(published_at__isnull=False)
    yield page_at("boards:applications", changed=latest(rows, "published_at"))
    for slug, *changed in rows.values_list("slug", "published_at", "answered_at"):
        yield page_at("boards:application_call", slug, changed=changed)


def agreements() -> Iterable[Entry]:
    public = Agreement.objects.exclude(status=Agreement.Status.WRITTEN)
    yield page_at("boards:agreements", changed=latest(public, "steps__recorded_at"))
    for pk, at in public.annotate(at=Max("steps__recorded_at")).values_list("pk", "at"):
        yield page_at("boards:agreement", pk, changed=[at])
    for slug, at in Party.objects.annotate(at=Max("steps__recorded_at")).values_list("slug", "at"):
        yield page_at("boards:party", slug, changed=[at])


def data_sets() -> Iterable[Entry]:
    """Each edition at its own address, and the newest of each set."""
    rows = public_editions()
    yield page_at("boards:data_sets", changed=latest(rows, "decided_at"))
    for slug, at in rows.order_by().values_list("data_set__slug").annotate(at=Max("decided_at")):
        yield page_at("boards:data_set", slug, changed=[at])
    for slug, number, at in rows.values_list("data_set__slug", "number", "decided_at"):
        yield page_at("boards:data_edition", slug, number, changed=[at])


def office_notices() -> Iterable[Entry]:
    """Openings that people can apply for; a closed one is not to be indexed."""
    yield page_at("boards:office_notices", changed=[each.at for each in listed()])
    rows = open_openings().annotate(changed=Max("changes__at"))
    for slug, *changed in rows.values_list("slug", "published_at", "changed"):
        yield page_at("boards:opening", slug, changed=changed)


def histories() -> Iterable[Entry]:
    found = {
        "item": AgendaItem.objects.public(),
        "proposal": Proposal.objects.public(),
        "motion": Motion.objects.public(),
        "decision": Decision.objects.public(),
        "followup": FollowUp.objects.public(),
    }
    for kind, rows in found.items():
        yield from traces(kind, rows.order_by("pk").values_list("pk", flat=True))


def meeting_card(pk: int) -> Card | None:
    """Body, day, state and time of a meeting whose date is public."""
    row = Meeting.objects.announced().filter(pk=pk).select_related("body", "joint_body").first()
    if row is None:
        return None
    facts = [clock_time(row.starts_at), "" if row.is_draft else row.get_status_display()]
    return cards.framed(f"{row.body_names}, {row.when}", " · ".join(filter(None, facts)), is_demo=row.is_demo)


def _title_of(rows: QuerySet[Any]) -> Callable[[int], str]:
    return lambda pk: text(rows.filter(pk=pk).values_list("title", flat=True).first())


served_by_own_view(MeetingPage)
register("bodies", bodies, "boards:public_records", "boards:notices")
register("meetings", meetings, "boards:meetings", "boards:meetings_of", "boards:meeting")
register("agendas", agendas, "boards:posted", "boards:packet", "boards:changes")
register("minutes", minutes, "boards:minutes", "boards:minutes_version", "boards:minutes_changes")
register("materials", materials, "boards:material")
register(
    "decisions",
    decisions,
    "boards:decisions",
    "boards:decision",
    "boards:what_changed",
    "boards:what_changed_year",
)
register("proposals", proposals, "boards:proposals", "boards:proposals_new", "boards:proposal")
register("applications", applications, "boards:applications", "boards:application_call")
register("agreements", agreements, "boards:agreements", "boards:agreement", "boards:party")
register("data-sets", data_sets, "boards:data_sets", "boards:data_set", "boards:data_edition")
register("office-notices", office_notices, "boards:office_notices", "boards:opening")
register("board-histories", histories)
register_feed("boards:feed_all", _("Feed of all boards"))
register_feed("boards:decisions_feed", _("Decisions of the boards"))
register_feed("boards:proposals_feed", _("Proposals"))
register_feed("boards:office_notices_feed", _("Notices of the Office"))
cards.register("meeting", meeting_card)
cards.register_title("decision", _title_of(Decision.objects.public()))
cards.register_title("proposal", _title_of(Proposal.objects.public()))
SUBJECTS: dict[str | type[Page], Callable[[Shown], Subject]] = {
    BoardsIndexPage: a_list,
    BodyPage: body_subject,
    StoryIndexPage: a_list,
    StoryPage: story_subject,
    "boards:public_records": a_list,
    "boards:meetings": a_list,
    "boards:meetings_of": a_list,
    "boards:meeting": meeting_subject,
    "boards:posted": posted_subject,
    "boards:changes": changes_subject,
    "boards:packet": packet_subject,
    "boards:minutes": minutes_subject,
    "boards:minutes_version": minutes_subject,
    "boards:minutes_changes": changes_subject,
    "boards:material": material_subject,
    "boards:data_sets": a_list,
    "boards:data_set": edition_subject,
    "boards:data_edition": edition_subject,
    "boards:office_notices": a_list,
    "boards:opening": opening_subject,
    "boards:decisions": decisions_subject,
    "boards:decision": decision_subject,
    "boards:what_changed": a_list,
    "boards:what_changed_year": year_subject,
    "boards:proposals": a_list,
    "boards:proposal": proposal_subject,
    "boards:applications": a_list,
    "boards:application_call": call_subject,
    "boards:agreements": a_list,
    "boards:agreement": agreement_subject,
    "boards:party": party_subject,
}
for pages, subject in SUBJECTS.items():
    register_subject(pages, subject)
