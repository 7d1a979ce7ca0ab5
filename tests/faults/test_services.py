"""Every service has a case, and the harness sees what it is there to see."""

import importlib
from contextlib import suppress

from django.core.files.base import ContentFile
from django.db import OperationalError, transaction

import pytest

from cms.models import OutboxMessage
from cms.storage import private_storage
from tests.faults import (
    test_posting_and_notices,
    test_powers,
    test_record,
    test_release,
    test_sessions,
    test_votes,
)
from tests.faults.harness import Cases, call, half_done
from tests.faults.services import ALSO, PARTS, parts_found, services

TABLES: list[Cases] = [
    test_posting_and_notices.CASES,
    test_powers.CASES,
    test_record.CASES,
    test_release.CASES,
    test_sessions.CASES,
    test_votes.CASES,
    test_votes.RANKINGS,
]
LONG_ACTS_OF_MEETINGS = {
    "boards.sessions.absences",
    "boards.sessions.closed_sessions",
    "boards.sessions.comment_windows",
    "boards.sessions.pauses",
    "boards.sessions.presence",
    "boards.sessions.presiding",
    "boards.sessions.recusals",
    "boards.sessions.services",
    "boards.sessions.speakers",
}


def test_each_service_has_a_case_and_each_case_a_service():
    cases = [name for table in TABLES for name in table.builders]
    assert sorted(cases) == sorted(services())


def test_each_part_and_each_further_service_exists():
    assert parts_found() == set(PARTS)
    for name in ALSO:
        module, _dot, function = name.rpartition(".")
        assert callable(getattr(importlib.import_module(module), function))


def test_one_service_of_each_module_is_broken_at_every_statement_every_day():
    chosen = {name.rpartition(".")[0] for table in TABLES for name in table.everywhere}
    assert (
        {name.rpartition(".")[0] for name in services()} - chosen
        == {
            "boards.agendas.added_items",  # the steps of a correction, which is
            "boards.agendas.editor.services",  # a revision in each language, as the other acts on a draft, which are
            *LONG_ACTS_OF_MEETINGS,  # a lock, a row, a line of the log and the live page, alike in each
            "cms.records.retention",  # a step for each class of records, and
            "cms.records.redaction",  # long; all of it in the deep suite
        }
    )


def write(number: int) -> None:
    OutboxMessage.objects.create(to=f"{number}@example.org", subject="Two mails", text="Or none")


def two_mails() -> None:
    write(1)
    write(2)


@pytest.mark.django_db
def test_a_service_that_stops_between_two_rows_is_found():
    assert "leaves cms_outboxmessage" in half_done(call(two_mails))[0]
    assert half_done(call(transaction.atomic(two_mails))) == []


@pytest.mark.django_db
def test_a_service_that_deletes_a_file_before_its_end_is_found():
    @transaction.atomic
    def delete_first() -> None:
        private_storage().delete("exports/one.csv")
        write(1)

    private_storage().save("exports/one.csv", ContentFile(b"1"))
    assert "leaves private:exports/one.csv" in half_done(call(delete_first))[0]


@pytest.mark.django_db
def test_a_service_that_hides_a_failure_is_found():
    def hide() -> None:
        with suppress(OperationalError):
            write(1)

    assert "swallowed" in half_done(call(hide))[0]
