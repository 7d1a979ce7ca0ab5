"""The packet holds what is public and nothing else, whatever people write (C2C-09, PRV-03)."""

import csv
import io

from django.core.exceptions import PermissionDenied

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from boards.appointments.calls import log_packet_taken, shortlist
from boards.appointments.fields import FIELDS, PUBLIC
from boards.appointments.packet import packet_csv, packet_text
from boards.models import Application, MaterialVersion
from cms import clock
from cms.models import LedgerEntry
from tests.factories import applications as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
SECRET = {
    "employer": "Employer-zebra",
    "email": "zebra@example.org",
    "phone": "916-555-0177",
    "about": {"role": "student", "county": "Zebra county", "age": "18-24"},
}
CANARIES = ["zebra", "0177", "provider", "student", "18-24"]


@furnished
def short(editor):
    found = make.call()
    first = make.application(
        found, name="Anna", statement="# Not a heading\nI speak.", language="vi", **SECRET
    )
    other = make.application(found, name="Berta", **SECRET)
    make.scored(found, first, other, by=editor, points=(1, 3))
    return found, first, other


def test_no_internal_field_gets_into_the_page_or_the_table(short):
    found, first, _other = short
    meeting = make.on_the_agenda(found, first)
    texts = [version.body for version in MaterialVersion.objects.filter(material__meeting=meeting)]
    assert len(texts) == 2
    for words in (*texts, packet_csv(found).decode()):
        assert "Anna" in words and "I speak." in words and "Organization" in words
        assert "Berta" not in words
        for canary in (*CANARIES, first.reference, first.nonce, "vi,"):
            assert canary.lower() not in words.lower(), canary


def test_the_table_has_the_public_columns_and_no_other(short):
    found, first, _other = short
    shortlist(actor=make.ACTOR, application=first)
    rows = list(csv.reader(io.StringIO(packet_csv(found).decode("utf-8-sig"))))
    assert rows[0] == [str(field.label) for field in FIELDS if field.is_public]
    assert rows[1] == [first.name, first.organization, first.statement]


@pytest.mark.engine
def test_the_packet_asks_the_database_for_public_columns_only(short, django_assert_num_queries):
    """What was never read cannot get out."""
    found, first, _other = short
    shortlist(actor=make.ACTOR, application=first)
    with django_assert_num_queries(1) as asked:
        packet_csv(found)
    sql = asked.captured_queries[0]["sql"].split("FROM")[0]
    columns = {field.column for field in Application._meta.fields}
    assert {name for name in columns if f'"{name}"' in sql} == set(PUBLIC)


def test_what_looks_like_a_heading_is_none(short):
    found, first, _other = short
    shortlist(actor=make.ACTOR, application=first)
    assert packet_text(found).count("\n# ") == 1


@pytest.mark.engine
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=some.lists(
        some.text(some.characters(codec="utf-8", exclude_characters="\x00"), max_size=40), min_size=2
    )
)
def test_whatever_is_written_a_row_has_three_values(short, words):
    found, first, _other = short
    Application.objects.filter(pk=first.pk).update(
        state="shortlisted", shortlisted_at=clock.now(), name=words[0][:100], statement=words[1]
    )
    rows = list(csv.reader(io.StringIO(packet_csv(found).decode("utf-8-sig"), newline="")))
    assert [len(row) for row in rows] == [3, 3]


def test_taking_the_table_stands_in_the_record(short, client_for, clerk, editor):
    """An export with names is logged; an editor, who does not appoint, gets none."""
    found, first, _other = short
    shortlist(actor=make.ACTOR, application=first)
    path = f"/desk/applications/{found.pk}/packet.csv"
    answer = client_for(clerk).post(path)
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/csv")
    entry = LedgerEntry.objects.filter(act="export").get()
    assert entry.actor == str(clerk)
    assert client_for(editor).post(path).status_code == 404
    assert client_for(clerk).get(path).status_code == 405
    with pytest.raises(PermissionDenied):
        log_packet_taken(actor=editor, call=found)
