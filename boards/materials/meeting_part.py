"""Materials and packets on the public meeting page and its desk page."""

from collections import Counter
from datetime import timedelta
from typing import Any

from boards.agendas.item_keys import WHOLE_MEETING
from boards.agendas.presenters import AgendaView
from boards.materials import access as material_access
from boards.materials.items import items_for_materials, rows_of_draft_keys, standing_of
from boards.models import Material, Meeting, PostedAgenda
from cms.models import Job
from cms.users.models import User


def on_meeting(meeting: Meeting, posting: PostedAgenda, agenda: AgendaView) -> dict[str, Any]:
    """Posted materials are in the snapshot; one query adds those handed out separately (BK-51).

    What was withdrawn stays reachable as a record, and says so (BK-50).
    """
    shown = {row.id: row for row in agenda.all_materials}
    by_key: dict[str, list[Material]] = {}
    for row in Material.objects.public().filter(meeting=meeting).select_related("meeting"):
        row.meeting = meeting
        if row.pk in shown:
            shown[row.pk].withdrawn_at = row.withdrawn_at
        else:
            by_key.setdefault(row.key, []).append(row)
    agenda.handed_out = by_key.get(WHOLE_MEETING, [])
    keys = {item["key"]: key for key, item in rows_of_draft_keys(posting.items).items()}
    for item in agenda.items:
        item.handed_out = by_key.get(keys.get(item.key, ""), [])
    return {"has_materials": bool(shown or by_key)}


def on_desk(meeting: Meeting, user: User) -> dict[str, Any]:
    rows = material_access.desk_materials(user, meeting)
    items = [
        {"item": item, "materials": [row for row in rows if row.key == item["key"]]}
        for item in items_for_materials(meeting)
    ]
    whole = {"key": WHOLE_MEETING, "materials": [row for row in rows if row.key == WHOLE_MEETING]}
    standing = standing_of(meeting)
    left = [row for row in rows if not row.withdrawn_at and not standing.has(row.key)]
    return {
        "whole_meeting": whole,
        "material_items": items,
        "materials_left": left,
        "packets": _packets(meeting, user),
        "packet_aim": packet_aim(meeting),
    }


def on_editor(meeting: Meeting, user: User) -> dict[str, Any]:
    """How many materials of each item this person may read, by the item's key."""
    rows = material_access.desk_materials(user, meeting)
    return {"material_counts": Counter(row.key for row in rows if not row.withdrawn_at)}


def packet_aim(meeting: Meeting) -> dict[str, Any] | None:
    """The office's target date for the packet; not a legal rule (BK-52)."""
    days = meeting.packet_days
    if days is None:
        return None
    aim = meeting.day - timedelta(days=days)
    return {"day": aim, "days": days}


def _packets(meeting: Meeting, user: User) -> list[dict[str, Any]]:
    posting = meeting.postings.order_by("-number").first()
    if posting is None:
        return []
    rows = list(posting.packets.order_by("language"))
    jobs = Job.objects.in_bulk([row.job for row in rows if row.job])
    found = []
    for row in rows:
        job = jobs.get(row.job)
        found.append({"packet": row, "job": job, "is_own": job is not None and job.started_by_id == user.pk})
    return found
