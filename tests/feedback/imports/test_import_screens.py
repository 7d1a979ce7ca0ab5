"""A file comes in through the screens: matched, tried, brought in, stopped and taken up again."""

import pytest

from cms.jobs import queue
from cms.models import LedgerEntry
from cms.records.verification import breaks
from cms.storage import private_storage
from feedback.forms.frozen_forms import frozen_version
from feedback.imports import batches
from feedback.imports.batches import match_columns
from feedback.imports.columns import columns_of
from feedback.imports.rows import read_row
from feedback.imports.selectors import is_busy
from feedback.models import (
    ContactDetail,
    Demographics,
    ImportBatch,
    PrivatePassage,
    Submission,
    SubmissionText,
)
from tests.factories import feedback as make
from tests.factories import imports as files
from tests.furniture import furnished

AGE = (
    "age",
    "age_bracket",
    {"about_you": True, "choices": [{"key": "13_to_17", "label": {"en": "13 to 17"}}]},
)
GOOD = files.table("a1,2022-06-08,My county please.,Red", "a2,2022-06-09,=1+1 call 916-555-0147,blue")
BAD = files.table("a1,2022-06-08,My county please.,Red", "a2,2022-06-09,Words,=violet")


@furnished
def browser(analyst, client_for):
    return client_for(analyst)


@pytest.fixture
def act(browser, django_capture_on_commit_callbacks):
    """Send to a screen of a batch, and let the worker do what was asked."""

    def send(batch, end="", values=None):
        with django_capture_on_commit_callbacks(execute=True):
            response = browser.post(f"/desk/imports/{batch.pk}/{end}", values or {})
        batch.refresh_from_db()
        return response

    return send


@pytest.fixture
def taken(browser, form, django_capture_on_commit_callbacks):
    def take(data=GOOD, name="letters.csv", form=form):
        with django_capture_on_commit_callbacks(execute=True):
            response = files.upload(browser, form, data, name)
        assert response.status_code == 302, response.content.decode()
        return ImportBatch.objects.get()

    return take


def test_a_file_is_matched_tried_and_brought_in(taken, act, browser):
    batch = taken()
    html = browser.get(batch.get_absolute_url()).content.decode()
    assert "My county please." in html and 'value="q:missing" selected' in html
    act(batch, values=files.matched(batch))
    html = browser.get(batch.get_absolute_url()).content.decode()
    assert (batch.state, batch.rows, batch.good, batch.refused_count) == ("checked", 2, 2, 0)
    assert "as they will be stored" in html and not Submission.objects.exists()
    act(batch, "run/")
    assert (batch.state, batch.stored, batch.file) == ("done", 2, "")
    made = Submission.objects.get(import_ref="a1")
    assert made.batch == batch and made.answers == {"who": ["red"]} and made.receipt_digest
    assert PrivatePassage.objects.get().text.submission.import_ref == "a2"
    assert LedgerEntry.objects.get(kind="import").act == "import" and not list(breaks())
    assert browser.get("/desk/imports/").status_code == 200


def test_refused_rows_have_reasons_on_screen_and_in_a_safe_table(taken, act, browser):
    batch = taken(BAD)
    act(batch, values=files.matched(batch))
    html = browser.get(batch.get_absolute_url()).content.decode()
    assert (
        "“=violet” is not in the list for “About who”. Choose what it means." in html
        and "1 row does not fit" in html
    )
    csv = b"".join(browser.get(f"/desk/imports/{batch.pk}/refused.csv").streaming_content).decode()
    assert "3," in csv and "is not in the list" in csv
    refusal = act(batch, "run/")
    assert refusal.status_code == 422 and "Some rows cannot be imported." in refusal.content.decode()
    assert not Submission.objects.exists()
    act(batch, "run/", {"skip_bad": "on"})
    assert (batch.state, batch.stored, batch.refused_count) == ("done", 1, 1)


def test_two_columns_for_one_thing_are_refused_beside_the_field(taken, act):
    batch = taken()
    values = files.matched(batch) | {"column-3": "q:missing"}
    html = act(batch, values=values).content.decode()
    assert "“About missing” is already set to this." in html and batch.state == "uploaded"
    html = act(batch, values={"column-0": "fact:ref"}).content.decode()
    assert "For at least one column, choose which question it answers." in html
    assert act(batch, values=values | {"column-3": "q:nothing"}).status_code == 422


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (files.bomb(), "a.xlsx", "compressed too tightly"),
        (files.with_entity(), "a.xlsx", "markup that could be harmful"),
        (b"About missing\nfine\nbroken \xe4\xb8\xad and \xe9 mixed\n", "a.csv", "Line 3 is written in"),
        (b"PK\x03\x04 no workbook", "a.xlsx", "damaged or is not a workbook"),
        (b"MZ", "a.exe", "Only CSV, XLSX and JSON lines"),
        (b"About missing\n", "a.csv", "has no rows"),
        (b"x" * 25_000_001, "a.csv", "larger than 25 MB"),
    ],
    ids=["bomb", "entity", "encoding", "damaged", "kind", "empty", "large"],
)
def test_a_file_that_does_harm_is_refused_with_a_plain_reason(browser, form, data, name, reason):
    response = files.upload(browser, form, data, name)
    assert response.status_code == 422 and reason in response.content.decode()
    assert not ImportBatch.objects.exists()


def test_workbooks_json_lines_and_utf_16_are_read_alike(taken, act, form):
    rows = [["ref", "About missing"], ["x1", "Words in a workbook"]]
    json_lines = '{"ref": "x1", "About missing": "Words in a workbook"}\n'
    for data, name in [
        (files.book(*rows), "a.xlsx"),
        (json_lines.encode(), "a.jsonl"),
        ("ref\tAbout missing\nx1\tWords in a workbook\n".encode("utf-16"), "a.csv"),
    ]:
        batch = taken(data, name)
        act(batch, values=files.matched(batch))
        assert (batch.good, batch.refused_count) == (1, 0), name
        ImportBatch.objects.all().delete()


@pytest.mark.parametrize(
    ("head", "cell", "answer"),
    [
        ("About table [Rápido]", "red", {"table": {"fast": "red"}}),
        ("About table", "Fast=Red; kind=blue", {"table": {"fast": "red", "kind": "blue"}}),
        ("Sobre order", "blue > Red (es) > Green", {"order": ["blue", "red", "green"]}),
        ("years", "7", {"years": 7}),
        ("day", "2022-06-08", {"day": "2022-06-08"}),
        ("origin", "Red; blue", {"origin": ["red", "blue"]}),
        ("gender", "green (es)", {"gender": "green"}),
        ("years", "-1", "outside the limits"),
        ("years", "7.5", "not a whole number"),
        ("order", "red > red", "the same choice twice"),
        ("table", "slow=red", "is not a row of"),
        ("proof", "scan.pdf", "A table cannot contain files."),
    ],
)
def test_every_kind_of_question_is_understood(db, head, cell, answer):
    version = make.make_form("kinds", questions=files.KINDS).versions.get()
    frozen = frozen_version(version.pk, version.sha256)
    try:
        row = read_row(2, {head: cell, "text": "Words"}, columns_of(frozen, [head, "text"]))
    except ValueError as error:
        assert isinstance(answer, str) and answer in str(error)
    else:
        assert row.words.answers | row.words.about_you == answer


def test_a_young_person_is_protected_whatever_way_the_words_came(db):
    """PRV-30, PRV-31."""
    version = make.make_form("young", questions=[*make.QUESTIONS, AGE]).versions.get()
    frozen = frozen_version(version.pk, version.sha256)
    values = {"age": "13 to 17", "text": "Words", "may_quote": "yes"}
    assert read_row(2, values, columns_of(frozen, list(values))).words.youth == "13_to_17"


@pytest.mark.parametrize(("age", "contacts"), [("Under 13", []), ("13 to 17", ["kim@example.org"])])
def test_of_a_child_no_contact_is_kept(act, taken, browser, age, contacts):
    """PRV-30."""
    child = {"key": "under_13", "label": {"en": "Under 13"}}
    ages = AGE[2] | {"choices": [child, *AGE[2]["choices"]]}
    form = make.make_form("young", questions=[*make.QUESTIONS, (*AGE[:2], ages)])
    head = "ref,About missing,age,contact email"
    batch = taken(files.table(f"a1,Words,{age},kim@example.org", head=head), form=form)
    act(batch, values=files.matched(batch) | {"column-2": "q:age"})
    assert [each["contact"].get("email") for each in batch.reading["beside"]] == (contacts or [None])
    act(batch, "run/")
    assert Submission.objects.get().youth and batch.state == "done"
    assert list(ContactDetail.objects.values_list("email", flat=True)) == contacts


def test_a_date_that_programs_write_for_none_is_no_date(act, taken, browser):
    none = "0001-01-01T00:00:00Z"
    head = "ref,received,About missing,Posted"
    batch = taken(files.table(f"a1,{none},Words,{none}", f"a2,2022-06-08,More,{none}", head=head))
    act(
        batch, values=files.matched(batch) | {"column-1": "fact:submitted_at", "column-3": "attr:date:posted"}
    )
    assert batch.problems == [] and browser.get(batch.get_absolute_url()).status_code == 200
    act(batch, "run/")
    found = Submission.objects.get(import_ref="a1")
    assert (batch.state, found.date_unknown, found.attributes) == ("done", True, {})
    assert browser.get(found.get_absolute_url()).status_code == 200


def test_answers_about_the_person_are_kept_apart(act, taken):
    form = make.make_form("kinds", questions=files.KINDS)
    batch = taken(files.table("a1,red", head="ref,gender"), form=form)
    act(batch, values=files.matched(batch))
    assert batch.refused == [[2, "It has no text and no answers."]]
    ImportBatch.objects.all().delete()
    batch = taken(files.table("a1,red,Words", head="ref,gender,About missing"), form=form)
    act(batch, values=files.matched(batch))
    act(batch, "run/")
    assert Demographics.objects.get().answers == {"gender": "red"}
    assert Submission.objects.get().answers == {}


def test_stopped_work_keeps_what_is_in_and_goes_on_where_it_was(taken, act, analyst, monkeypatch):
    monkeypatch.setattr("feedback.imports.chunks.CHUNK", 2)
    batch = taken(files.table(*(f",,Letter {number},red" for number in range(5))))
    act(batch, values=files.matched(batch))

    def tell(done, total):
        if done >= 2:
            raise queue.Cancelled

    with pytest.raises(queue.Cancelled):
        batches.run_import(actor=analyst, batch=batch, tell=tell)
    assert batches.end_stopped(batch=batch) == 2
    batch.refresh_from_db()
    assert batch.state == "stopped"
    assert act(batch, values=files.matched(batch)).status_code == 422
    act(batch, "run/")
    assert (batch.state, batch.stored, batch.refused_count) == ("done", 5, 0)
    assert SubmissionText.objects.filter(text="Letter 0").count() == 1
    batches.run_import(actor=analyst, batch=batch, tell=lambda done, total: None)
    assert Submission.objects.count() == 5


def test_work_that_waits_is_stopped_at_once_and_busy_files_take_nothing(taken, browser, form, analyst):
    batch = taken()
    match_columns(actor=analyst, batch=batch, mapping={"About missing": "q:missing"})
    html = browser.get(batch.get_absolute_url()).content.decode()
    assert "Stop this job" in html and 'http-equiv="refresh"' in html
    assert browser.post(f"/desk/imports/{batch.pk}/run/").status_code == 422
    browser.post(f"/desk/imports/{batch.pk}/stop/")
    batch.refresh_from_db()
    assert batch.state == "uploaded"
    late = browser.post(f"/desk/imports/{batch.pk}/stop/")
    assert late.status_code == 422
    assert "There is nothing in progress to stop." in late.content.decode()
    assert not is_busy(ImportBatch.objects.select_related("job").get())


def test_a_file_of_which_a_part_is_in_is_not_read_or_matched_anew(taken, act, analyst, browser, monkeypatch):
    """The worker ended in an error that nobody foresaw: the file can be taken up again, and only that."""
    monkeypatch.setattr("feedback.imports.chunks.CHUNK", 2)
    batch = taken(files.table(*(f",,Letter {number},red" for number in range(5))))
    act(batch, values=files.matched(batch))
    with monkeypatch.context() as broken:
        broken.setattr(queue.RunningJob, "progress", fails_after_two)
        act(batch, "run/")
    assert (batch.state, batch.stored) == ("stopped", 2)
    ImportBatch.objects.filter(pk=batch.pk).update(stored=0)  # as a worker leaves it that was killed
    assert "Columns of the file" not in browser.get(batch.get_absolute_url()).content.decode()
    refusal = act(batch, "read/", {"encoding": "utf-8", "delimiter": ","})
    assert refusal.status_code == 422 and "already been imported" in refusal.content.decode()
    act(batch, "run/")
    assert (batch.state, batch.stored) == ("done", 5)


def fails_after_two(job, done, total):
    if done >= 2:
        raise MemoryError


def test_the_check_of_a_file_that_fails_can_be_started_again(taken, act, monkeypatch):
    batch = taken()
    with monkeypatch.context() as broken:
        broken.setattr("feedback.imports.batches._keep_refused", lambda *args: 1 / 0)
        act(batch, values=files.matched(batch))
    assert batch.state == "uploaded"
    act(batch, values=files.matched(batch))
    assert batch.state == "checked"


def test_names_of_columns_are_cleaned(taken, act):
    line = '{"About\\u0000 missing": "Words", "\\ud800Votes\\u0007 ": "3"}\n'
    batch = taken(line.encode(), "a.jsonl")
    assert [each["name"] for each in batch.columns] == ["About missing", "Votes"]
    act(batch, values=files.matched(batch))
    act(batch, "run/")
    assert batch.stored == 1
    ImportBatch.objects.all().delete()
    taken(b"About \x07missing,Vo\x00tes\nMore,3\n", "b.csv")
    assert [each["name"] for each in ImportBatch.objects.get().columns] == ["About missing", "Votes"]


def test_lines_that_name_ever_more_columns_are_refused(browser, form):
    lines = "".join(f'{{"text": "x", "c{number}": "1"}}\n' for number in range(1_001))
    response = files.upload(browser, form, lines.encode(), "a.jsonl")
    assert response.status_code == 422 and "name more than 1000 columns" in response.content.decode()


def test_a_damaged_line_far_down_stops_the_look_with_its_reason(taken, act, browser):
    batch = taken(files.table(*(["a,,words,red"] * 250), 'b,,"never closed,red'))
    act(batch, values=files.matched(batch))
    html = browser.get(batch.get_absolute_url()).content.decode()
    assert "The text from line 252 on is not valid CSV." in html and batch.state == "uploaded"


def test_a_file_that_was_changed_or_is_gone_is_not_brought_in(taken, act, browser):
    batch = taken()
    act(batch, values=files.matched(batch))
    private_storage().delete(batch.file)
    private_storage().save(batch.file, files.io.BytesIO(b"text\nother"))
    act(batch, "run/")
    html = browser.get(batch.get_absolute_url()).content.decode()
    assert "The file is not the one that was uploaded." in html and not Submission.objects.exists()
