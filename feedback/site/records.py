"""What the gate of publication must know of the records that go out without a page."""

from django.db.models import Q

from cms.publication.rules import RecordRule, register_record
from feedback import access
from feedback.exports import publication_checks as of_exports
from feedback.findings import publication_checks as of_findings
from feedback.models import Cut, Export, Finding, Release
from feedback.releases import publication_checks as of_releases

register_record(RecordRule(Cut, access.CUT_ROLES))
register_record(
    RecordRule(
        Release,
        access.CUT_ROLES,
        second_person=of_releases.second_person,
        not_yet=of_releases.not_yet,
        record=of_releases.on_record,
    )
)
register_record(
    RecordRule(
        Export,
        access.CUT_ROLES,
        second_person=of_exports.second_person,
        not_yet=of_exports.not_yet,
        held=of_exports.held,
    )
)
register_record(
    RecordRule(
        Finding,
        access.FINDING_ROLES,
        second_person=of_findings.second_person,
        not_yet=of_findings.not_yet,
        record=lambda: Q(state=Finding.State.PUBLISHED),
    )
)
