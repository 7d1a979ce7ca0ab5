"""A project file has memos, cases and their attributes, reads them back equal, and leaves out who people are."""

import re
import time
import zipfile

import pytest

from feedback.coding.memos import write_memo
from feedback.coding.project_memos import marked_words
from feedback.coding.refi_project_reader import read_project
from feedback.models import Attribute, Coding, Demographics, Memo, PrivatePassage
from feedback.moderation.redaction import redact_comment
from tests.factories import feedback as make
from tests.feedback.coding.test_projects import downloaded, forget, packed, parts, upload
from tests.furniture import furnished

CHOICES = make.CHOICES
QUESTIONS = [
    ("missing", "long_text", {}),
    ("find", "one_choice", {"choices": CHOICES}),
    ("who", "many_choices", {"choices": CHOICES}),
    ("students", "number", {}),
    ("last", "date", {}),
    ("first", "ranking", {"choices": CHOICES}),
    ("parts", "matrix", {"choices": CHOICES, "settings": {"rows": [{"key": "map", "label": {"en": "Map"}}]}}),
    ("county", "one_choice", {"about_you": True, "choices": CHOICES}),
]
ANSWERS = {
    "find": "red",
    "who": ["red", "blue"],
    "students": 12,
    "last": "2022-05-01",
    "first": ["blue", "red"],
    "parts": {"map": "green"},
}


@furnished
def desk(client_for, analyst):
    return client_for(analyst)


@furnished
def study(book, code, analyst):
    """A form with every kind of closed answer and attribute; two comments, of which one says all of it."""
    form = make.make_form("study", questions=QUESTIONS)
    for key in ("category", "number", "date", "text"):
        Attribute.objects.create(form=form, key=key, label=f"By {key}", kind=key)
    first = make.make_submission(form, "Call Ann about it. Then more.", answers=ANSWERS)
    first.attributes = {
        "category": "ED-1",
        "number": 2.5,
        "date": "2022-05-01T10:00:00+00:00",
        "text": "Ann Lee",
    }
    first.save()
    Demographics.objects.create(submission=first, answers={"county": "green"})
    make.make_submission(form, "Nothing else.", answers={"find": "Someone’s own words", "students": 7})
    make.code_text(first, code, analyst)
    PrivatePassage.objects.create(text=first.texts.get(), start=5, end=8, kind="name")
    for subject, body in (
        (code, "Too wide?"),
        (first.texts.get(), "Ann again: see <above>."),
        (book, "Round 2."),
    ):
        write_memo(actor=analyst, subject=subject, body=body)
    return form


def facts(data):
    """By the name of a variable: its kind, and its value in the first case."""
    xml = parts(data)["project.qde"]
    names = {
        guid: (name, kind)
        for guid, name, kind in re.findall(
            r'<Variable guid="([^"]+)" name="([^"]+)" typeOfVariable="([^"]+)"', xml
        )
    }
    case = read_project(data, ()).cases[0]
    assert all(names[guid][1] == kind for guid, (kind, _value) in case.values.items())
    return {names[guid][0]: pair for guid, pair in case.values.items()}


def test_each_comment_is_a_case_with_typed_values_and_its_sources(desk, study):
    data = downloaded(desk, study)[1]
    found = facts(data)
    assert found == {
        "channel": ("Text", "letter"),
        "language": ("Text", "en"),
        "month": ("Text", found["month"][1]),
        "By category": ("Text", "ED-1"),
        "By number": ("Float", "2.5"),
        "By date": ("DateTime", "2022-05-01T10:00:00+00:00"),
        "About find": ("Text", "Red"),
        "About who: Red": ("Boolean", "true"),
        "About who: Green": ("Boolean", "false"),
        "About who: Blue": ("Boolean", "true"),
        "About students": ("Integer", "12"),
        "About last": ("Date", "2022-05-01"),
        "About first": ("Text", "Blue > Red"),
        "About parts: Map": ("Text", "Green"),
    }
    cases = read_project(data, ()).cases
    assert [len(case.texts) for case in cases] == [1, 1]
    assert all(f"sources/{case.texts[0]}.txt" in parts(data) for case in cases)


def test_who_people_are_and_free_text_stay_here(desk, study):
    whole = "\n".join(parts(downloaded(desk, study)[1]).values())
    assert not any(words in whole for words in ("Ann", "Lee", "By text", "About county", "own words"))
    assert (
        "███ again: see &lt;above&gt;." in whole
        and "free-text attributes" in desk.get("/desk/coding/projects/").text
    )


def test_memos_leave_without_what_was_marked_in_any_text_coded_with_the_book(desk, study, code, analyst):
    """In any case of letters, though only one of the forms leaves."""
    other = make.make_submission(make.make_form("other"), "Ask Zoë Quill or Rex Bo. Then Mia.").texts.get()
    for start, end, state in ((4, 13, "waiting"), (17, 23, "taken_out"), (30, 33, "stays")):
        PrivatePassage.objects.create(text=other, start=start, end=end, kind="name", state=state)
    write_memo(actor=analyst, subject=code, body="As ZOË QUILL and rex bo say, and Mia, and ANN.")
    text = parts(downloaded(desk, study)[1])["project.qde"]
    assert "As █████████ and ██████ say, and Mia, and ███." in text
    page = desk.get("/desk/coding/projects/").text
    assert "are included as they were written, without the marked words. Read them first." in page
    assert "blacked out in comments" in page


def test_the_places_of_a_redacted_text_are_no_marked_words(study, book, publisher):
    text = PrivatePassage.objects.get().text
    assert marked_words(book) == {"Ann"}
    redact_comment(actor=publisher, submission=text.submission, reason="Asked")
    assert marked_words(book) == set()


def test_a_project_with_memos_and_cases_is_read_back_equal(desk, study, analyst):
    data = downloaded(desk, study)[1]
    memos = {each.guid: (each.subject, each.author_name) for each in Memo.objects.all()}
    codings = set(Coding.objects.values_list("text", "code", "start", "end", "coder_name"))
    before = read_project(data, ())
    done = upload(desk, study, data, test="1").context["done"]
    assert (done.same, done.same_memos, done.cases, done.other_cases, done.refused) == (1, 3, 2, 0, 0)
    forget()
    Memo.objects.all().delete()
    Memo.history.all().delete()
    assert upload(desk, study, data).status_code == 302
    assert {each.guid: (each.subject, each.author_name) for each in Memo.objects.all()} == memos
    assert set(Coding.objects.values_list("text", "code", "start", "end", "coder_name")) == codings
    assert Memo.history.first().history_change_reason == "imported from study.qdpx"
    again = read_project(downloaded(desk, study)[1], ())
    assert again.cases == before.cases
    assert [(each.guid, each.kind, each.of, each.body, each.author) for each in again.memos] == [
        (each.guid, each.kind, each.of, each.body, each.author) for each in before.memos
    ]


def test_notes_follow_the_standard_and_refer_to_what_they_are_on(desk, study):
    xml = parts(downloaded(desk, study)[1])["project.qde"]
    order = [xml.index(f"<{name}>") for name in ("CodeBook", "Variables", "Cases", "Sources", "Notes")]
    assert order == sorted(order) and xml.count("<NoteRef ") == xml.count("<Note ") == 3
    assert re.search(r"</Description>\s*<NoteRef [^>]+>\s*</Project>", xml)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            lambda xml: re.sub(
                r'<Code guid="[^"]+"', '<Code guid="11111111-1111-4111-8111-1111111111aa"', xml
            ),
            "not on this site",
        ),
        (lambda xml: xml.replace("Too wide?", " "), "The memo is empty."),
        (lambda xml: xml.replace("Too wide?", "x" * 2001), "longer than 2,000"),
    ],
)
def test_a_memo_that_does_not_fit_is_counted_by_its_reason(desk, study, change, says):
    content = parts(downloaded(desk, study)[1])
    Memo.objects.all().delete()
    Memo.history.all().delete()
    content["project.qde"] = change(content["project.qde"])
    done = upload(desk, study, packed(content), test="1").context["done"]
    assert any(says in reason for reason in done.reasons) and done.memos == 2


def test_a_memo_of_another_or_one_that_was_removed_does_not_come_back(desk, client_for, study, publisher):
    data = downloaded(desk, study)[1]
    for each in Memo.objects.all():
        desk.post(f"/desk/coding/memos/{each.pk}/", {"remove": "1"})
    done = upload(desk, study, data, test="1").context["done"]
    assert done.reasons["This memo was removed here."] == 3
    done = upload(client_for(publisher), study, data, test="1").context["done"]
    assert done.reasons["Another person on this site wrote this memo. Only that person can import it."] == 3


def test_a_case_that_says_something_else_is_counted_and_changes_nothing(desk, study):
    content = parts(downloaded(desk, study)[1])
    content["project.qde"] = content["project.qde"].replace(">12<", ">13<")
    done = upload(desk, study, packed(content), test="1").context["done"]
    assert (done.cases, done.other_cases) == (1, 1)
    assert "other cases: 1" in upload(desk, study, packed(content), test="1").text


def test_many_notes_on_one_large_file_are_read_in_part_and_refused_as_too_long(desk, study):
    """A file may name the same text for thousands of notes: each is read no further than a memo may be long."""
    content = parts(downloaded(desk, study)[1])
    xml = content["project.qde"]
    ids = [f"11111111-1111-4111-8111-{n:012d}" for n in range(200)]
    notes = "".join(f'<Note guid="{each}" plainTextPath="internal://big.txt"/>' for each in ids)
    refs = "".join(f'<NoteRef targetGUID="{each}"/>' for each in ids)
    xml = xml.replace("</Notes>", f"{notes}</Notes>")
    content["project.qde"] = xml.replace("</Project>", f"{refs}</Project>")
    content["sources/big.txt"] = "é" * 2_000_000
    before = time.process_time()
    done = upload(desk, study, packed(content, zipfile.ZIP_DEFLATED), test="1").context["done"]
    assert done.reasons["The memo is longer than 2,000 characters."] == 200
    assert time.process_time() - before < 5
