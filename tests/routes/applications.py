"""Route ledger: calls for applications, applications, and the desk's side of both."""

from tests.routes.ledger import CLERK, EDITOR, EVERYONE, PUBLISHER, rows

READERS = frozenset({EDITOR, CLERK, PUBLISHER})
CLERKS = frozenset({CLERK, PUBLISHER})
APPLICATIONS = [
    *rows(
        EVERYONE,
        "applications/",
        "applications/mine/",
        "applications/<slug:slug>/",
        "applications/<slug:slug>/apply/",
    ),
    *rows(
        EVERYONE,
        "applications/mine/<str:code>/",
        "applications/mine/<str:code>/change/",
        "applications/mine/<str:code>/withdraw/",
        note="whoever has the receipt code",
    ),
    *rows(READERS, "desk/applications/", "desk/applications/<int:pk>/", "desk/applications/one/<int:pk>/"),
    *rows(
        CLERKS,
        "desk/applications/new/",
        "desk/applications/<int:pk>/publish/",
        "desk/applications/<int:pk>/scored/",
        "desk/applications/<int:pk>/agenda/",
        "desk/applications/<int:pk>/packet.csv",
        "desk/applications/<int:pk>/appoint/",
        "desk/applications/<int:pk>/answer/",
        "desk/applications/one/<int:pk>/shortlist/",
    ),
    *rows(CLERKS, "desk/applications/<int:pk>/text/", per_object=True, note="while the call is a draft"),
]


def samples() -> list[str]:
    """Buttons, and the receipts that only their holder knows."""
    from django.urls import reverse

    from boards.models import Application, ApplicationCall
    from cms.web.one_time_keys import receipt_code

    application = Application.objects.order_by("pk")[0]
    call, code = ApplicationCall.objects.order_by("pk")[0], receipt_code(application.nonce)
    of_call = (
        "write_call",
        "publish_call",
        "close_scoring",
        "bring_short_list",
        "application_packet",
        "appoint",
    )
    return [
        *(reverse(f"boards:application_{name}", args=[code]) for name in ("receipt", "change", "withdraw")),
        reverse("boards:application_apply", args=[call.slug]),
        *(reverse(f"boards:desk_{name}", args=[call.pk]) for name in of_call),
        reverse("boards:desk_answer_rest", args=[call.pk]),
        reverse("boards:desk_shortlist", args=[application.pk]),
    ]
