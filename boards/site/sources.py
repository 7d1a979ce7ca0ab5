"""The data of this app in the index of open data."""

from django.utils.translation import gettext_lazy as _

from boards.data_sets.access import public_editions
from boards.models import Body, Decision, Meeting
from cms.models import PublishedRecord
from cms.open_data.sources import register


def a_meeting_with_minutes() -> list[str] | None:
    key = (
        PublishedRecord.objects.filter(kind="minutes", removed_at=None).values_list("key", flat=True).first()
    )
    return [key] if key else None


def first_body() -> list[str] | None:
    found = Body.objects.order_by("pk").first()
    return [found.slug] if found else None


def newest_meeting() -> list[str] | None:
    """The latest one with a posted agenda."""
    found = Meeting.objects.public().select_related("body").order_by("-starts_at", "-pk").first()
    return [found.body.slug, found.slug] if found else None


def newest_year() -> list[int] | None:
    found = Decision.objects.public().order_by("-year").values_list("year", flat=True).first()
    return [found] if found else None


def newest_edition() -> list[str | int] | None:
    found = public_editions().order_by("-decided_at").first()
    return [found.data_set.slug, found.number] if found else None


DECISIONS = _("Every public decision with its outcome and steps. The filters of the register work here too.")
AGREEMENTS = _("Data sharing agreements, their parties, and who signed when.")

register("boards:calendar_all", _("Meetings of all boards, for a calendar."))
register("boards:feed_all", _("Meeting updates from all boards, to follow in a feed reader."))
register("boards:calendar", _("Meetings of one board, for a calendar."), example=first_body)
register("boards:feed", _("Meeting updates from one board, to follow in a feed reader."), example=first_body)
register("boards:event", _("One meeting, for a calendar."), example=newest_meeting)
register(
    "boards:notice_zip",
    _("Proof of when notice of a meeting was given, verifiable without this site."),
    example=newest_meeting,
)
register("boards:decisions_csv", DECISIONS)
register("boards:decisions_xlsx", DECISIONS)
register("boards:decisions_json", DECISIONS)
register("boards:decisions_feed", _("Updates on decisions, to follow in a feed reader."))
register(
    "boards:what_changed_csv",
    _("How boards responded in a year to what people said, and which promises were kept."),
    example=newest_year,
)
register("boards:proposals_csv", _("Every public proposal: who proposed it, its status and why."))
register("boards:proposals_feed", _("Each public step of a proposal, newest first."))
register("boards:office_notices_feed", _("Job openings and data releases, to follow in a feed reader."))
register("boards:agreements_csv", AGREEMENTS)
register("boards:agreements_json", AGREEMENTS)
register(
    "dialects:legistar",
    _("Bodies, meetings, items, votes and members in the format of the Legistar web API."),
    example=lambda: ["Events"],
)
register(
    "dialects:legistar_gateway",
    _("Where Legistar-compatible programs look for a matter’s page."),
    example=lambda: None,  # without a matter it leads nowhere
)
register(
    "dialects:oparl",
    _("Bodies, meetings, papers and people in OParl 1.1, a standard for council information systems."),
)
register("dialects:oparl_list", _("All objects of one OParl type."), example=lambda: ["meeting"])
register("dialects:oparl_object", _("One OParl object."))
register(
    "dialects:popolo", _("Organizations, people, motions and votes in Popolo, as used by Open Civic Data.")
)
register("dialects:popolo_list", _("All objects of one Popolo class."), example=lambda: ["motions"])
register("dialects:popolo_object", _("One Popolo object."))
register(
    "dialects:akn",
    _("A list of agendas and minutes in Akoma Ntoso 3.0, a standard for legal documents."),
)
register("dialects:akn_agenda", _("One agenda in Akoma Ntoso 3.0."), example=a_meeting_with_minutes)
register("dialects:akn_minutes", _("Minutes in Akoma Ntoso 3.0."), example=a_meeting_with_minutes)
DATA = _("One edition of a data set: counts of groups that two people released, with what is hidden and why.")
for view in ("csv", "xlsx", "parquet", "json", "package", "csv_metadata", "card"):
    register(f"boards:data_{view}", DATA, example=newest_edition)
CHART = _("The numbers of one chart of an edition. The query of the address chooses the groups.")
for view in ("csv", "xlsx"):
    register(f"boards:data_chart_{view}", CHART, example=lambda: None)  # each data set has charts of its own
