"""The copies follow the records, whatever wrote them."""

from datetime import date, timedelta

from django.db import connection

import pytest

from boards.models import Decision, FollowUp
from cms import clock
from cms.models import ChangedRow, PublishedRecord
from cms.open_data import sync, triggers
from cms.open_data.registry import kinds
from cms.open_data.selectors import current
from tests.factories import open_data

TABLE = "boards_decision"
LATER = timedelta(hours=1)


def notes() -> set[tuple[str, str, bool]]:
    return set(ChangedRow.objects.values_list("table", "row", "is_deleted"))


def shown() -> list[PublishedRecord]:
    return current(PublishedRecord.objects.present().filter(kind="decisions").order_by("key"))


def hide(row: Decision) -> None:
    Decision.objects.filter(pk=row.pk).update(published_at=None)


@pytest.mark.engine
def test_each_way_to_write_a_row_is_noted(board):
    first, second = open_data.decisions(board, 2)
    pk, other = str(first.pk), str(second.pk)
    assert {(TABLE, pk, False), (TABLE, other, False)} <= notes()

    sync.follow()
    first.save()
    assert notes() == {(TABLE, pk, False)}

    sync.follow()
    Decision.objects.update(outcome="tabled")
    assert notes() == {(TABLE, pk, False), (TABLE, other, False)}

    sync.follow()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE boards_decision SET outcome = 'adopted' WHERE id = %s", [first.pk])
    assert notes() == {(TABLE, pk, False)}

    sync.follow()
    second.delete()
    assert (TABLE, other, True) in notes()


@pytest.mark.engine
def test_a_row_that_moves_is_noted_for_the_owner_that_it_leaves(decided):
    made = open_data.step(decided[0])
    sync.follow()
    made.save()
    assert notes() == {("boards_followup", str(made.pk), False)}
    FollowUp.objects.filter(pk=made.pk).update(decision=decided[1])
    assert notes() >= {("boards_followup", str(made.pk), False), (TABLE, str(decided[0].pk), False)}

    assert [len(copy.attributes["action_items"]) for copy in shown()][:3] == [0, 1, 0]
    assert sync.follow() == 3  # both decisions, and the step itself
    assert open_data.copy_of(decided[0]).attributes["action_items"] == []


def test_each_owner_that_a_row_can_leave_is_watched():
    watched = triggers.watched()
    assert len(triggers.owners()) >= 50
    assert [each for each in triggers.owners() if each[2] not in watched] == []


@pytest.mark.engine
def test_triggers_that_a_rebuilt_table_lost_are_made_again(board):
    row = open_data.decision(board)
    sync.follow()
    drop = {
        "sqlite": [f"DROP TRIGGER open_data_{TABLE}_{act}" for act in triggers.ACTS],
        "postgresql": [f"DROP TRIGGER open_data_note ON {TABLE}"],
    }
    with connection.cursor() as cursor:
        for statement in drop[connection.vendor]:
            cursor.execute(statement)
    row.save()
    assert not notes()

    triggers.ensure("default")
    row.save()

    assert notes() == {(TABLE, str(row.pk), False)}


def test_every_table_that_a_kind_watches_has_its_triggers():
    assert triggers.watched().keys() >= {kind.table for kind in kinds()}


@pytest.mark.engine
def test_a_public_record_is_copied_and_a_draft_is_not(board):
    public, draft = open_data.decision(board, 1), open_data.decision(board, 2, published_at=None)

    sync.follow()

    copy = open_data.copy_of(public)
    assert (copy.key, copy.body, copy.number) == ("2022-01", "governing-board", "2022-01")
    assert copy.paths["en"] == "/decisions/2022-01/"
    assert not PublishedRecord.objects.filter(row=str(draft.pk), kind="decisions").exists()


def test_following_reads_again_only_what_changed(decided, monkeypatch):
    read = []
    kind = next(kind for kind in kinds() if kind.name == "decisions")
    before = type(kind).read
    monkeypatch.setattr(
        type(kind),
        "read",
        lambda self, rows: read.extend((self.name, str(row)) for row in rows) or before(self, rows),
    )
    made = open_data.step(decided[3])

    assert sync.follow() == 2
    assert set(read) == {("decisions", str(decided[3].pk)), ("action-items", str(made.pk))}


def test_what_reads_as_before_keeps_its_moment(decided):
    before = open_data.copy_of(decided[0]).modified_at
    with clock.at(clock.now() + LATER):
        decided[0].save()
        assert sync.follow() == 0
        assert open_data.copy_of(decided[0]).modified_at == before

        Decision.objects.filter(pk=decided[0].pk).update(summary={"en": "Two counties are shown."})
        assert sync.follow() == 1
        assert open_data.copy_of(decided[0]).modified_at > before


def test_of_a_record_that_is_hidden_only_a_tombstone_stays(decided):
    hide(decided[0])
    sync.follow()

    copy = open_data.copy_of(decided[0])
    assert copy.removed_at == copy.modified_at
    assert copy.key == "2022-01"
    held = (copy.title, copy.paths, copy.attributes, copy.texts, copy.number, copy.body, copy.digest)
    assert not any(held)
    assert (copy.day, copy.standing, copy.published_at) == (None, None, None)


def test_a_deleted_record_leaves_a_tombstone(decided):
    key = str(decided[0].pk)
    Decision.objects.filter(pk=decided[0].pk).delete()
    sync.follow()

    assert PublishedRecord.objects.get(kind="decisions", row=key).removed_at


def test_what_is_public_again_is_no_tombstone(decided):
    hide(decided[0])
    sync.follow()
    Decision.objects.filter(pk=decided[0].pk).update(published_at=clock.now())
    sync.follow()

    copy = open_data.copy_of(decided[0])
    assert copy.removed_at is None and copy.title["en"] == "Decision 1"


def test_a_deleted_step_is_gone_from_its_decision(decided):
    made = open_data.step(decided[2])
    sync.follow()
    FollowUp.objects.filter(pk=made.pk).delete()
    sync.follow()

    assert open_data.copy_of(decided[2]).attributes["action_items"] == []


def test_an_interrupted_following_is_done_again(decided, monkeypatch):
    Decision.objects.update(summary={"en": "Shown again."})
    monkeypatch.setattr(sync, "_forget", lambda noted: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        sync.follow()
    assert ChangedRow.objects.count() == 7
    moments = [open_data.copy_of(row).modified_at for row in decided]

    monkeypatch.undo()
    assert sync.follow() == 0
    assert not ChangedRow.objects.exists()
    assert [open_data.copy_of(row).modified_at for row in decided] == moments


def test_a_kind_that_fails_leaves_its_notes(decided, monkeypatch):
    decided[0].save()
    kind = next(kind for kind in kinds() if kind.name == "decisions")
    with monkeypatch.context() as broken, pytest.RaisesGroup(ZeroDivisionError):
        broken.setattr(type(kind), "read", lambda self, rows: 1 / 0)
        sync.follow()

    assert (TABLE, str(decided[0].pk), False) in notes()


@pytest.mark.engine
def test_a_copy_whose_record_changed_is_read_afresh(decided):
    Decision.objects.filter(pk=decided[1].pk).update(title={"en": "Another title"})

    assert [copy.title["en"] for copy in shown()][:3] == ["Decision 1", "Another title", "Decision 3"]
    assert open_data.copy_of(decided[1]).title["en"] == "Decision 2"


@pytest.mark.engine
def test_a_copy_whose_record_is_public_no_more_is_not_shown(decided):
    hide(decided[1])
    Decision.objects.filter(pk=decided[4].pk).delete()

    assert [copy.key for copy in shown()] == ["2022-01", "2022-03", "2022-04", "2022-06", "2022-07"]


def test_a_change_of_another_table_is_seen_at_once(decided):
    made = open_data.step(decided[0])
    assert [each["id"] for each in shown()[0].attributes["action_items"]] == [str(made.pk)]

    sync.follow()
    FollowUp.objects.filter(pk=made.pk).delete()
    assert shown()[0].attributes["action_items"] == []


def test_only_copies_that_read_from_a_change_are_read_afresh(decided, monkeypatch):
    open_data.step(decided[0])
    read = []
    kind = next(kind for kind in kinds() if kind.name == "decisions")
    before = type(kind).read
    monkeypatch.setattr(type(kind), "read", lambda self, rows: read.extend(rows) or before(self, rows))

    assert len(shown()) == 7
    assert read == [str(decided[0].pk)]


def test_among_very_many_changes_every_copy_is_read_afresh(decided, monkeypatch):
    monkeypatch.setattr("cms.open_data.selectors.MOST_NOTES", 2)
    Decision.objects.update(summary={"en": "All at once."})

    assert {copy.attributes["summary"]["en"] for copy in shown()} == {"All at once."}


def test_reading_current_copies_costs_one_statement(decided, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert len(shown()) == 7


def test_the_daily_comparison_finds_what_only_the_day_changed(decided):
    made = open_data.step(decided[0], due_on=date(2022, 12, 1))
    with clock.at(open_data.starts(date(2022, 11, 20))):
        sync.compare()
        assert sync.compare() == 0
        assert is_late(made) is False

    with clock.at(open_data.starts(date(2022, 12, 2))):
        assert sync.follow() == 0
        assert sync.compare() >= 1
    assert is_late(made) is True


def is_late(step: FollowUp) -> bool:
    return PublishedRecord.objects.get(kind="action-items", row=str(step.pk)).attributes["is_late"]


def test_the_comparison_buries_what_slipped_through(decided):
    hide(decided[0])
    ChangedRow.objects.all().delete()

    assert sync.compare() >= 1
    assert open_data.copy_of(decided[0]).removed_at


def test_the_comparison_keeps_notes_that_come_while_it_reads(decided, monkeypatch):
    decided[0].save()
    read_all = sync._read_all

    def read_and_change(kind, **options):
        found = read_all(kind, **options)
        Decision.objects.filter(pk=decided[5].pk).update(summary={"en": "Changed meanwhile."})
        return found

    monkeypatch.setattr(sync, "_read_all", read_and_change)
    sync.compare()

    assert notes() == {(TABLE, str(decided[5].pk), False)}


def test_copies_of_a_kind_that_is_no_more_are_buried(decided):
    PublishedRecord.objects.filter(row=str(decided[0].pk)).update(kind="former")
    sync.compare()

    assert PublishedRecord.objects.get(kind="former").removed_at
