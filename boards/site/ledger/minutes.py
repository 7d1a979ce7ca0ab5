"""Posted minutes, recordings, and finished duties."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from boards.models import Duty, MinutesVersion, Recording
from boards.models.agendas import digest_of
from boards.site.ledger import subjects
from boards.site.ledger.digests import given, moment_of
from cms.records.digests import hash_of
from cms.records.ledger import seals, verifier


def _minutes(row: MinutesVersion) -> str:
    return f"{subjects.of_meeting(row.meeting)}/{row.number}"


@seals(MinutesVersion, kind="minutes", subject=_minutes, complete=MinutesVersion.objects.all)
def minutes(obj: MinutesVersion) -> dict:
    facts = {
        "meeting": obj.meeting_id,
        "number": obj.number,
        "state": obj.state,
        "snapshot": hash_of(obj.snapshot),
        "sha256": obj.sha256,
        "at": moment_of(obj.posted_at),
        "by": obj.posted_by_name,
        "reason": hash_of(obj.reason),
    }
    return facts | given(obj, "motion_id")


@seals(
    Recording,
    kind="recording",
    subject=lambda row: f"{subjects.of_meeting(row.meeting)}/{row.pk}",
    complete=Recording.objects.all,
)
def recording(obj: Recording) -> dict:
    return {
        "meeting": obj.meeting_id,
        "language": obj.language,
        "url": hash_of(obj.url),
        "begins": moment_of(obj.began_at),
        "recorded": moment_of(obj.recorded_at),
        "captions": hash_of(obj.captions),
        "removed": moment_of(obj.removed_at),
        "because": hash_of(obj.removed_because),
    }


@seals(Duty, kind="duty", complete=lambda: Duty.objects.exclude(done_at=None))
def duty(obj: Duty) -> dict:
    """Sealed when finished."""
    return {
        "meeting": obj.meeting_id,
        "kind": obj.kind,
        "rule": obj.rule,
        "done": moment_of(obj.done_at),
        "by": obj.done_by_name,
        "evidence": hash_of([obj.evidence, str(obj.starts_on or ""), str(obj.ends_on or "")]),
    }


@verifier("minutes")
def snapshots() -> Iterator[str]:
    """Each version of minutes still matches its published SHA-256."""
    for each in MinutesVersion.objects.order_by("pk").iterator(100):
        if digest_of(each.snapshot) != each.sha256:
            yield _("minutes %(key)s do not match their SHA-256.") % {"key": each.pk}
