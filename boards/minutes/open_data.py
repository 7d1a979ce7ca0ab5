"""Minutes as open data: the newest posted version of each meeting's, section by section, and all versions."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from boards.minutes.approvals import joint_approvals, with_votes
from boards.minutes.sections import Section, minutes_text
from boards.models import AgendaItem, Appointment, Body, Meeting, MinutesVersion, Motion, Seat
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    CODED,
    DATE,
    INTEGER,
    MOMENT,
    REFERENCE,
    SHA256,
    STRING,
    TEXTS,
    URL,
    coded,
    in_each_language,
    in_first_language,
    iso,
    joined,
    list_of,
    record_of,
    reference,
)

VOTE = record_of(body=REFERENCE, motion=REFERENCE, voted_on=DATE)
SECTION = record_of(key=STRING, number=STRING, heading=TEXTS, text=TEXTS)
VERSION = record_of(
    number=INTEGER, state=CODED, posted_at=MOMENT, posted_by=STRING, reason=STRING, sha256=SHA256, url=URL
)


def minutes() -> QuerySet[Meeting]:
    """Public meetings whose minutes were posted. Every version is public, and says whether it is approved."""
    rows = Meeting.objects.public().filter(pk__in=MinutesVersion.objects.order_by().values("meeting"))
    versions = Prefetch("minutes", with_votes(MinutesVersion.objects.all()))
    return rows.select_related("body", "joint_body").prefetch_related(versions)


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    for row in rows:
        versions = list(row.minutes.all())
        newest = versions[-1]
        sections = _sections(newest.snapshot)
        yield Entry(
            row=row.pk,
            key=str(row.pk),
            title=in_each_language(partial(_title, row)),
            paths=in_each_language(partial(_path, row)),
            body=row.body.slug,
            day=row.day,
            standing=coded(newest.state, newest.get_state_display),
            published_at=versions[0].posted_at,
            texts=joined(*(words for each in sections for words in (each["heading"], each["text"]))),
            is_demo=row.is_demo,
            attributes={
                "meeting": reference("meetings", row.pk),
                "body": reference("bodies", row.body.slug),
                **_version(row, newest),
                "approved_by": _approvals(row, newest, versions),
                "sections": sections,
                "versions": [_version(row, each) for each in versions],
            },
        )


def _title(row: Meeting) -> str:
    return f"{gettext('Minutes')}: {row.body_names}, {row.when}"


def _path(row: Meeting) -> str:
    return reverse("boards:minutes", args=[row.body.slug, row.slug])


def _version(row: Meeting, version: MinutesVersion) -> dict[str, Any]:
    place = [row.body.slug, row.slug, version.number]
    return {
        "number": version.number,
        "state": coded(version.state, version.get_state_display),
        "posted_at": iso(version.posted_at),
        "posted_by": version.posted_by_name,
        "reason": version.reason,
        "sha256": version.sha256,
        "url": in_first_language(lambda: reverse("boards:minutes_version", args=place)),
    }


def _approvals(row: Meeting, shown: MinutesVersion, versions: list[MinutesVersion]) -> list[dict[str, Any]]:
    """The vote that approved or amended them; of a joint meeting, that of each body which approved these words."""
    joint = [each.version for each in joint_approvals(row, shown, versions) if each.version]
    return [
        {
            "body": reference("bodies", each.motion.acting_body.slug),
            "motion": reference("motions", each.motion.pk),
            "voted_on": iso(each.motion.voted_on),
        }
        for each in (joint or [shown])
        if each.motion is not None
    ]


def _sections(snapshot: dict[str, Any]) -> list[dict[str, Any]]:
    """Sections of the frozen record, in the words of each language of the site, in the order of the meeting."""
    by_language: dict[str, list[Section]] = {}
    for code, _name in settings.SITE_LANGUAGES:
        with translation.override(code):
            by_language[code] = minutes_text(snapshot)
    found: dict[str, dict[str, Any]] = {}
    for code, sections in by_language.items():
        for each in sections:
            section = found.setdefault(
                each.key, {"key": each.key, "number": each.label, "heading": {}, "text": {}}
            )
            section["heading"][code] = each.heading
            section["text"][code] = "\n".join(str(line) for line in each.lines)
    return list(found.values())


MINUTES = Kind(
    name="minutes",
    label=_("Minutes"),
    label_of_one=_("Minutes"),
    about=_(
        "Posted minutes of each meeting: whether they are approved, by which vote, and their text by section."
    ),
    model=Meeting,
    rows=minutes,
    entries=entries,
    fields={
        "meeting": REFERENCE,
        "body": REFERENCE,
        **VERSION["properties"],
        "approved_by": list_of(VOTE),
        "sections": list_of(SECTION),
        "versions": list_of(VERSION),
    },
    watches=(
        Watch(MinutesVersion, "minutes"),
        Watch(Body, "body"),
        Watch(Body, "joint_body"),
        Watch(Motion, "minutes__motion"),
        Watch(AgendaItem, "minutes__motion__item"),
        Watch(Appointment, "minutes__motion__mover"),
        Watch(Seat, "minutes__motion__mover__seat"),
    ),
    told_to=("meeting",),
)
