"""Route ledger: the proposal cycle for members and staff; the guard decides on each proposal and report."""

from tests.routes.ledger import CLERK, EDITOR, MEMBER, PUBLISHER, rows

PLANNERS = frozenset({EDITOR, CLERK, PUBLISHER})
DECIDERS = frozenset({CLERK, PUBLISHER})
MEMBERS = frozenset({MEMBER})
MINE = ("change", "invite", "answer", "leave", "hand-in", "take-back", "sponsor", "unsponsor")
ACTS = ("publish", "reroute", "unsponsored", "discussed", "study", "study/write", "considered", "outcome")
LIVE = "desk/meetings/<int:pk>/live/"
CYCLE = [
    *rows(MEMBERS, "workspace/proposals/"),
    *rows(
        MEMBERS,
        "workspace/proposals/new/<slug:slug>/",
        "workspace/proposals/<int:pk>/",
        *(f"workspace/proposals/<int:pk>/{act}/" for act in MINE),
        "workspace/reports/<int:pk>/",
        "workspace/rankings/<int:pk>/",
        per_object=True,
        note="of one's own boards, as far as the guard lets (BK-41)",
    ),
    *rows(PLANNERS, "desk/proposals/", "desk/proposals/items/", "desk/cycles/reports/"),
    *rows(
        PLANNERS,
        "desk/proposals/<int:pk>/",
        "desk/cycles/reports/<int:pk>/",
        "desk/cycles/reports/<int:pk>/item/",
        "desk/cycles/<int:pk>/reports/<slug:slug>/new/",
        per_object=True,
        note="handed in, and not of a body on which they sit",
    ),
    *rows(
        DECIDERS,
        *(f"desk/proposals/<int:pk>/{act}/" for act in ACTS),
        "desk/cycles/reports/<int:pk>/finish/",
        per_object=True,
        note="handed in, and not of a body on which they sit",
    ),
    *rows(DECIDERS, "desk/cycles/", "desk/cycles/rules/new/"),
    *rows(
        DECIDERS,
        "desk/cycles/rules/<int:pk>/",
        "desk/cycles/rules/<int:pk>/change/",
        "desk/cycles/rules/<int:pk>/begin/",
        "desk/cycles/<int:pk>/days/",
    ),
    *rows(
        frozenset({CLERK}),
        f"{LIVE}items/<int:item>/ballot/",
        f"{LIVE}ballots/<int:ballot>/rank/",
        f"{LIVE}ballots/<int:ballot>/close/",
        per_object=True,
        note="a ranking of this meeting (BK-46)",
    ),
]


def samples() -> list[str]:
    """Buttons of a proposal, of a report, of rules and of a ranking."""
    from django.urls import reverse

    from boards.models import AgendaItem, Cycle, CycleReport, CycleRules, Proposal

    proposal, cycle = Proposal.objects.order_by("pk")[0], Cycle.objects.order_by("pk")[0]
    item, rules = AgendaItem.objects.order_by("pk")[0], CycleRules.objects.order_by("pk")[0]
    report = CycleReport.objects.order_by("pk").values_list("pk", flat=True).first() or 1
    mine = reverse("boards:member_proposal", args=[proposal.pk])
    desk = reverse("boards:desk_proposal", args=[proposal.pk])
    return [
        mine,
        reverse("boards:member_new_proposal", args=["community-engagement"]),
        *(f"{mine}{act}/" for act in MINE),
        *(f"{desk}{act}/" for act in ACTS),
        *(reverse(f"boards:{name}", args=[report]) for name in ("member_report", "desk_cycle_report")),
        *(reverse(f"boards:{name}", args=[report]) for name in ("desk_report_item", "desk_finish_report")),
        *(reverse(f"boards:{name}", args=[rules.pk]) for name in ("desk_change_rules", "desk_begin_cycle")),
        reverse("boards:desk_cycle_days", args=[cycle.pk]),
        reverse("boards:desk_begin_report", args=[cycle.pk, "community-engagement"]),
        reverse("boards:member_ballot", args=[1]),
        reverse("boards:live_ballot", args=[item.meeting_id, item.pk]),
        *(
            reverse(f"boards:{name}", args=[item.meeting_id, 1])
            for name in ("live_rank", "live_close_ballot")
        ),
    ]
