"""What does not fit is solved for a whole group at once, and remembered for the next file of the form."""

import pytest

from feedback.imports import batches, uploads
from feedback.imports.batches import remove_import
from feedback.imports.meanings import field_of
from feedback.models import Attribute, ColumnMemory, Form, ImportBatch, Submission
from tests.factories import feedback as make
from tests.factories import imports as files
from tests.furniture import furnished

MESSY = files.table(
    "a1,03/04/2022,My county please.,red,12",
    "a2,N/A,Fewer clicks,r e d,Unknown",
    "a3,05/06/2022,More maps,Red!,many",
    "a4,,No date here,N/A,7",
    head="ref,received,About missing,About who,Votes",
)


@furnished
def browser(analyst, client_for):
    return client_for(analyst)


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def desk(browser, run):
    """Send to a screen of the only file, and let the worker do what was asked."""

    def send(end="", values=None, status=302):
        batch = ImportBatch.objects.latest("made_at")
        with run():
            response = browser.post(f"/desk/imports/{batch.pk}/{end}", values or {})
        assert response.status_code == status, response.content.decode()
        batch.refresh_from_db()
        return batch, response.content.decode()

    return send


@pytest.fixture
def taken(browser, form, run):
    def take(data=MESSY, name="letters.csv", of=form):
        with run():
            assert files.upload(browser, of, data, name).status_code == 302
        return ImportBatch.objects.latest("made_at")

    return take


def page(browser, batch):
    return browser.get(batch.get_absolute_url()).content.decode()


def solve(desk, group, action, **more):
    return desk("repair/", {"group": group, "action": action, **more})[0]


def test_a_date_that_can_be_read_in_two_ways_is_asked_and_shown(browser, desk, taken):
    batch = taken()
    html = page(browser, batch)
    assert "March 4, 2022 · May 6, 2022" in html and "April 3, 2022 · June 5, 2022" in html
    batch, html = desk("", files.matched(batch), status=422)
    assert "can be read in two ways" in html and batch.state == "uploaded"


def test_each_group_is_solved_at_once_and_nothing_is_invented(browser, desk, taken):
    batch = taken()
    batch, _html = desk("", files.matched(batch) | {"date-1": "us", "column-4": "attr:number:votes"})
    assert {group["key"]: group["count"] for group in batch.problems} == {
        "value:About who": 3,
        "number:Votes": 2,
        "date:received": 1,
    }
    assert "1 row" in page(browser, batch) and "Treat as not stated" in page(browser, batch)
    solve(desk, "date:received", "not_said")
    batch = solve(desk, "number:Votes", "not_said")
    html = browser.get(f"/desk/imports/{batch.pk}/values/3/").content.decode()
    assert html.count('value="=red" selected') == 2 and 'value="none" selected' in html
    said = {"red": "keep", "r e d": "=red", "Red!": "=red", "N/A": "none"}
    desk("values/3/", {field_of(value): meaning for value, meaning in said.items()})
    batch.refresh_from_db()
    assert batch.problems == [] and batch.good == 4
    desk("run/")
    found = {each.import_ref: each for each in Submission.objects.all()}
    assert [found[ref].answers for ref in ("a1", "a2", "a3", "a4")] == [{"who": ["red"]}] * 3 + [{}]
    assert found["a1"].submitted_at.date().isoformat() == "2022-03-04" and not found["a1"].date_unknown
    assert found["a2"].date_unknown and found["a4"].date_unknown
    assert [found[ref].attributes for ref in ("a1", "a2", "a4")] == [{"votes": 12}, {}, {"votes": 7}]


def test_the_next_file_of_the_form_needs_no_more_solving(browser, desk, taken):
    test_each_group_is_solved_at_once_and_nothing_is_invented(browser, desk, taken)
    batch = taken(MESSY.replace(b"a", b"b").replace(b"05/06", b"06/06"), "next.csv")
    html = page(browser, batch)
    assert 'value="us" selected' in html and 'value="attr:number:votes" selected' in html
    assert batch.reading == {"encoding": "", "delimiter": "", "preset": "", "skip": 0}
    assert ColumnMemory.objects.get(name="about who").values == {"N/A": ""}


def test_a_value_of_several_rows_is_remembered_and_one_of_a_single_row_is_not(desk, taken):
    rows = [f"a{number},,Words,r e d" for number in range(2)] + ["a3,,Words,red says Kim of Reno"]
    rows += [
        f"b{number},,Words,red{'!' * number}" for number in range(60)
    ]  # too many values to count at upload
    batch = taken(files.table(*rows))
    desk("", files.matched(batch))
    wrong = ImportBatch.objects.get().problems[0]["values"]
    desk("values/3/", {field_of(value): "=red" for value in {"red", *wrong}})
    desk("run/")
    assert ColumnMemory.objects.get(name="about who").values == {"r e d": "red"}


@pytest.mark.parametrize(
    ("action", "mapping"),
    [("attribute", "attr:text:about_who"), ("drop", "")],
)
def test_a_column_that_does_not_fit_is_kept_or_left_out(desk, taken, action, mapping):
    batch = taken(files.table("a1,2022-06-08,Words,violet"))
    desk("", files.matched(batch))
    batch = solve(desk, "value:About who", action)
    assert (batch.mapping["About who"], batch.problems) == (mapping, [])
    desk("run/")
    assert Submission.objects.get().attributes == ({"about_who": "violet"} if mapping else {})


def test_another_date_format_is_chosen_for_the_whole_column(desk, taken):
    batch = taken(files.table("a1,24/06/2022,Words,red", "a2,25/06/2022,More,red"))
    desk("", files.matched(batch) | {"date-1": "us"})
    batch = solve(desk, "date:received", "date", date_format="eu")
    assert batch.problems == [] and batch.reading["dates"] == {"received": "eu"}


def test_rows_are_left_out_by_decision_and_by_no_other_way(desk, taken):
    batch = taken(files.table("a1,2022-06-08,Words,red", "a1,2022-06-08,Words,red", "a2,,,"))
    desk("", files.matched(batch))
    _batch, html = desk("run/", status=422)
    assert "Some rows cannot be imported." in html
    solve(desk, "same:", "leave")
    _batch, html = desk("run/", status=422)
    solve(desk, "empty:", "leave")
    batch, _html = desk("run/")
    assert (batch.state, batch.stored) == ("done", 1)


@pytest.mark.parametrize(
    "values",
    [
        {"group": "value:About who", "action": "clean"},
        {"group": "nothing:", "action": "leave"},
        {"group": "value:About who", "action": "map"},
        {},
    ],
)
def test_what_solves_nothing_is_refused_on_the_page(desk, taken, values):
    batch = taken(files.table("a1,2022-06-08,Words,violet"))
    desk("", files.matched(batch))
    _batch, html = desk("repair/", values, status=422)
    assert "cannot be solved in this way" in html


def test_a_file_is_read_again_as_a_person_says(browser, desk, taken):
    batch = taken("ref|About missing\na1|señal, grande\n".encode("utf-16-be"))
    assert "señal, grande" in page(browser, batch)
    batch, _html = desk("read/", {"encoding": "utf-16-be", "delimiter": ","}, status=422)
    batch, _html = desk("read/", {"encoding": "utf-16-be", "delimiter": "|"})
    assert [each["name"] for each in batch.columns] == ["ref", "About missing"]


def test_a_form_is_made_of_the_columns_and_nobody_can_answer_it(browser, desk, taken, client):
    data = files.table(*(f"{number},A long comment. {'x' * 120},{side}" for number, side in
                         enumerate(["For", "Against", "For", "Against"])), head="No.,Comment,Side")  # fmt: skip
    batch = taken(data, of=None)
    assert "Make the form and test the file" in page(browser, batch)
    desk("", files.matched(batch) | {"title": ""}, status=422)
    desk("", files.matched(batch) | {"title": "Letters of June", "column-2": "new:one_choice"})
    form = Form.objects.get(slug="letters-of-june")
    assert list(form.versions.get().questions.values_list("kind", flat=True)) == ["long_text", "one_choice"]
    assert client.get("/feedback/letters-of-june/").status_code == 404
    desk("run/")
    assert form.submissions.count() == 4


def test_a_form_of_columns_is_refused_with_a_reason(desk, taken):
    taken(files.table(*(f"value {number}" for number in range(60)), head="Comment"), of=None)
    sent = {"title": "Letters", "column-0": "new:one_choice"}
    assert "too many different values" in desk("", sent, status=422)[1]
    sent = {"title": "Letters", "column-0": "attr:text:comment"}
    assert "choose which question it answers" in desk("", sent, status=422)[1]
    assert not Form.objects.filter(slug="letters").exists()


def test_a_file_of_which_nothing_was_imported_is_removed(browser, desk, taken):
    batch = taken()
    assert "Remove this file" in page(browser, batch)
    with pytest.raises(ImportBatch.DoesNotExist):
        desk("remove/")
    assert browser.post(f"/desk/imports/{batch.pk}/remove/").status_code == 404


def test_an_import_that_died_goes_on_or_ends_with_what_it_has(browser, desk, taken, analyst, monkeypatch):
    monkeypatch.setattr("feedback.imports.chunks.CHUNK", 2)
    batch = taken(files.table(*(f"a{number},,Letter {number},red" for number in range(5))))
    desk("", files.matched(batch))
    batch.refresh_from_db()

    def die(done, total):
        if done >= 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        batches.run_import(actor=analyst, batch=batch, tell=die)
    ImportBatch.objects.filter(pk=batch.pk).update(state="running", stored=2)
    assert "Finish without the rest" in page(browser, batch)
    batch, _html = desk("remove/")
    assert (batch.state, batch.stored, batch.file) == ("done", 2, "")
    assert desk("remove/", status=422)


def test_a_workbook_that_could_not_be_read_is_removed(browser, desk, form, analyst):
    batch = uploads.new_import(actor=analyst, form=form, filename="a.csv", data=MESSY)
    ImportBatch.objects.filter(pk=batch.pk).update(columns=[])
    assert "Remove this file" in page(browser, batch)
    assert remove_import(actor=analyst, batch=batch)


def test_a_thousand_columns_are_matched_in_one_form(desk, taken):
    head = ["About missing", *(f"Column {number}" for number in range(999))]
    batch = taken(files.table(",".join(["Words", *(str(n) for n in range(999))]), head=",".join(head)))
    batch, _html = desk("", files.matched(batch))
    assert (batch.state, batch.good) == ("checked", 1)
    desk("run/")
    assert Submission.objects.get().attributes["column_998"] == 998
    assert Attribute.objects.count() == 999


def test_values_of_a_text_stay_as_they_are(browser, desk, taken):
    batch = taken()
    desk("", files.matched(batch) | {"date-1": "us"})
    for place in (0, 2, 99):
        assert browser.get(f"/desk/imports/{batch.pk}/values/{place}/").status_code == 404


def test_files_of_a_form_with_every_kind_are_proposed_without_loss(db, browser, run, desk):
    form = make.make_form("kinds", questions=files.KINDS)
    with run():
        files.upload(browser, form, files.table("Words,7,x@example.org", head="About missing,years,email"))
    batch = ImportBatch.objects.get()
    batch, _html = desk("", files.matched(batch))
    assert batch.mapping == {"About missing": "q:missing", "years": "q:years", "email": "contact:email"}
