"""Route ledger: the chain and its pictures, the register of decisions, action items, changes in a year."""

from tests.routes.ledger import CLERK, EVERYONE, PUBLISHER, rows

DECIDERS = frozenset({CLERK, PUBLISHER})
CHAIN = [
    *rows(EVERYONE, "trace/"),
    *rows(EVERYONE, "trace/<slug:kind>/<int:id>/voices/", per_object=True),
    *rows(
        EVERYONE,
        "decisions/all.csv",
        "decisions/all.xlsx",
        "decisions/all.json",
        "decisions/feed.atom",
        "what-changed/",
    ),
    *rows(
        EVERYONE,
        "what-changed/<int:year>/",
        "what-changed/<int:year>/all.csv",
        per_object=True,
        note="a year in which a body decided",
    ),
    *rows(
        DECIDERS,
        "desk/decisions/steps/<int:pk>/progress/",
        "desk/links/<slug:kind>/<int:id>/",
        "desk/links/<int:pk>/take-back/",
        per_object=True,
        note="a step of a decision; a public thing; a link that somebody made",
    ),
]


def taken_back() -> list[str]:
    """A link that somebody made while working on an item, reached from the page of that item."""
    from django.urls import reverse

    from cms.models import Link

    link = Link.objects.standing().filter(source_kind="finding", target_kind="item").order_by("pk")[0]
    return [reverse("boards:desk_take_back", args=[link.pk])]
