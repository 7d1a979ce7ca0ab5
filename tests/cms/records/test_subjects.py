"""What the record names in public, in the demo: readable, unambiguous, without a person."""

import re
import uuid
from typing import Any

import pytest

from boards.models import Appointment
from cms.models import LedgerEntry, LegalHold
from cms.records import ledger, verification
from cms.users.models import User

pytestmark = [pytest.mark.usefixtures("demo_database"), pytest.mark.django_db]

BOARD, FIRST = "governing-board/2022-11-09", "first-conversation"
NAMED = [
    f"posting:{BOARD}/1",
    f"item:{BOARD}/6",
    f"motion:{BOARD}/4/1",
    f"vote:{BOARD}/4/1/seat-21",
    f"outcome:{BOARD}/10",
    f"minutes:{BOARD}/1",
    f"event:{BOARD}/1",
    "correction:community-engagement/2022-09-14/2",
    "packet:governing-board/2023-02-08/1/es",
    "decision:2022-17",
    "answer:P-2022-02",
    "finding:12",
    "cut:1/edition-1",
    "release:2/edition-1",
    f"recap:{FIRST}/2",
    "year-of-people:2022",
    "form-version:proposals-data-and-tools/1",
    "toolversion:californiacolleges/2022",
    "agreement-document:2/1",
]
BEGINNINGS = [
    f"presence:{BOARD}/seat-5/",
    f"recording:{BOARD}/",
    "step:2022-17/step-",
    "progress:2022-17/step-",
    "application-call:community-engagement/",
    "export:1/edition-1/xlsx/",
    f"theme-outcome:{FIRST}/theme-",
    f"poll-result:{FIRST}/",
    "toolstep:etranscript/",
    "partystep:uc/",
]
PRIVATE = [
    "moderation",
    "power",
    "filing",
    "distribution",
    "campaign_change",
    "bulk_action",
    "sending",
    "version",
]


def subjects() -> list[str]:
    return list(LedgerEntry.objects.values_list("subject", flat=True))


def test_what_has_a_public_page_is_named_as_its_page_is():
    known = subjects()
    assert [each for each in NAMED if each not in known] == []
    assert [each for each in BEGINNINGS if not any(name.startswith(each) for name in known)] == []


@pytest.mark.parametrize("kind", PRIVATE)
def test_what_is_private_is_named_by_its_number(kind):
    entries = LedgerEntry.objects.filter(kind=kind)
    seal = ledger.seal_of(kind)
    assert entries
    assert [each.subject for each in entries if each.subject != f"{seal.prefix}{each.key}"] == []


def test_two_rows_never_share_a_name():
    seen: dict[tuple[str, str], set[str]] = {}
    for kind, subject, key in LedgerEntry.objects.values_list("kind", "subject", "key"):
        seen.setdefault((kind, subject), set()).add(key)
    assert {name: keys for name, keys in seen.items() if len(keys) > 1} == {}


def test_no_name_says_who_a_person_is():
    """Not even one of the words of a member's name."""
    said = "\n".join(subjects()).casefold()
    members = " ".join(Appointment.objects.values_list("person_name", flat=True))
    words = set(re.findall(r"\w{3,}", members.casefold()))
    assert len(words) > 50
    assert sorted(words & set(re.findall(r"\w{3,}", said))) == []
    accounts = [name for pair in User.objects.values_list("display_name", "email") for name in pair]
    assert [name for name in accounts if name and name.casefold() in said] == []
    assert "@" not in said


def slipped_in(row: Any, **changes: str) -> None:
    """A copy of a row, put into the database around the services."""
    row.pk = uuid.uuid4() if row._meta.pk.get_internal_type() == "UUIDField" else None
    for field in row._meta.concrete_fields:
        if field.name in ("number", "edition", "order", "sequence", "cut_edition", "year"):
            setattr(row, field.name, 990)
        elif field.one_to_one and field.null:
            setattr(row, field.attname, None)
    for name, value in changes.items():
        setattr(row, name, value)
    type(row)._base_manager.bulk_create([row])


FORGED = (
    "posting", "item", "motion", "decision", "step", "minutes", "recording", "event", "presence",
    "version", "packet", "moderation", "campaign_change", "finding", "cut", "export", "release",
    "recap", "power", "toolstep",
)  # fmt: skip
# Where a copy must differ from its original.
OTHERWISE = {"item": {"key": "forged"}, "packet": {"language": "xx"}}


def test_rows_put_into_the_database_around_the_services_are_named():
    added = []
    for kind in FORGED:
        row = ledger.seal_of(kind).complete().first()
        slipped_in(row, **OTHERWISE.get(kind, {}))
        added.append(f"{kind} {row.pk} is not in the record.")
    LegalHold.objects.create(kind="form", key="1", reason="Forged", placed_by_name="Nobody")
    said = set(verification.breaks())
    assert [words for words in added if words not in said] == []
    assert any(words.startswith("hold ") for words in said)
