"""Meetings as open data: those with a public date. What the notice says comes from the posting in force alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from boards.choices import CALLED_OFF, Ground, MeetingStatus, SpecialPurpose
from boards.event_choices import EventKind
from boards.models import (
    Body,
    Meeting,
    MeetingEvent,
    MinutesVersion,
    NoticeSending,
    Packet,
    PostedAgenda,
    Recording,
)
from boards.notices.sent_counts import Sent, sent_by_posting
from cms.clock import PACIFIC
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
    Coded,
    coded,
    in_each_language,
    in_first_language,
    iso,
    joined,
    list_of,
    optional,
    record_of,
    reference,
    texts_of,
)

NOTICES_SENT = record_of(about=CODED, channel=CODED, count=INTEGER, first_sent_at=MOMENT)
PACKET = record_of(language=STRING, sha256=SHA256, pages=optional(INTEGER), url=URL)
POSTING = record_of(
    agenda=REFERENCE,
    number=INTEGER,
    act=CODED,
    posted_at=MOMENT,
    sha256=SHA256,
    url=URL,
    notices_sent=list_of(NOTICES_SENT),
    packets=list_of(PACKET),
)
RECORDING = record_of(
    language=STRING,
    url=optional(URL),
    began_at=MOMENT,
    captions_language=optional(STRING),
    captions_url=optional(URL),
    removed_on=optional(DATE),
    removed_because=STRING,
)
NEXT = record_of(meeting=optional(REFERENCE), day=DATE, starts_at=MOMENT, place=STRING)


def meetings() -> QuerySet[Meeting]:
    """Posted meetings, and those whose date was announced before that."""
    packets = Prefetch("packets", Packet.objects.exclude(built_at=None))
    postings = PostedAgenda.objects.order_by("number").defer("snapshot").prefetch_related(packets)
    recordings = Recording.objects.order_by("pk").defer("captions")
    minutes = MinutesVersion.objects.order_by("number").defer("snapshot")
    rows = Meeting.objects.announced().select_related("body", "joint_body", "follows", "successor")
    return rows.prefetch_related(
        Prefetch("postings", postings), Prefetch("recordings", recordings), Prefetch("minutes", minutes)
    )


@dataclass
class Around:
    """What belongs to several meetings at once, read in one query each."""

    notices: dict[int, dict[str, Any]]
    sent: dict[int, list[Sent]]
    told_places: dict[int, str]
    planned_again: dict[int | None, int]


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    found = list(rows)
    numbers = [row.pk for row in found]
    around = Around(
        _notices(numbers), sent_by_posting(numbers), _told_places(numbers), _planned_again(numbers)
    )
    for row in found:
        postings = list(row.postings.all())
        notice = around.notices.get(row.pk)
        because = texts_of(row.called_off_because) if row.is_called_off else {}
        yield Entry(
            row=row.pk,
            key=str(row.pk),
            title=in_each_language(row.__str__),
            paths=in_each_language(row.get_absolute_url),
            body=row.body.slug,
            day=row.day,
            standing=_status(row),
            published_at=postings[0].posted_at if postings else None,
            texts=joined(notice["summary"] if notice else None, because),
            is_demo=row.is_demo,
            attributes={
                "body": reference("bodies", row.body.slug),
                "joint_body": reference("bodies", row.joint_body.slug) if row.joint_body else None,
                "status": _status(row),
                "day": iso(row.day),
                "starts_at": iso(row.starts_at),
                "ends_at": iso(row.ends_at),
                **_told(row, notice),
                "called_off_because": because,
                **_others(row, around),
                "agenda": _agenda(row, postings[-1]) if postings else None,
                "postings": [_posting(row, each, around.sent.get(each.pk, [])) for each in postings],
                "minutes": reference("minutes", row.pk) if row.is_public and row.minutes.all() else None,
                "recordings": [_recording(row, each) for each in row.recordings.all() if row.is_public],
            },
        )


def _status(row: Meeting) -> Coded:
    """Of a draft only that no agenda was posted, yet or ever."""
    if row.is_missed:
        return coded("no_agenda", lambda: gettext("No agenda was posted"))
    if row.is_draft:
        return coded("announced", lambda: gettext("Agenda not posted yet"))
    return coded(row.status, row.get_status_display)


def _told(row: Meeting, notice: dict[str, Any] | None) -> dict[str, Any]:
    """What the posting in force says. Links end with the meeting, as on its page."""
    facts = notice["meeting"] if notice else {}
    ground, purpose = facts.get("ground"), facts.get("purpose")
    is_ahead = not (row.is_over or row.is_called_off)
    return {
        "kind": coded(row.kind, row.get_kind_display) if notice else None,
        "summary": texts_of(notice["summary"]) if notice else {},
        "place": facts.get("place", ""),
        "sites": facts.get("sites", []),
        "stream_url": (is_ahead and facts.get("stream_url")) or None,
        "phone_in": (is_ahead and facts.get("phone_in")) or "",
        "short_notice_because": coded(ground, lambda: Ground(ground).label) if ground else None,
        "special_purpose": coded(purpose, lambda: SpecialPurpose(purpose).label) if purpose else None,
    }


def _others(row: Meeting, around: Around) -> dict[str, Any]:
    """The meetings before and after it, as far as their own pages are public."""
    later = getattr(row, "successor", None)
    is_named = later is not None and not row.is_draft and row.status != MeetingStatus.CANCELLED
    earlier = row.follows
    is_public = earlier is not None and (earlier.is_public if row.is_public else earlier.has_page)
    again = around.planned_again.get(row.pk) if row.is_called_off else None
    return {
        "predecessor": reference("meetings", earlier.pk) if earlier and is_public else None,
        "successor": _next(later, around.told_places.get(row.pk, "")) if later and is_named else None,
        "planned_again": reference("meetings", again) if again else None,
    }


def _next(later: Meeting, place: str) -> dict[str, Any]:
    return {
        "meeting": reference("meetings", later.pk) if later.has_page else None,
        "day": iso(later.day),
        "starts_at": iso(later.starts_at),
        "place": place,
    }


def _agenda(row: Meeting, posting: PostedAgenda) -> dict[str, str]:
    return reference("agendas", f"{row.pk}-{posting.number}")


def _posting(row: Meeting, posting: PostedAgenda, sent: list[Sent]) -> dict[str, Any]:
    return {
        "agenda": _agenda(row, posting),
        "number": posting.number,
        "act": coded(posting.act, posting.get_act_display),
        "posted_at": iso(posting.posted_at),
        "sha256": posting.sha256,
        "url": _address("posted", row, posting.number),
        "notices_sent": [_sent(each) for each in sent],
        "packets": [_packet(row, posting, each) for each in posting.packets.all()],
    }


def _sent(each: Sent) -> dict[str, Any]:
    return {
        "about": coded(each.about, lambda: each.about_words),
        "channel": coded(each.channel, lambda: each.channel_words),
        "count": each.count,
        "first_sent_at": iso(each.first),
    }


def _packet(row: Meeting, posting: PostedAgenda, packet: Packet) -> dict[str, Any]:
    """Its address in its own language: there it is the one that opens."""
    with translation.override(packet.language):
        url = reverse("boards:posted_packet_pdf", args=[row.body.slug, row.slug, posting.number])
    return {"language": packet.language, "sha256": packet.sha256, "pages": packet.pages, "url": url}


def _recording(row: Meeting, each: Recording) -> dict[str, Any]:
    """Of a removed one, when and why it was removed."""
    captions = "" if each.is_removed else each.captions_language
    removed = each.removed_at.astimezone(PACIFIC).date() if each.removed_at else None
    return {
        "language": each.language,
        "url": None if each.is_removed else each.url,
        "began_at": iso(each.began_at),
        "captions_language": captions or None,
        "captions_url": _address("captions", row, each.pk) if captions else None,
        "removed_on": iso(removed),
        "removed_because": each.removed_because,
    }


def _address(name: str, row: Meeting, number: int) -> str:
    return in_first_language(lambda: reverse(f"boards:{name}", args=[row.body.slug, row.slug, number]))


def _notices(meetings: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Facts and summary of each posting in force."""
    rows = PostedAgenda.objects.filter(meeting__in=list(meetings)).order_by("number")
    told = rows.values_list("meeting", "snapshot__meeting", "snapshot__summary")
    return {pk: {"meeting": facts, "summary": summary} for pk, facts, summary in told}


def _told_places(meetings: Iterable[int]) -> dict[int, str]:
    """Where the next one was said to be when a meeting was moved or continued."""
    kinds = (EventKind.MOVED, EventKind.CONTINUED)
    rows = MeetingEvent.objects.filter(meeting__in=list(meetings), kind__in=kinds).order_by("at", "pk")
    return {meeting: facts.get("place", "") for meeting, facts in rows.values_list("meeting", "facts")}


def _planned_again(meetings: Iterable[int]) -> dict[int | None, int]:
    """The posted meeting that was planned from one that was called off; the soonest."""
    rows = Meeting.objects.public().filter(planned_from__in=list(meetings)).exclude(status__in=CALLED_OFF)
    return {row.planned_from_id: row.pk for row in rows.order_by("-starts_at", "-pk")}


MEETINGS = Kind(
    name="meetings",
    label=_("Meetings"),
    label_of_one=_("Meeting"),
    about=_("Meetings with a public date: where and when, their agendas, notices, minutes and recordings."),
    model=Meeting,
    rows=meetings,
    entries=entries,
    fields={
        "body": REFERENCE,
        "joint_body": optional(REFERENCE),
        "status": CODED,
        "day": DATE,
        "starts_at": MOMENT,
        "ends_at": MOMENT,
        "kind": optional(CODED),
        "summary": TEXTS,
        "place": STRING,
        "sites": list_of(STRING),
        "stream_url": optional(URL),
        "phone_in": STRING,
        "short_notice_because": optional(CODED),
        "special_purpose": optional(CODED),
        "called_off_because": TEXTS,
        "predecessor": optional(REFERENCE),
        "successor": optional(NEXT),
        "planned_again": optional(REFERENCE),
        "agenda": optional(REFERENCE),
        "postings": list_of(POSTING),
        "minutes": optional(REFERENCE),
        "recordings": list_of(RECORDING),
    },
    watches=(
        Watch(Body, "body"),
        Watch(Body, "joint_body"),
        Watch(PostedAgenda, "postings"),
        Watch(NoticeSending, "postings__sendings"),
        Watch(Packet, "postings__packets"),
        Watch(MeetingEvent, "events"),
        Watch(MinutesVersion, "minutes"),
        Watch(Recording, "recordings"),
        Watch(Meeting, "follows"),
        Watch(Meeting, "successor"),
        Watch(Meeting, "planned_again"),
    ),
    told_to=("body", "joint_body"),
)
