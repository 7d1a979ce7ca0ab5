"""News in a meeting since the member's last visit: postings and materials, never other members' activity."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from boards.choices import PostingAct
from boards.materials.access import given_to
from boards.models import (
    Appointment,
    Distribution,
    Material,
    MaterialVersion,
    Meeting,
    MeetingVisit,
    PostedAgenda,
)
from cms.i18n.fields import text
from cms.users.models import User


@dataclass(frozen=True)
class News:
    """One news entry; ``key`` is the item's key, if any."""

    at: datetime
    words: str
    key: str = ""


def visits_of(user: User, meetings: Iterable[Meeting]) -> dict[int, MeetingVisit]:
    rows = MeetingVisit.objects.filter(owner=user, meeting__in=list(meetings))
    return {row.meeting_id: row for row in rows}


def news_of(
    meetings: Iterable[Meeting], appointments: Iterable[Appointment], since: dict[int, datetime]
) -> dict[int, list[News]]:
    """News by meeting, newest first, in a fixed number of queries. Without ``since`` includes all."""
    meetings, appointments = list(meetings), list(appointments)
    found: dict[int, list[News]] = defaultdict(list)
    for meeting_id, news in [*_postings(meetings), *_materials(meetings, appointments)]:
        if meeting_id not in since or news.at > since[meeting_id]:
            found[meeting_id].append(news)
    return {pk: sorted(rows, key=lambda row: row.at, reverse=True) for pk, rows in found.items()}


def _postings(meetings: list[Meeting]) -> Iterable[tuple[int, News]]:
    rows = PostedAgenda.objects.filter(meeting__in=[each for each in meetings if each.is_public])
    later: dict[str, str] = {
        PostingAct.CLERICAL: _("Agenda corrected, version %(number)s: %(reason)s"),
        PostingAct.NOTICE: _("New notice, version %(number)s: %(reason)s"),
        PostingAct.ADDED: _("Item added, version %(number)s: %(reason)s"),
    }
    for row in rows.values("meeting_id", "number", "posted_at", "reason", "act"):
        words = later[row["act"]] % row if row["act"] in later else _("Agenda posted")
        yield row["meeting_id"], News(row["posted_at"], words)


def _materials(meetings: list[Meeting], appointments: list[Appointment]) -> Iterable[tuple[int, News]]:
    """A document is news once it is public or given to this member; each later version is news again."""
    given = {
        row["material"]: row["given_at"]
        for row in Distribution.objects.filter(
            appointment__in=appointments, material__meeting__in=meetings
        ).values("material", "given_at")
    }
    open_ = Material.objects.public().filter(meeting__in=meetings, withdrawn_at=None)
    own = given_to(appointments).open().filter(meeting__in=meetings)
    found = (rows.select_related(None).select_related("alternative_of") for rows in (own, open_))
    materials = {row.pk: row for rows in found for row in rows}
    for row in materials.values():
        since = [at for at in (row.public_since, row.public_record_at, given.get(row.pk)) if at]
        yield row.meeting_id, News(min(since), _("New document: %(title)s") % _title(row), row.key)
    whole = [
        pk for pk, row in materials.items() if row.public_record_at or (pk in given and not row.is_members)
    ]
    versions = MaterialVersion.objects.filter(material__in=whole, number__gt=1)
    for version in versions.defer("body"):
        row = materials[version.material_id]
        if row.pk not in given and version.number < (row.opened_version or 1):
            continue
        facts = _title(row) | {"number": version.number}
        words = _("Version %(number)s of %(title)s") % facts
        yield row.meeting_id, News(version.made_at, f"{words}. {version.note}".rstrip(". "), row.key)


def _title(row: Material) -> dict[str, str]:
    return {"title": text(row.title)}
