"""What followers of a record are told of: its own changes, and those of records that refer to it."""

from datetime import timedelta

import pytest

from boards.models import Decision
from cms import clock
from cms.models import RecordChange
from cms.open_data import sync
from cms.open_data.changes import changes_by_subject, last_change
from cms.open_data.registry import kinds
from cms.open_data.values import REFERENCE, list_of, optional
from tests.factories import open_data

REFERENCES = (REFERENCE, optional(REFERENCE), list_of(REFERENCE))


def told(*subjects: tuple[str, str], after: int = 0) -> dict:
    found = changes_by_subject(subjects, after=after, until=last_change(clock.now()))
    return {subject: [(each.act, each.is_own) for each in changes] for subject, changes in found.items()}


@pytest.fixture
def decided(board):
    row = open_data.decision(board)
    sync.follow()
    return row


def test_what_is_told_to_others_are_references():
    wrong = [
        f"{kind.name}: {name}"
        for kind in kinds()
        for name in kind.told_to
        if kind.fields[name] not in REFERENCES
    ]
    assert not wrong


def test_a_record_tells_its_own_changes_and_its_body_that_it_appeared(board, decided):
    body = ("bodies", board.slug)
    assert told(("decisions", decided.number))["decisions", decided.number] == [("added", True)]
    assert ("added", False) in told(body)[body]

    before = last_change(clock.now())
    Decision.objects.filter(pk=decided.pk).update(reason={"en": "Counties asked."})
    sync.follow()
    assert told(("decisions", decided.number), body, after=before) == {
        ("decisions", decided.number): [("changed", True)]
    }


def test_a_new_outcome_is_told_to_the_body(board, decided):
    before = last_change(clock.now())
    Decision.objects.filter(pk=decided.pk).update(outcome="tabled")
    sync.follow()
    assert told(("bodies", board.slug), after=before) == {("bodies", board.slug): [("changed", False)]}


@pytest.mark.parametrize("is_followed", [True, False], ids=["already noticed", "not yet noticed"])
def test_of_a_record_that_is_public_no_more_only_its_own_followers_learn_that_it_went(
    board, decided, is_followed
):
    Decision.objects.filter(pk=decided.pk).update(published_at=None)
    if is_followed:
        sync.follow()
    subject = ("decisions", decided.number)
    found = changes_by_subject([subject, ("bodies", board.slug)], after=0, until=last_change(clock.now()))
    assert all(change.record is None for change in found[subject])
    assert not [
        change for change in found.get(("bodies", board.slug), []) if change.record.kind == "decisions"
    ]


def test_the_last_change_is_that_of_a_moment(decided):
    assert last_change(clock.now()) == RecordChange.objects.order_by("pk").last().pk
    assert last_change(clock.now() - timedelta(days=1)) == 0


def test_statements_do_not_grow_with_changes(board, django_assert_max_num_queries):
    open_data.decisions(board, 30)
    sync.follow()
    with django_assert_max_num_queries(3):
        changes_by_subject([("bodies", board.slug)], after=0, until=last_change(clock.now()))
