"""The record: each act is an entry of its tree, and each later change shows."""

from datetime import timedelta
from io import StringIO

from django.core.management import call_command

import pytest

from cms.models import LedgerEntry, Milestone, RecordTile
from cms.proofs import checkpoints, leaves, tree
from cms.proofs.verify_record import check_inclusion
from cms.records import ledger
from tests.factories.cms import milestone

pytestmark = pytest.mark.django_db


def verify(*arguments: str) -> tuple[int, str]:
    """The exit code of ``manage.py verify`` and what it says."""
    words = StringIO()
    try:
        call_command("verify", *arguments, stdout=words, stderr=words)
    except SystemExit as end:
        return end.code, words.getvalue()
    return 0, words.getvalue()


@pytest.fixture
def three_entries(sealed, clerk):
    rows = [milestone(f"Step {number}") for number in (1, 2, 3)]
    for row in rows:
        ledger.append("publish", row, actor=clerk)
    return rows


def test_an_unchanged_record_passes_and_says_what_is_signed(three_entries):
    assert verify() == (0, "3 entries, unbroken. Nothing signed yet.\n")

    signed = checkpoints.publish()

    assert verify() == (0, f"3 entries, unbroken. Signed: 3, root {bytes(signed.root).hex()}.\n")


def test_an_empty_record_passes(db):
    assert verify() == (0, "0 entries, unbroken. Nothing signed yet.\n")


def test_an_entry_holds_who_and_what_but_no_text(three_entries, clerk):
    entry = LedgerEntry.objects.get(number=1)

    assert (entry.actor, entry.act, entry.kind, entry.key) == (
        str(clerk),
        "publish",
        "milestone",
        str(three_entries[0].pk),
    )
    assert "Step" not in " ".join(str(value) for value in vars(entry).values())


def test_a_visitor_is_written_as_public_and_a_machine_by_its_name(sealed):
    ledger.append("send", milestone(), actor=None)
    ledger.append("send", milestone(), actor="system:import")

    assert list(LedgerEntry.objects.order_by("number").values_list("actor", flat=True)) == [
        "public",
        "system:import",
    ]


def test_the_same_facts_get_another_digest_each_time(sealed, clerk):
    """The digest is salted: nobody finds a text by trying likely ones."""
    row = milestone()
    entries = [ledger.append("seal", row, actor=clerk) for _time in range(2)]

    assert entries[0].digest != entries[1].digest


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("actor", "somebody else"),
        ("act", "redact"),
        ("kind", "vote"),
        ("subject", "milestone:999"),
        ("role", "system"),
        ("actor_digest", "0" * 64),
        ("salt", "0" * 64),
        ("digest", "0" * 64),
        ("leaf", "0" * 64),
        ("at", None),
        ("number", 7),
    ],
)
def test_a_changed_field_of_an_entry_is_named(three_entries, name, value):
    entry = LedgerEntry.objects.get(number=2)
    LedgerEntry.objects.filter(pk=entry.pk).update(
        **{name: entry.at + timedelta(seconds=1) if name == "at" else value}
    )

    code, words = verify()

    assert code == 1
    assert "Entry 2 of the record" in words


def test_an_entry_moved_to_another_row_is_named(three_entries, sealed):
    other = milestone("Step two")
    LedgerEntry.objects.filter(number=2).update(key=str(other.pk))

    assert verify() == (1, f"milestone {other.pk} was changed after entry 2 of the record.\n")


def test_an_entry_rewritten_with_all_its_hashes_contradicts_what_was_signed(three_entries, sealed):
    """Whoever holds the database can compute every hash anew, but cannot sign."""
    checkpoints.publish()
    row = three_entries[1]
    Milestone.objects.filter(pk=row.pk).update(title={"en": "Step two"})
    row.refresh_from_db()
    entry = LedgerEntry.objects.get(number=2)
    leaves.set_hashes(entry, ledger.facts_of(row))
    entry.save()

    assert verify() == (1, "The first 3 entries of the record are not those that were signed.\n")


def test_a_removed_entry_is_named(three_entries):
    LedgerEntry.objects.filter(number=2).delete()

    code, words = verify()

    assert code == 1
    assert "Entry 2 of the record is missing." in words


def test_swapped_entries_are_named(three_entries):
    second, third = LedgerEntry.objects.filter(number__in=[2, 3]).order_by("number")
    for entry, number in ((second, 100), (third, 2), (second, 3)):
        LedgerEntry.objects.filter(pk=entry.pk).update(number=number)

    code, words = verify()

    assert code == 1
    assert "Entry 2 of the record" in words
    assert "Entry 3 of the record" in words


def test_a_changed_row_is_named(three_entries):
    row = three_entries[1]
    Milestone.objects.filter(pk=row.pk).update(title={"en": "Step two"})

    code, words = verify()

    assert code == 1
    assert words.strip() == f"milestone {row.pk} was changed after entry 2 of the record."


def test_a_removed_row_is_named(three_entries):
    pk = three_entries[0].pk
    Milestone.objects.filter(pk=pk).delete()

    assert verify() == (1, f"milestone {pk} is missing (entry 1 of the record).\n")


def test_a_row_sealed_again_is_held_to_its_newest_facts(three_entries, clerk):
    row = three_entries[0]
    row.title = {"en": "Corrected"}
    row.save()
    ledger.append("publish", row, actor=clerk)

    assert verify()[0] == 0


def test_a_kind_that_no_room_knows_is_named(three_entries, monkeypatch):
    monkeypatch.delitem(ledger._by_kind, "milestone")

    assert verify() == (1, "There is no way to verify milestone.\n")


def test_a_further_check_of_a_room_is_run(three_entries, monkeypatch):
    monkeypatch.setattr(ledger, "_verifiers", {})

    @ledger.verifier("agendas")
    def check():
        yield "Agenda 4 does not have its hash."

    assert verify() == (1, "Agenda 4 does not have its hash.\n")


def test_many_rows_are_appended_in_few_statements(sealed, clerk, django_assert_max_num_queries):
    rows = [milestone(f"Step {number}") for number in range(30)]
    with django_assert_max_num_queries(5):
        entries = ledger.append_many("vote", rows, actor=clerk)

    assert [entry.number for entry in entries] == list(range(1, 31))
    assert verify()[0] == 0


def test_a_large_record_is_proven_from_its_tiles_in_few_statements(
    sealed, clerk, django_assert_max_num_queries
):
    ledger.append_many("vote", [milestone("A step")] * 700, actor=clerk)
    signed = checkpoints.publish()
    entry = LedgerEntry.objects.get(number=333)

    with django_assert_max_num_queries(4):
        path = tree.Tree(700).inclusion(332)

    check_inclusion(leaves.hash_of(entry), 332, 700, path, bytes(signed.root))
    assert RecordTile.objects.count() == 2 and verify()[0] == 0


def test_a_changed_tile_is_named(sealed, clerk):
    """Proofs are made from them."""
    ledger.append_many("vote", [milestone("A step")] * 600, actor=clerk)
    checkpoints.publish()
    RecordTile.objects.filter(index=1).update(root=bytes(32))

    assert verify() == (1, "The stored tree is not that of entries 257 to 512.\n")


def test_nothing_to_append_appends_nothing(db, clerk):
    assert ledger.append_many("vote", [], actor=clerk) == []
    assert not LedgerEntry.objects.exists()


def test_the_entries_of_one_row_are_found(three_entries):
    key = str(three_entries[2].pk)

    assert [entry.number for entry in ledger.entries_for("milestone", [key])] == [3]


def test_two_models_are_never_sealed_under_one_name(sealed):
    with pytest.raises(ValueError, match="two models are sealed as 'milestone'"):
        ledger.seals(LedgerEntry, kind="milestone")(lambda row: {})
