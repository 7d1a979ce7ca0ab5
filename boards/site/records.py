"""What the gate of publication must know of the records of the boards that go out without a page."""

from boards import access
from boards.data_sets import publication_checks as of_editions
from boards.models import DataEdition, JobOpening
from boards.openings import publication_checks as of_openings
from cms.access import Role
from cms.publication.rules import RecordRule, register_record

register_record(
    RecordRule(
        DataEdition,
        access.DATA_ROLES,
        second_person=of_editions.second_person,
        not_yet=of_editions.not_yet,
        record=of_editions.on_record,
    )
)
register_record(
    RecordRule(
        JobOpening,
        (Role.PUBLISHER,),
        not_yet=of_openings.not_yet,
        record=of_openings.on_record,
    )
)
