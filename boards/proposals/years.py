"""Which cycle a board is in."""

from django.db.models import Q

from boards.models import Body, Cycle


def cycle_of(body: Body, year: int | None = None) -> Cycle | None:
    """The newest cycle of a board, or that of a year: its own before the one for all."""
    rows = Cycle.objects.filter(Q(body=body) | Q(body=None)).select_related("rules")
    rows = rows.filter(year=year) if year else rows
    return max(rows, key=lambda cycle: (cycle.year, cycle.body_id is not None), default=None)


def open_boards() -> list[tuple[Body, Cycle]]:
    """Each board that takes proposals, with its cycle; the order of the boards."""
    bodies = {body.slug: body for body in Body.objects.all()}
    newest: dict[str, Cycle] = {}
    for cycle in Cycle.objects.select_related("rules").order_by("year", "pk"):
        for slug in cycle.rules.forms:
            if cycle.body_id is None or (slug in bodies and bodies[slug].pk == cycle.body_id):
                known = newest.get(slug)
                if known is None or (known.year, known.body_id is not None) <= (
                    cycle.year,
                    cycle.body_id is not None,
                ):
                    newest[slug] = cycle
    return [(body, newest[slug]) for slug, body in bodies.items() if slug in newest]
