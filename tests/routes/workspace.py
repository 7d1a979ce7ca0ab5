"""Route ledger: the members' workspace, a member's calendar, and the clerk's view of what members submitted."""

from django.urls import reverse

from tests.routes.ledger import ADMINISTRATOR, CLERK, EVERYONE, MEMBER, PUBLISHER, rows

ONLY = frozenset({MEMBER})
PAGE = "pages/<int:material>/<int:version>/<int:number>/"
WORKSPACE = [
    *rows(
        ONLY,
        "workspace/",
        "workspace/term/",
        "workspace/notes/",
        "workspace/disclosures/",
        "workspace/calendar/",
        "workspace/worker.js",
        "workspace/notes/delete-all/",
        note="whoever holds a seat today",
    ),
    *rows(
        ONLY,
        "workspace/meetings/<int:pk>/",
        "workspace/meetings/<int:pk>/whole/",
        "workspace/meetings/<int:pk>/saved.json",
        "workspace/meetings/<int:pk>/notes.json",
        "workspace/meetings/<int:pk>/items/<str:key>/",
        f"workspace/meetings/<int:pk>/items/<str:key>/{PAGE}",
        f"workspace/meetings/<int:pk>/items/<str:key>/{PAGE}picture.jpg",
        "workspace/meetings/<int:pk>/items/<str:key>/note/",
        "workspace/meetings/<int:pk>/items/<str:key>/highlight/",
        "workspace/meetings/<int:pk>/items/<str:key>/disclose/",
        "workspace/meetings/<int:pk>/coming/",
        "workspace/meetings/<int:pk>/exception/",
        "workspace/notes/<int:pk>/delete/",
        "workspace/disclosures/<int:pk>/",
        per_object=True,
        note="of one's own bodies, and what is one's own",
    ),
    *rows(EVERYONE, "calendar/<str:token>.ics", per_object=True, note="whoever holds the address"),
    *rows(frozenset({CLERK}), "desk/meetings/<int:pk>/members/", note="who comes (BK-41)"),
    *rows(
        frozenset({CLERK}),
        "desk/meetings/<int:pk>/members/<int:filing>/enter/",
        per_object=True,
        note="a disclosure filed for this meeting",
    ),
    *rows(frozenset({CLERK, PUBLISHER, ADMINISTRATOR}), "desk/seats/training/<slug:slug>/", note="training"),
]


def samples() -> list[str]:
    """What no link of the demo leads to: buttons, secret addresses, forms of one state."""
    from boards.models import AgendaItem, Material, Meeting

    item = AgendaItem.objects.public().order_by("pk")[0]
    meeting = Meeting.objects.public().select_related("body").order_by("pk")[0]
    of_item = ("workspace_item", "workspace_note", "workspace_highlight", "workspace_disclose")
    of_meeting = ("workspace_meeting", "workspace_whole", "workspace_coming", "workspace_exception")
    of_copy = ("workspace_saved", "workspace_own_notes")
    paper = Material.objects.public().filter(versions__content_type="application/pdf").order_by("pk")[0]
    page = [paper.meeting_id, paper.key, paper.pk, 1, 1]
    return [
        *(reverse(f"boards:{name}", args=[meeting.pk]) for name in of_copy),
        *(reverse(f"boards:{name}", args=page) for name in ("workspace_page", "workspace_page_picture")),
        *(reverse(f"boards:{name}", args=[item.meeting_id, item.key]) for name in of_item),
        *(reverse(f"boards:{name}", args=[meeting.pk]) for name in (*of_meeting, "desk_told")),
        reverse("boards:enter_disclosure", args=[meeting.pk, 1]),
        reverse("boards:workspace_delete_note", args=[1]),
        reverse("boards:workspace_delete_notes"),
        reverse("boards:workspace_disclosure", args=[1]),
        reverse("boards:workspace_worker"),
        reverse("boards:desk_training", args=[meeting.body.slug]),
        reverse("boards:own_calendar", args=["no-such-address"]),
    ]
