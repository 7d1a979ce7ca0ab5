"""Pages of records and of changes: each record once, nothing missed."""

from datetime import timedelta

import pytest

from boards.models import Decision
from cms import clock
from cms.models import PublishedRecord
from cms.open_data import sync
from tests.factories import open_data

LATER = timedelta(hours=1)
LIST = "/api/v1/decisions/"


def edit(row: Decision, words: str = "Said anew.") -> None:
    Decision.objects.filter(pk=row.pk).update(summary={"en": words})


def hide(row: Decision) -> None:
    Decision.objects.filter(pk=row.pk).update(published_at=None)


def ids(items) -> list[str]:
    return [item["id"] for item in items]


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 100])
def test_a_walk_over_all_pages_meets_each_record_once(api, decided, limit):
    found = ids(api.walk(f"{LIST}?limit={limit}"))

    assert sorted(found) == [row.number for row in decided]


def test_a_walk_meets_each_record_once_while_records_change(api, decided, board):
    turns = iter(range(100))

    def change():
        turn = next(turns)
        edit(decided[turn % 7], f"Said for the time {turn}.")
        open_data.decision(board, 20 + turn)
        sync.follow()

    found = ids(api.walk(f"{LIST}?limit=2", between=change))

    assert len(found) == len(set(found))
    assert {row.number for row in decided} <= set(found)


def test_a_walk_goes_on_after_a_record_that_was_removed(api, decided):
    first = api.read(f"{LIST}?limit=2")
    gone = first["items"][-1]["id"]
    hide(next(row for row in decided if row.number == gone))
    sync.follow()

    rest = ids(api.walk(first["next"].removeprefix("http://testserver")))

    assert sorted([*ids(first["items"]), *rest]) == [row.number for row in decided]


def test_a_page_says_how_many_there_are(api, decided):
    page = api.read(f"{LIST}?limit=2")

    assert (page["kind"], page["count"], len(page["items"])) == ("decisions", 7, 2)
    assert page["next"].startswith("http://testserver/api/v1/decisions/?limit=2&cursor=")


def test_changes_come_oldest_first_with_tombstones(api, decided):
    moment = clock.now() + LATER
    with clock.at(moment):
        edit(decided[4])
        sync.follow()
    with clock.at(moment + LATER):
        hide(decided[1])
        sync.follow()

    since = moment.isoformat().replace("+00:00", "Z")
    page = api.read(f"{LIST}?modified_since={since}")

    assert page["count"] == 2
    changed, removed = page["items"]
    assert changed["id"] == "2022-05" and changed["attributes"]["summary"] == {"en": "Said anew."}
    assert removed == {
        "kind": "decisions",
        "id": "2022-02",
        "removed_at": removed["modified_at"],
        "modified_at": removed["modified_at"],
    }


def test_who_asks_for_changes_again_and_again_has_the_same_as_the_site(api, decided, board):
    copy, since, moment = {}, "2000-01-01T00:00:00Z", clock.now()
    acts = [
        lambda: edit(decided[0]),
        lambda: hide(decided[1]),
        lambda: open_data.decision(board, 9),
        lambda: edit(decided[0], "And again."),
        lambda: Decision.objects.filter(pk=decided[1].pk).update(published_at=moment),
        lambda: Decision.objects.filter(pk=decided[2].pk).delete(),
    ]
    for turn, act in enumerate([lambda: None, *acts], 1):
        with clock.at(moment + turn * LATER):
            act()
            sync.follow()
            for item in api.walk(f"{LIST}?limit=2&modified_since={since}"):
                since = max(since, item["modified_at"])
                copy.pop(item["id"], None) if "removed_at" in item else copy.update({item["id"]: item})
            assert copy == {item["id"]: item for item in api.walk(LIST)}, turn


def test_changes_during_a_walk_are_met_at_its_end(api, decided):
    edited = iter(decided[:2])

    def change():
        if row := next(edited, None):
            edit(row, "Changed during the walk.")
            sync.follow()

    found = api.walk(f"{LIST}?limit=3&modified_since=2000-01-01T00:00:00Z", between=change)

    last = {item["id"]: item["attributes"]["summary"]["en"] for item in found}
    assert set(last) == {row.number for row in decided}
    assert last["2022-01"] == last["2022-02"] == "Changed during the walk."


def test_records_are_chosen_by_body_year_number_and_id(api, board):
    _first, other = board, open_data.other_body()
    open_data.decisions(board, 3)
    open_data.decision(other, 8, decided_on=open_data.DAY.replace(year=2021))
    sync.follow()

    assert ids(api.read(f"{LIST}?body=advisory-council")["items"]) == ["2022-08"]
    assert ids(api.read(f"{LIST}?year=2021")["items"]) == ["2022-08"]
    assert len(api.read(f"{LIST}?year=2022")["items"]) == 3
    assert ids(api.read(f"{LIST}?number=2022-02")["items"]) == ["2022-02"]
    assert ids(api.read(f"{LIST}?id=2022-03&body=governing-board")["items"]) == ["2022-03"]
    assert api.read(f"{LIST}?body=nobody") | {"license": None} == {
        "kind": "decisions", "count": 0, "next": None, "license": None, "items": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    "path", [f"{LIST}?limit=100", f"{LIST}?limit=100&modified_since=2000-01-01T00:00:00Z"]
)
def test_a_page_costs_as_many_statements_as_one_record(api, board, path, django_assert_max_num_queries):
    open_data.decisions(board, 60)
    sync.follow()
    api.read(path)

    with django_assert_max_num_queries(4):
        assert len(api.read(path)["items"]) == 60
    Decision.objects.update(summary={"en": "Each is stale."})
    with django_assert_max_num_queries(9):
        assert {item["attributes"]["summary"]["en"] for item in api.read(path)["items"]} == {"Each is stale."}


def test_one_record(api, decided):
    item = api.read("decisions/2022-03/")

    assert item["url"] == "http://testserver/decisions/2022-03/"
    assert item["urls"]["es"] == "http://testserver/es/decisions/2022-03/"
    assert item["attributes"]["body"] == {
        "kind": "bodies",
        "id": "governing-board",
        "api_url": "http://testserver/api/v1/bodies/governing-board/",
    }
    assert item in api.walk(LIST)


def test_a_removed_record_is_gone_and_an_unknown_one_is_not_there(api, decided):
    hide(decided[0])
    status, problem = api.refused("decisions/2022-01/")
    assert (status, problem["removed_at"]) == (410, None)

    sync.follow()
    status, problem = api.refused("decisions/2022-01/")
    assert status == 410 and problem["removed_at"].endswith("Z")
    assert api.refused("decisions/2099-01/")[0] == 404
    assert api.refused("decisions/..%00/")[0] == 404
    assert api.refused("decisons/")[0] == api.refused("decisons/2022-01/")[0] == 404


def test_a_key_that_is_in_use_again_leads_to_the_record(api, decided, board):
    PublishedRecord.objects.filter(row=str(decided[0].pk)).update(removed_at=clock.now(), row="0")

    assert api.refused("decisions/2022-01/")[0] == 410
    decided[0].save()
    sync.follow()
    assert api.read("decisions/2022-01/")["title"]["en"] == "Decision 1"
