"""Materials of closed items are closed, or were opened by two people; nothing else can be posted (BK-34).

The checks name no title: who posts need not know what a closed material is called.
"""

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from boards.agendas.item_keys import draft_key
from boards.agendas.readiness.check import Check, passed, stop
from boards.choices import ItemKind
from boards.models import Material, Meeting


def checks(meeting: Meeting, snapshot: dict) -> list[Check]:
    items = {draft_key(item): item for item in snapshot["items"] if not item.get("withdrawn")}
    rows = meeting.materials.standing().filter(key__in=items).order_by("order", "pk")
    numbered = rows.annotate(newest=Max("versions__number"))
    found = [check for row in numbered if (check := _check(row, items[row.key], row.newest))]
    if found or not any(item["kind"] == ItemKind.CLOSED for item in items.values()):
        return found
    words = _("Each is closed, or was opened by two people.")
    return [passed(_("Materials of closed items"), words, "BK-34")]


def _check(material: Material, item: dict, newest: int | None) -> Check | None:
    is_closed_item = item["kind"] == ItemKind.CLOSED
    if is_closed_item and not material.is_closed and not material.is_opened:
        words = _already_public() if material.is_public else _not_closed()
    elif material.is_closed and not is_closed_item:
        words = _(
            "It has a closed material, but is not a closed session. Two people must open the material, "
            "or it must be withdrawn."
        )
    elif is_closed_item and material.is_opened and material.opened_version != newest:
        words = _not_read()
    else:
        return None
    title = _("Materials of item %(label)s") % item
    return stop(title, words, "BK-34", reverse("boards:desk_material", args=[material.pk]))


def _not_closed() -> str:
    return _(
        "It is a closed session, but one of its materials is not closed. Save the agenda again to close it."
    )


def _not_read() -> str:
    return _(
        "It is a closed session, but one of its materials has a newer version than the one two people "
        "opened. Withdraw the material, and add what belongs to the item as a separate material."
    )


def _already_public() -> str:
    return _(
        "It is a closed session, but one of its materials is already public. What is public cannot be "
        "closed again. Withdraw it from this item; it will stay available as a record."
    )
