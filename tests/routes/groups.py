"""Route ledger: small groups, questions to staff and the guide; none carries a member's text to another."""

from tests.routes.ledger import CLERK, EDITOR, MEMBER, PUBLISHER, rows

PLANNERS = frozenset({EDITOR, CLERK, PUBLISHER})
MEMBERS = frozenset({MEMBER})
GROUPS = [
    *rows(MEMBERS, "workspace/groups/", "workspace/groups/new/", "workspace/ask/", "workspace/guide/"),
    *rows(
        MEMBERS,
        "workspace/groups/<int:pk>/",
        "workspace/groups/<int:pk>/invite/",
        "workspace/groups/<int:pk>/accept/",
        "workspace/groups/<int:pk>/decline/",
        "workspace/groups/<int:pk>/leave/",
        "workspace/groups/<int:pk>/close/",
        per_object=True,
        note="who was asked into the group and neither said no nor left",
    ),
    *rows(PLANNERS, "desk/groups/", "desk/groups/subjects/new/"),
    *rows(
        PLANNERS,
        "desk/groups/topics/<int:pk>/same/",
        "desk/groups/questions/<int:pk>/",
        per_object=True,
        note="not of a body on which they sit themselves",
    ),
]


def samples() -> list[str]:
    """Buttons of a group, and what hangs on a state of the demo."""
    from django.urls import reverse

    from boards.models import ContactGroup, MemberQuestion, Topic

    group, topic = ContactGroup.objects.order_by("pk")[0], Topic.objects.order_by("pk")[0]
    acts = ("invite", "accept", "decline", "leave", "close")
    return [
        *(reverse(f"boards:group_{act}", args=[group.pk]) for act in acts),
        reverse("boards:desk_same", args=[topic.pk]),
        reverse("boards:desk_question", args=[MemberQuestion.objects.order_by("pk")[0].pk]),
    ]
