"""Fields sealed for calls and appointments, without names or text by applicants."""

from boards.models import ApplicationCall, AppointedApplicant
from boards.site.ledger.digests import moment_of
from cms.records.ledger import seals


@seals(
    ApplicationCall,
    kind="application_call",
    subject=lambda row: f"{row.body.slug}/{row.slug}",
    complete=lambda: ApplicationCall.objects.exclude(published_at=None),
)
def application_call(obj: ApplicationCall) -> dict:
    """Only immutable fields, because the row is sealed again at each later step."""
    return {"body": obj.body_id, "address": obj.slug, "published": moment_of(obj.published_at)}


@seals(AppointedApplicant, kind="appointed_applicant", complete=AppointedApplicant.objects.all)
def appointed_applicant(obj: AppointedApplicant) -> dict:
    return {
        "application": obj.application_id,
        "motion": obj.motion_id,
        "seat": obj.seat_id,
        "appointment": obj.appointment_id,
        "at": moment_of(obj.made_at),
    }
