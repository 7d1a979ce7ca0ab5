"""Checkpoints: signed within a minute, confirmed each hour, and never over a record that was rewritten."""

from datetime import timedelta

from django.core.management import call_command

import pytest

from cms import clock
from cms.models import LedgerEntry, RecordCheckpoint, RecordTile
from cms.proofs import checkpoints, signing
from cms.proofs.verify_record import COSIGNATURE, check_signature
from tests.cms.proofs import second_verifier

pytestmark = pytest.mark.django_db


def test_the_next_minute_signs_what_is_new(record, set_clock):
    record(3)
    call_command("run_due")

    assert checkpoints.latest().size == 3
    assert check_signature(checkpoints.latest().note, str(signing.own_key())).size == 3


def test_an_empty_record_is_signed_too(client, db):
    signed = checkpoints.publish()

    assert signed.size == 0 and bytes(signed.root) == second_verifier.tree_hash([])
    assert client.get("/record/record.zip").status_code == 200


def test_a_record_that_did_not_grow_is_confirmed_each_hour(record, set_clock):
    record(3)
    first = checkpoints.publish()
    assert checkpoints.publish().note == first.note
    set_clock(clock.now() + timedelta(hours=1))

    again = checkpoints.publish()

    timed = str(signing.own_key(COSIGNATURE))
    assert RecordCheckpoint.objects.count() == 1 and again.made_at == first.made_at
    assert second_verifier.accepts_cosignature(again.note, timed) == int(clock.now().timestamp())
    assert again.note.splitlines()[:3] == first.note.splitlines()[:3]


def cut(record) -> None:
    LedgerEntry.objects.filter(number=300).delete()


def change(record) -> None:
    LedgerEntry.objects.filter(number=290).update(leaf="0" * 64)


def change_a_tile(record) -> None:
    RecordTile.objects.update(root=bytes(32), hashes=bytes(256 * 32))


@pytest.mark.parametrize("attack", [cut, change, change_a_tile])
def test_a_record_that_was_rewritten_is_not_signed(record, attack):
    record(300)
    before = checkpoints.publish()
    attack(record)
    record(1) if attack is not cut else None

    with pytest.raises(checkpoints.RecordRewritten, match="are not those that were signed"):
        checkpoints.publish()

    assert checkpoints.latest() == before


@pytest.mark.engine
def test_a_proof_reads_as_much_of_a_long_record_as_of_a_short_one(record, django_assert_max_num_queries):
    record(3000)
    checkpoints.publish()
    record(1)

    with django_assert_max_num_queries(20):
        checkpoints.publish()
