"""What leaves of an edition: two people, small numbers hidden, earlier editions known, and a record of all of it (S14,
PRV-10 to PRV-12)."""

import copy
import json

import pytest

from boards.data_sets.decisions import decide_edition, propose_edition, withdraw_proposal
from boards.data_sets.services import calculate_edition, start_calculation
from boards.exceptions import NotPossibleNow
from boards.models import DataCell, DataEdition
from boards.site.tasks.data_sets import editions_to_decide
from cms.exceptions import RuleBroken
from cms.records import verification
from tests.factories import data_sets as make
from tests.furniture import furnished

INYO, FRESNO = "06027|all|2019", "06019|all|2019"


@furnished
def pipeline():
    return make.data_set()


def cell(edition: DataEdition, key: str) -> DataCell:
    return edition.cells.get(key=key)


def test_a_small_number_is_hidden_with_another_and_its_median(pipeline):
    found = make.edition(pipeline)
    inyo = cell(found, INYO)
    assert (inyo.values, inyo.marks) == ([50, None, None], ["", "small", "small"])
    beside = [key for key in (FRESNO, "06029|all|2019") if cell(found, key).marks[1] == "complement"]
    assert len(beside) == 1 and cell(found, "CA|all|2019").values == [700, 400, 60000]
    assert found.loss["small"] == 1 and found.loss["unsafe"] == 0


def test_the_desk_walks_an_edition_through_two_people(cast, pipeline):
    make.edition(pipeline)
    analyst, publisher, path = cast["analyst"], cast["publisher"], "/desk/data/pipeline/1/"
    assert analyst.post(path, {"reason": ""}).status_code == 422
    assert analyst.post(path, {"reason": "For the dashboard"}).status_code == 302
    assert "Withdraw my proposal" in analyst.get(path).content.decode()
    assert cast["anonymous"].get("/data/pipeline/").status_code == 404
    assert publisher.post(path + "decide/", {"approve": "no"}).status_code == 422
    assert publisher.post(path + "decide/", {"approve": "yes"}).status_code == 302
    assert DataEdition.objects.get().is_released
    assert cast["anonymous"].get("/data/pipeline/").status_code == 200
    assert "Released" in analyst.get("/desk/data/").content.decode()


def test_a_proposal_is_a_task_for_a_second_person_until_it_is_decided(cast, pipeline, analyst, publisher):
    title = "Decide whether the numbers of an edition may leave"
    found = make.edition(pipeline)
    assert title not in cast["publisher"].get("/desk/").text
    propose_edition(actor=analyst, edition=found, reason="For the dashboard")
    assert 'href="/desk/data/pipeline/1/"' in cast["publisher"].get("/desk/").text
    assert [each.waits_for for each in tasks_of(publisher)] == [""]
    assert [each.waits_for for each in tasks_of(analyst)] == ["A second person"]
    decide_edition(actor=publisher, edition=found, approve=True)
    assert tasks_of(publisher) == tasks_of(analyst) == []


def tasks_of(person) -> list:
    return list(editions_to_decide(person))


def test_nobody_decides_about_their_own_proposal(pipeline, publisher):
    found = make.edition(pipeline)
    propose_edition(actor=publisher, edition=found, reason="For the dashboard")
    with pytest.raises(RuleBroken, match="Another person must decide"):
        decide_edition(actor=publisher, edition=found, approve=True)
    found.refresh_from_db()
    assert found.state == DataEdition.State.PROPOSED


def test_what_is_declined_can_be_proposed_again(pipeline, analyst, publisher):
    found = make.edition(pipeline)
    propose_edition(actor=analyst, edition=found, reason="For the dashboard")
    with pytest.raises(NotPossibleNow, match="Enter the reason"):
        decide_edition(actor=publisher, edition=found, approve=False)
    decide_edition(actor=publisher, edition=found, approve=False, reason="Too early")
    propose_edition(actor=analyst, edition=found, reason="Now")
    with pytest.raises(NotPossibleNow, match="Only the person who proposed it"):
        withdraw_proposal(actor=publisher, edition=found)
    assert withdraw_proposal(actor=analyst, edition=found).state == DataEdition.State.CALCULATED


def test_a_released_edition_never_changes(pipeline, analyst, publisher):
    found = make.released(pipeline, analyst, publisher)
    before = list(found.cells.values_list("key", "values", "marks"))
    with pytest.raises(NotPossibleNow):
        calculate_edition(actor=analyst, edition=found)
    with pytest.raises(NotPossibleNow):
        propose_edition(actor=analyst, edition=found, reason="Again")
    assert list(found.cells.values_list("key", "values", "marks")) == before


def test_an_edition_that_does_not_know_the_newest_one_must_be_calculated_again(pipeline, analyst, publisher):
    rows = [[*row[:3], row[3] + 100 * (row[0] in ("CA", "06019")), *row[4:]] for row in make.ROWS[:4]]
    second = make.edition(pipeline, [*rows, *make.ROWS[4:]])
    make.released(pipeline, analyst, publisher)
    with pytest.raises(NotPossibleNow, match="Calculate the numbers of this one again"):
        propose_edition(actor=analyst, edition=second, reason="For the dashboard")
    calculate_edition(actor=analyst, edition=second)
    second.refresh_from_db()
    assert propose_edition(actor=analyst, edition=second, reason="Now").loss["past"] == [2]


def test_what_one_edition_hides_no_later_one_gives_away(pipeline, analyst, publisher):
    """PRV-12: the number is the same, so it stays hidden though the reader may see more beside it."""
    make.released(pipeline, analyst, publisher)
    more = [["CA", "asian", "2020", 120, 80, 62000]]
    second = make.edition(pipeline, [*make.ROWS, *more])
    for key, marks in DataEdition.objects.get(number=1).cells.values_list("key", "marks"):
        assert [bool(each) for each in cell(second, key).marks] == [bool(each) for each in marks], key


def test_a_few_newcomers_are_not_told_by_two_editions(pipeline, analyst, publisher):
    """PRV-12: 323 after 320 would tell three people."""
    make.released(pipeline, analyst, publisher)
    rows = make.changed("06019", "2021", employed=323)
    rows = [[*row[:4], 593, row[5]] if row[:3] == ["CA", "all", "2021"] else row for row in rows]
    second = make.edition(pipeline, rows)
    assert second.loss["unsafe"] or cell(second, "06019|all|2021").marks[1]


def test_a_dictionary_that_denies_a_sum_hides_no_less(analyst):
    """Whoever reads it knows that counties add up to the state, so the numbers decide and not the dictionary."""
    dictionary = copy.deepcopy(make.DICTIONARY)
    dictionary["dimensions"][0]["adds_up"] = False
    found = make.edition(make.data_set(dictionary=dictionary))
    hidden = [key for key in (INYO, FRESNO, "06029|all|2019", "CA|all|2019") if cell(found, key).marks[1]]
    assert INYO in hidden and len(hidden) >= 2


def test_both_people_see_what_the_decision_rests_on(cast, pipeline):
    make.edition(pipeline)
    page = cast["analyst"].get("/desk/data/pipeline/1/").content.decode()
    assert "What the columns mean" in page and "Among those who: started a program." in page


CHANGES = {
    "another code": lambda each: each["dimensions"][0]["members"][1].update(code="fresno"),
    "another place": lambda each: each["dimensions"][1].update(adds_up=True),
    "a dimension less": lambda each: each["dimensions"].pop(1),
    "another whole": lambda each: each["measures"][1].update(within=""),
    "a measure less": lambda each: each["measures"].pop(2),
}


@pytest.mark.parametrize("change", CHANGES)
def test_codes_of_an_edition_stay_so_that_the_next_one_is_compared(cast, pipeline, change):
    """PRV-12: under another code a number would not be known as the one that is hidden already."""
    make.edition(pipeline)
    dictionary = copy.deepcopy(make.DICTIONARY)
    CHANGES[change](dictionary)
    sent = {"title_en": "Pipeline", "summary_en": "Who.", "dictionary": json.dumps(dictionary)}
    response = cast["analyst"].post("/desk/data/pipeline/change/", sent)
    assert response.status_code == 422 and "there are editions" in response.content.decode().replace(
        "with editions stay", "there are editions"
    )
    pipeline.refresh_from_db()
    assert pipeline.dictionary == make.DICTIONARY


def test_labels_may_change_and_members_may_be_added(cast, pipeline):
    make.edition(pipeline)
    dictionary = copy.deepcopy(make.DICTIONARY)
    dictionary["measures"][0]["label"] = "began"
    dictionary["dimensions"][2]["members"].append({"code": "2022", "label": "2022"})
    sent = {"title_en": "Pipeline", "summary_en": "Who.", "dictionary": json.dumps(dictionary)}
    assert cast["analyst"].post("/desk/data/pipeline/change/", sent).status_code == 302
    pipeline.refresh_from_db()
    assert pipeline.dictionary == dictionary


def test_the_job_calculates_and_tells_where_it_stands(
    cast, pipeline, analyst, django_capture_on_commit_callbacks
):
    found = make.edition(pipeline)
    with django_capture_on_commit_callbacks(execute=True):
        job = start_calculation(actor=analyst, edition=found)
    job.refresh_from_db()
    assert job.state == "done" and job.result["url"] == "/desk/data/pipeline/1/"


def test_changed_numbers_are_named_by_verify(pipeline, analyst, publisher):
    found = make.released(pipeline, analyst, publisher)
    assert not list(verification.breaks())
    DataCell.objects.filter(edition=found, key=FRESNO).update(values=[401, 250, 61000])
    assert any("published numbers" in str(each) for each in verification.breaks())
