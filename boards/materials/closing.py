"""Closed by rule: a material under a closed item is closed, with no box to miss (BK-34)."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards import access
from boards.choices import AHEAD
from boards.locks import locked
from boards.materials.items import standing_of
from boards.models import Material, Meeting
from cms.records.history import Actor, record


@transaction.atomic
def close_with_items(*, actor: Actor, meeting: Meeting) -> list[Material]:
    """After the draft changed, close the materials of items that are now closed sessions.

    Returns those that are public already: they cannot be closed again. What two people opened stays open.
    """
    access.require(actor, *access.PLAN_ROLES)
    current = locked(meeting)
    if current.status not in AHEAD:
        return []
    keys = standing_of(current).closed_keys()
    rows = current.materials.open().standing().filter(key__in=keys, opened_version=None)
    public = []
    for material in rows.select_for_update(of=("self",)):
        if material.is_public:
            public.append(material)
            continue
        material.is_closed = True
        record(material, actor=actor, reason="its item is a closed session", update_fields=["is_closed"])
    return public


def materials_left(actor: Actor, meeting: Meeting, gone: Collection[str]) -> list[str]:
    """What the writer is told of materials whose items are no longer on the agenda, nor posted."""
    standing = standing_of(meeting)
    keys = [key for key in gone if not standing.has(key)]
    left = list(meeting.materials.standing().filter(key__in=keys).order_by("order", "pk")) if keys else []
    if not left:
        return []
    words = ngettext(
        "%(count)s material belongs to a removed item: %(titles)s. Undo the change, or withdraw it.",
        "%(count)s materials belong to removed items: %(titles)s. Undo the change, or withdraw them.",
        len(left),
    )
    closed = _("a closed material")
    titles = "; ".join(closed if material.is_closed else str(material) for material in left)
    return [words % {"count": len(left), "titles": titles}]


def close_after_drafting(actor: Actor, meeting: Meeting, gone: Collection[str]) -> list[str]:
    """What the writer of the draft is told of materials that are public already."""
    words = _("“%(title)s” is already public and cannot be closed again. Withdraw it from the closed item.")
    return [words % {"title": material} for material in close_with_items(actor=actor, meeting=meeting)]
