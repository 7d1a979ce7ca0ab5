"""Find the cycle of a board."""

from django.db.models import Q

from boards.models import Body, Cycle


def cycle_of(body: Body, year: int | None = None) -> Cycle | None:
    """The board's latest cycle, or that of a year; its own takes precedence over the shared one."""
    rows = Cycle.objects.filter(Q(body=body) | Q(body=None)).select_related("rules")
    rows = rows.filter(year=year) if year else rows
    return max(rows, key=lambda cycle: (cycle.year, cycle.body_id is not None), default=None)


def open_boards() -> list[tuple[Body, Cycle]]:
    """Boards that take proposals with their cycles, in board order."""
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
