"""Present samples: each coder's progress while open, and agreement once closed (PAR-04)."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.i18n.fields import text as in_words
from cms.users.models import User
from feedback.coding.agreement import FIRM, NOT_COMPUTABLE, TENTATIVE
from feedback.coding.code_tree import in_order, target_of
from feedback.coding.services import READ
from feedback.models import CodingSample, CodingTask, SubmissionText

SCALE = (-0.2, 1.0)  # lower values are drawn at the left end; the label states the number
VERDICTS = {
    "firm": (gettext_lazy("Firm"), "sage"),
    "tentative": (gettext_lazy("Tentative"), "poppy"),
    "do not report": (gettext_lazy("Do not report"), "brick"),
    NOT_COMPUTABLE: (gettext_lazy("Not computable"), "plain"),
}


def with_progress(samples: QuerySet) -> QuerySet:
    return samples.annotate(
        readings=Count("tasks"), done=Count("tasks", filter=Q(tasks__state__in=READ))
    ).order_by("-number")


def coders_of(sample: CodingSample) -> list[dict[str, Any]]:
    rows = sample.tasks.order_by("coder_name").values("coder_name")
    counted = rows.annotate(
        read=Count("pk", filter=Q(state__in=READ)),
        flagged=Count("pk", filter=Q(state=CodingTask.State.FLAGGED)),
        total=Count("pk"),
    )
    return [row | {"width": f"{100 * row['read'] / row['total']:.1f}%"} for row in counted]


def next_of(user: User, sample: CodingSample) -> CodingTask | None:
    """Return this coder's next unread task, or the first one once all are read."""
    if sample.state != CodingSample.State.OPEN:
        return None
    mine = sample.tasks.filter(coder=user).order_by("position")
    return mine.filter(state=CodingTask.State.TODO).first() or mine.first()


# Closed samples --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class AgreementRow:
    key: str
    name: str
    told: dict[str, Any]

    @property
    def verdict(self) -> tuple[str, str]:
        words, kind = VERDICTS[self.told["verdict"]]
        return str(words), kind

    @property
    def differ(self) -> int:
        return len(self.told.get("differ", {}))

    @property
    def open(self) -> int:
        return self.differ - len(self.told.get("decided", {}))

    @property
    def place(self) -> str:
        """Position of alpha on its scale as a CSS percentage; empty if alpha is not computable."""
        return "" if isinstance(self.told["alpha"], str) else place(self.told["alpha"])

    def cells(self) -> list[str]:
        return [share(self.told["prevalence"]), share(self.told["raw"]), *map(figure, self.figures)]

    @property
    def figures(self) -> list[Any]:
        return [self.told["kappa"], self.told["alpha"]]


def place(value: float) -> str:
    low, high = SCALE
    return f"{100 * (min(max(value, low), high) - low) / (high - low):.1f}%"


def marks() -> list[dict[str, str]]:
    return [{"at": place(value), "words": words} for value, words in ((TENTATIVE, "0.667"), (FIRM, "0.80"))]


def figure(value: float | str | None) -> str:
    if value is None:
        return "–"
    return str(_("not computable")) if isinstance(value, str) else f"{value:.4f}"


def share(value: float | str) -> str:
    return str(_("not computable")) if isinstance(value, str) else f"{100 * value:.0f}%"


def agreement_rows(sample: CodingSample) -> list[AgreementRow]:
    return [
        AgreementRow(code.key, in_words(code.name) or code.key, sample.agreement[code.key])
        for code in in_order(sample.codebook.codes.all())
        if code.key in sample.agreement
    ]


def asked_code(key: str, rows: list[AgreementRow]) -> AgreementRow | None:
    """Return the requested code, or else the first one with differences left to decide."""
    differing = [row for row in rows if row.differ]
    asked = (
        [row for row in differing if row.key == key] or [row for row in differing if row.open] or differing
    )
    return asked[0] if asked else None


def differing(sample: CodingSample, row: AgreementRow | None) -> list[dict[str, Any]]:
    """Return each text on which the coders differ for this code, with what each coder applied."""
    if row is None:
        return []
    codes = {code.pk: code for code in sample.codebook.codes.all()}
    coders = sorted(set(sample.tasks.values_list("coder_name", flat=True)))
    texts = SubmissionText.objects.filter(pk__in=map(int, row.told["differ"])).select_related("submission")
    found = []
    for text in texts.prefetch_related("codings").order_by("pk"):
        given = row.told["differ"][str(text.pk)]
        for each in text.codings.all():
            each.target = target_of(each.code_id, codes) if each.code_id in codes else None
            each.words = text.text[each.start : each.end]
        found.append(
            {
                "text": text,
                "coders": [_side(name, given, text, row.key) for name in coders],
                "decided": row.told["decided"].get(str(text.pk)),
            }
        )
    return found


def _side(name: str, given: list[str], text: SubmissionText, key: str) -> dict[str, Any]:
    own = [each for each in text.codings.all() if each.coder_name == name]
    return {
        "name": name,
        "gave": name in given,
        "passages": [each for each in own if each.target and each.target.key == key],
        "others": sorted(
            {in_words(each.target.name) for each in own if each.target and each.target.key != key}
        ),
    }
