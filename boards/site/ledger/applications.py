"""What the ledger holds fast of calls and appointments. Nothing of a person's words, and no name."""

from boards.models import ApplicationCall, AppointedApplicant
from boards.site.ledger.digests import moment_of
from cms.records.ledger import seals


@seals(ApplicationCall, kind="application_call")
def application_call(obj: ApplicationCall) -> dict:
    """Only what stays: the same row is sealed when it is published, brought to a meeting, taken as a file, answered."""
    return {"body": obj.body_id, "address": obj.slug, "published": moment_of(obj.published_at)}


@seals(AppointedApplicant, kind="appointed_applicant")
def appointed_applicant(obj: AppointedApplicant) -> dict:
    return {
        "application": obj.application_id,
        "motion": obj.motion_id,
        "seat": obj.seat_id,
        "appointment": obj.appointment_id,
        "at": moment_of(obj.made_at),
    }
