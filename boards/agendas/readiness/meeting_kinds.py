"""Requirements and limits of each kind of meeting (BK-16, BK-18, BK-19)."""

from django.utils.translation import gettext as _

from boards.agendas.added_item_rules import not_yet_open
from boards.agendas.changes import compare_item
from boards.agendas.readiness.check import Check, passed, stop, warn
from boards.choices import (
    EMERGENCY_GROUNDS,
    SPECIAL_GROUNDS,
    CalledBy,
    Ground,
    ItemKind,
    MeetingKind,
    SpecialPurpose,
)
from boards.models import AgendaItem, Meeting, Subscription

STRUCTURE = (ItemKind.COMMENT, ItemKind.ADJOURN, ItemKind.BREAK)


def checks(meeting: Meeting, snapshot: dict) -> list[Check]:
    by_kind = {
        MeetingKind.SPECIAL: _special,
        MeetingKind.EMERGENCY: _emergency,
    }
    check = by_kind.get(MeetingKind(meeting.kind))
    if meeting.kind == MeetingKind.ADJOURNED:
        return _adjourned(meeting, snapshot)
    return check(meeting, business_of(snapshot)) if check else []


def business_of(snapshot: dict) -> list[dict]:
    """Top-level items noticed on the agenda, excluding items added later by a finding."""
    return [
        item
        for item in snapshot["items"]
        if not item.get("parent") and not item.get("withdrawn") and not item.get("added")
    ]


def _special(meeting: Meeting, items: list[dict]) -> list[Check]:
    return [
        _chosen(_("Purpose of the special meeting"), meeting.purpose, SpecialPurpose, "BK-16"),
        _chosen(_("Who calls the special meeting"), meeting.called_by, CalledBy, "BK-16"),
        _ground(meeting, SPECIAL_GROUNDS, "BK-16"),
        *_other_business(meeting, items),
        _finding_first(items, "BK-16a"),
        _media(meeting, _("Send it to a national press wire service, and record that here."), "BK-16"),
    ]


def _other_business(meeting: Meeting, items: list[dict]) -> list[Check]:
    """The meeting takes up no business besides the purpose in its notice."""
    title = _("Each item serves the purpose stated in the notice")
    outside = [
        item
        for item in items
        if item["kind"] not in (*STRUCTURE, ItemKind.FINDING) and item["purpose"] != meeting.purpose
    ]
    words = _(
        "Item %(label)s has a different purpose, or none. A special meeting cannot take up other business."
    )
    return [stop(title, words % item, "BK-16") for item in outside]


def _emergency(meeting: Meeting, items: list[dict]) -> list[Check]:
    found = [_ground(meeting, EMERGENCY_GROUNDS, "BK-18"), _finding_first(items, "BK-18")]
    words = _(
        "Item %(label)s takes comment on matters not on the agenda. An emergency meeting cannot do that."
    )
    found += [
        stop(_("No comment on matters not on the agenda"), words % item, "BK-21")
        for item in items
        if item["kind"] == ItemKind.COMMENT
    ]
    phoning = _("Call the media on the list one hour before, and record each call here.")
    return [*found, _media(meeting, phoning, "BK-18")]


def _adjourned(meeting: Meeting, snapshot: dict) -> list[Check]:
    """It takes up what the posting in force of the meeting before noticed, in the same words, and nothing else."""
    title = _("Continues another meeting")
    followed = meeting.follows
    if followed is None:
        return [stop(title, _("Name the meeting that was adjourned to this time and place."), "BK-19")]
    last = followed.postings.order_by("-number").first()
    noticed = _noticed(followed, last.items) if last else {}
    stops = []
    for item in snapshot["items"]:
        if item["kind"] in STRUCTURE or item.get("withdrawn") or item.get("added"):
            continue
        if (old := noticed.get(item["continues"])) is None or last is None:
            words = _("Item %(label)s was not on the agenda of the meeting that this one continues.")
            stops.append(stop(title, words % item, "BK-19"))
        elif wrong := next(
            (each for each in compare_item(old, item, last.snapshot) if each.is_forbidden), None
        ):
            words = _("Item %(label)s differs from the agenda of the earlier meeting: %(kind)s.")
            stops.append(stop(title, words % {"label": item["label"], "kind": wrong.kind_label}, "BK-19"))
    return stops or [passed(title, str(followed), "BK-19")]


def _noticed(meeting: Meeting, items: list[dict]) -> dict[int | None, dict]:
    """The items that a continued meeting may take up, by their rows; not those still without their finding (BK-14)."""
    closed = not_yet_open(meeting)
    posted = {item["key"]: item for item in items if not item.get("withdrawn") and item["key"] not in closed}
    rows = AgendaItem.objects.filter(meeting=meeting).values_list("pk", "key")
    return {pk: posted[key] for pk, key in rows if key in posted}


def _chosen(title: str, value: str, choices: type, rule: str) -> Check:
    if not value:
        return stop(title, _("Choose one from the list."), rule)
    return passed(title, choices(value).label, rule)


def _ground(meeting: Meeting, allowed: tuple[Ground, ...], rule: str) -> Check:
    title = _("Reason for short notice")
    if meeting.ground not in allowed:
        words = _("Choose one of these: %(grounds)s.")
        return stop(title, words % {"grounds": "; ".join(str(each.label) for each in allowed)}, rule)
    return passed(title, Ground(meeting.ground).label, rule)


def _finding_first(items: list[dict], rule: str) -> Check:
    title = _("The opening finding comes first")
    if not items or items[0]["kind"] != ItemKind.FINDING:
        words = _(
            "Make the first item an opening finding. Without it, the body cannot take up anything else."
        )
        return stop(title, words, rule)
    return passed(title, _("Item 1."), rule)


def _media(meeting: Meeting, words: str, rule: str) -> Check:
    """Remind staff to log, after posting, that the notice was sent to the media."""
    rows = Subscription.objects.filter(is_media=True, ended_at__isnull=True)
    listed = rows.filter(body__isnull=True, meeting__isnull=True) | rows.filter(body=meeting.body_id)
    count = _("News media on the list: %(count)s.") % {"count": listed.count()}
    return warn(_("News media"), f"{words} {count}", rule)
