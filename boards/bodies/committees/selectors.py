"""A committee and its body, as their public pages show them."""

from boards.models import Body, Committee


def committee_of(body: Body) -> Committee | None:
    """How the body came to be, if it is a committee, with the votes that created and ended it."""
    if not body.parent_id:
        return None
    rows = Committee.objects.select_related(
        "body__parent", "created_by__item__meeting__body", "disbanded_by__item__meeting__body"
    )
    return rows.filter(body=body).first()


def committees_of(body: Body) -> list[Body]:
    """The committees of the body, those that ended last."""
    rows = Body.objects.filter(parent=body, committee__isnull=False).select_related("committee")
    return sorted(rows, key=lambda each: (each.committee.has_ended, str(each)))
