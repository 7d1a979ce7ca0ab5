"""Build the next snapshot, and check what a correction may change (BK-14)."""

from django.utils.translation import gettext_lazy as _

from boards.agendas.snapshots import draft_pages, snapshot_of
from boards.choices import VOTING_KINDS, ItemKind
from boards.exceptions import PostedIsFrozen
from boards.models import Meeting, MeetingPage

RAISED = (*VOTING_KINDS, ItemKind.CLOSED)


def next_snapshot(meeting: Meeting, pages: dict[str, MeetingPage] | None = None) -> dict:
    """Snapshot the draft; once posted, snapshot it as a correction of the latest posting."""
    fresh = snapshot_of(meeting, draft_pages(meeting) if pages is None else pages)
    last = meeting.postings.order_by("-number").first()
    return keep_items(last.snapshot, fresh) if last else fresh


def keep_items(before: dict, after: dict) -> dict:
    """Check that no item or part is added; one left out is marked withdrawn. Pure."""
    known = {item["key"]: item for item in before["items"]}
    fresh = {item["key"]: item for item in after["items"]}
    if set(fresh) - set(known):
        raise PostedIsFrozen(
            _(
                "A correction cannot add an item. The agenda was posted; only a finding of the body can add one."
            ),
            rule="BK-14",
        )
    return {**after, "items": [_unchanged(old, fresh.get(key)) for key, old in known.items()]}


def _unchanged(old: dict, new: dict | None) -> dict:
    """Text, minutes, presenter and materials may be corrected; number, findings and legal ground may not."""
    if old.get("added"):
        return old
    if new is None:
        return {**old, "withdrawn": True}
    if new["kind"] != old["kind"] and new["kind"] in RAISED:
        raise PostedIsFrozen(_raised(new["kind"]) % {"number": _label(old)}, rule="BK-14")
    for name in ("citation", "purpose"):
        if name in old and new[name] != old[name]:
            words = _("The ground of item %(number)s stays as it was posted.")
            raise PostedIsFrozen(words % {"number": _label(old)}, rule="BK-14")
    stays = {
        name: old[name] for name in ("number", "label", "parent", "findings", "continues") if name in old
    }
    return {**new, **stays}


def _raised(kind: str) -> str:
    if kind == ItemKind.ACTION:
        return str(_("Item %(number)s cannot become an action item after posting."))
    return str(_("Item %(number)s cannot become an item on which the body acts after posting."))


def _label(item: dict) -> str:
    return item.get("label") or str(item["number"])
