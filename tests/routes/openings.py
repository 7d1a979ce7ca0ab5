"""Route ledger: job openings and the notices of the Office."""

from tests.routes.ledger import EDITOR, EVERYONE, PUBLISHER, rows

WRITERS = frozenset({EDITOR, PUBLISHER})
ONE = "desk/openings/<int:pk>/"
OPENINGS = [
    *rows(EVERYONE, "notices/", "notices/closed/", "notices/feed.atom", "notices/openings/<slug:slug>/"),
    *rows(WRITERS, "desk/openings/", "desk/openings/new/", ONE, f"{ONE}discard/"),
    *rows(WRITERS, f"{ONE}draft/", per_object=True, note="while it is a draft"),
    *rows(frozenset({PUBLISHER}), f"{ONE}publish/"),
    *rows(frozenset({PUBLISHER}), f"{ONE}change/", f"{ONE}close/", per_object=True, note="while it is open"),
]


def samples() -> list[str]:
    """Buttons and forms of an opening that is open, and of states that none of the demo is in."""
    from django.urls import reverse

    from boards.openings.access import open_openings

    found = open_openings()[0]
    acts = ("draft", "discard", "publish", "change", "close")
    return [reverse(f"boards:desk_opening_{act}", args=[found.pk]) for act in acts]
