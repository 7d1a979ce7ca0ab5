"""Show 4: cutting, changing or adding one link behind the ledger's back is noticed by ``verify``."""

import io

from django.core.management import call_command

import pytest

from cms import chain
from cms.chain.links import withdraw
from cms.exceptions import RuleBroken
from cms.models import LedgerEntry, Link
from cms.records import verification
from cms.records.redaction import redact

pytestmark = pytest.mark.django_db


@pytest.fixture
def joined(things, clerk) -> Link:
    chain.link(("finding", 2), ("item", 5), actor=clerk, why="another")
    return chain.link(("finding", 1), ("item", 5), actor=clerk, why="The board asked for it.")


def verified() -> str:
    """What ``manage.py verify`` complains of; nothing if it finds the record whole."""
    heard = io.StringIO()
    try:
        call_command("verify", stdout=io.StringIO(), stderr=heard)
    except SystemExit as stopped:
        assert stopped.code == 1
        return heard.getvalue()
    return ""


def test_an_unbroken_chain_verifies(joined):
    assert verified() == ""


def test_a_link_that_was_cut_is_named(joined):
    number = joined.pk
    Link.objects.filter(pk=number).delete()

    assert f"link {number} is missing" in verified()


@pytest.mark.parametrize(
    "change",
    [
        {"target_id": 6},
        {"source_id": 3},
        {"target_kind": "decision"},
        {"stance": "against"},
        {"why": "Nobody asked for it."},
        {"made_by_name": "somebody else"},
        {"withdrawn_why": "quietly", "withdrawn_at": "2022-06-08T12:00:00Z"},
    ],
)
def test_a_link_that_was_changed_is_named(joined, change):
    Link.objects.filter(pk=joined.pk).update(**change)

    assert f"link {joined.pk} was changed" in verified()


def test_a_link_that_was_added_is_named(joined):
    added = Link.objects.create(
        source_kind="finding", source_id=7, target_kind="item", target_id=5, why="slipped in"
    )

    assert verified().splitlines() == [
        f"Link {added.pk} (finding 7 → item 5) is not in the record.",
    ]


def test_a_link_taken_back_stays_as_a_row_and_joins_nothing(joined, clerk, editor):
    withdraw(joined, actor=editor, why="It was the wrong item.")
    row = Link.objects.get(pk=joined.pk)

    assert (row.withdrawn_by_name, row.withdrawn_why) == (str(editor), "It was the wrong item.")
    assert [node.title for node in chain.trace("finding", 1).nodes] == ["finding 1"]
    assert LedgerEntry.objects.order_by("-number").first().act == "unlink"
    assert verified() == ""


def test_a_link_quietly_put_back_is_named(joined, editor):
    withdraw(joined, actor=editor, why="wrong")
    Link.objects.filter(pk=joined.pk).update(withdrawn_at=None)

    assert f"link {joined.pk} was changed" in verified()


def test_what_was_taken_back_can_be_joined_anew(joined, clerk):
    withdraw(joined, actor=clerk, why="wrong")
    again = chain.link(("finding", 1), ("item", 5), actor=clerk, why="right after all")

    assert again.pk != joined.pk
    assert len(chain.trace("finding", 1).steps) == 1
    assert list(verification.breaks()) == []


def test_taking_back_needs_a_reason_and_happens_once(joined, clerk):
    with pytest.raises(RuleBroken, match="Enter the reason for withdrawing the link"):
        withdraw(joined, actor=clerk, why="  ")
    withdraw(joined, actor=clerk, why="wrong")
    with pytest.raises(RuleBroken, match="already been withdrawn"):
        withdraw(joined, actor=clerk, why="wrong again")


def test_the_words_of_a_link_can_be_removed_and_the_record_says_so(client, joined, editor, publisher):
    """PRV-06: what it joins stays, and ``verify`` knows that the words went by an act."""
    withdraw(joined, actor=editor, why="Because of Jane Demo.")
    redact("link", joined.pk, actor=publisher, reason="It names a person.")
    row = Link.objects.get(pk=joined.pk)

    assert "Jane" not in row.withdrawn_why and row.why.startswith("[Removed")
    assert verified() == ""
