"""Public counts of hidden comments."""

from typing import Any

from django.db.models import Count, OuterRef, Subquery

from cms.disclosure import publishable
from feedback.models import ModerationAct, Submission


def hidden_counts(**within: Any) -> list[dict[str, Any]]:
    """Return counts of hidden comments by reason, with disclosure control (BK-23)."""
    hides = ModerationAct.objects.filter(submission=OuterRef("pk"), act=ModerationAct.Act.HIDE)
    last = Subquery(hides.order_by("-at", "-pk").values("reason")[:1])
    hidden = Submission.objects.filter(state=Submission.State.HIDDEN, **within).order_by()
    found = hidden.annotate(last=last).values("last").annotate(n=Count("pk"))
    counts = dict.fromkeys(ModerationAct.Reason.values, 0)
    counts |= {each["last"]: each["n"] for each in found if each["last"]}
    table = publishable(counts)
    return [{"label": str(ModerationAct.Reason(name).label), "cell": cell} for name, cell in table.items()]
