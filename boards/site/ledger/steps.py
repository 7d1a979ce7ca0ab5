"""Sealed fields of progress reports on action items."""

from boards.models import StepProgress
from boards.site.ledger import subjects
from boards.site.ledger.digests import moment_of
from cms.records.digests import hash_of
from cms.records.ledger import seals


@seals(
    StepProgress,
    kind="progress",
    subject=lambda row: f"{subjects.of_step(row.step)}/{row.pk}",
    complete=StepProgress.objects.all,
)
def progress(obj: StepProgress) -> dict:
    facts = {"step": obj.step_id, "percent": obj.percent, "at": moment_of(obj.at), "by": obj.by_name}
    return facts | {"words": hash_of(obj.note)}
