"""The record: each act is chained, and each later change shows."""

from datetime import timedelta
from io import StringIO

from django.core.management import call_command

import pytest

from cms.models import LedgerEntry, Milestone
from cms.records import ledger
from tests.factories.cms import milestone

pytestmark = pytest.mark.django_db


def verify() -> tuple[int, str]:
    """The exit code of ``manage.py verify`` and what it says."""
    words = StringIO()
    try:
        call_command("verify", stdout=words, stderr=words)
    except SystemExit as end:
        return end.code, words.getvalue()
    return 0, words.getvalue()


@pytest.fixture
def chain_of_three(sealed, clerk):
    rows = [milestone(f"Step {number}") for number in (1, 2, 3)]
    for row in rows:
        ledger.append("publish", row, actor=clerk)
    return rows


def test_an_unchanged_record_passes_and_prints_its_head(chain_of_three):
    code, words = verify()

    assert code == 0
    assert words.strip() == f"3 entries, unbroken. Head: {ledger.head().hash}"


def test_an_empty_record_passes(db):
    assert verify() == (0, "0 entries, unbroken. Head: -\n")


def test_entries_are_numbered_and_hold_the_hash_of_the_one_before(chain_of_three):
    first, second, third = LedgerEntry.objects.order_by("number")

    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert first.previous == ledger.GENESIS
    assert (second.previous, third.previous) == (first.hash, second.hash)


def test_an_entry_holds_who_and_what_but_no_text(chain_of_three, clerk):
    entry = LedgerEntry.objects.get(number=1)

    assert (entry.actor, entry.act, entry.kind, entry.key) == (
        str(clerk),
        "publish",
        "milestone",
        str(chain_of_three[0].pk),
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
        ("key", "999"),
        ("salt", "0" * 32),
        ("digest", "0" * 64),
        ("previous", "0" * 64),
        ("hash", "0" * 64),
        ("at", None),
        ("number", 7),
    ],
)
def test_a_changed_field_of_an_entry_is_named(chain_of_three, name, value):
    entry = LedgerEntry.objects.get(number=2)
    LedgerEntry.objects.filter(pk=entry.pk).update(
        **{name: entry.at + timedelta(seconds=1) if name == "at" else value}
    )

    code, words = verify()

    assert code == 1
    assert "Entry 2 of the record" in words


def test_an_entry_changed_together_with_its_hash_breaks_the_next_one(chain_of_three):
    """Whoever recomputes one hash has to recompute all that follow, up to the head that others wrote down."""
    entry = LedgerEntry.objects.get(number=2)
    entry.actor = "somebody else"
    LedgerEntry.objects.filter(pk=entry.pk).update(actor=entry.actor, hash=ledger._entry_hash(entry))

    code, words = verify()

    assert code == 1
    assert "Entry 2 of" not in words and "Entry 3 of the record" in words


def test_a_removed_entry_is_named(chain_of_three):
    LedgerEntry.objects.filter(number=2).delete()

    code, words = verify()

    assert code == 1
    assert "Entry 2 of the record is missing." in words


def test_swapped_entries_are_named(chain_of_three):
    second, third = LedgerEntry.objects.filter(number__in=[2, 3]).order_by("number")
    for entry, number in ((second, 100), (third, 2), (second, 3)):
        LedgerEntry.objects.filter(pk=entry.pk).update(number=number)

    code, words = verify()

    assert code == 1
    assert "Entry 2 of the record" in words
    assert "Entry 3 of the record" in words


def test_a_changed_row_is_named(chain_of_three):
    row = chain_of_three[1]
    Milestone.objects.filter(pk=row.pk).update(title={"en": "Step two"})

    code, words = verify()

    assert code == 1
    assert words.strip() == f"milestone {row.pk} was changed after entry 2 of the record."


def test_a_removed_row_is_named(chain_of_three):
    pk = chain_of_three[0].pk
    Milestone.objects.filter(pk=pk).delete()

    assert verify() == (1, f"milestone {pk} is missing (entry 1 of the record).\n")


def test_a_row_sealed_again_is_held_to_its_newest_facts(chain_of_three, clerk):
    row = chain_of_three[0]
    row.title = {"en": "Corrected"}
    row.save()
    ledger.append("publish", row, actor=clerk)

    assert verify()[0] == 0


def test_a_kind_that_no_room_knows_is_named(chain_of_three, monkeypatch):
    monkeypatch.delitem(ledger._by_kind, "milestone")

    assert verify() == (1, "There is no way to verify milestone.\n")


def test_a_further_check_of_a_room_is_run(chain_of_three, monkeypatch):
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


def test_nothing_to_append_appends_nothing(db, clerk):
    assert ledger.append_many("vote", [], actor=clerk) == []
    assert not LedgerEntry.objects.exists()


def test_the_entries_of_one_row_are_found(chain_of_three):
    key = str(chain_of_three[2].pk)

    assert [entry.number for entry in ledger.entries_for("milestone", [key])] == [3]


def test_anyone_reads_the_head_and_the_newest_entries(client, chain_of_three):
    page = client.get("/verify/").content.decode()

    assert ledger.head().hash in page
    assert "Something was published" in page


def test_the_whole_chain_is_data_without_names_and_keys(client, chain_of_three, clerk):
    answer = client.get("/verify/chain.csv")
    lines = b"".join(answer.streaming_content).decode().splitlines()

    assert lines[0] == "number,at,act,kind,digest,previous,hash"
    assert len(lines) == 4
    assert lines[3].endswith(ledger.head().hash)
    assert str(clerk) not in "".join(lines)


def test_two_models_are_never_sealed_under_one_name(sealed):
    with pytest.raises(ValueError, match="two models are sealed as 'milestone'"):
        ledger.seals(LedgerEntry, kind="milestone")(lambda row: {})
