"""Texts and codings go to another tool and come back equal; a project file is internal, logged and sealed (PAR-03)."""

import io
import re
import time
import zipfile
from datetime import UTC, datetime
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import escape

import pytest

from cms.clock import PACIFIC
from cms.models import LedgerEntry
from cms.records import verification
from cms.records.history import record
from feedback.coding import projects, refi_project_reader
from feedback.coding.codebook import merge_code, retire_code
from feedback.coding.file_codes import guid_of
from feedback.coding.projects import files_that_left
from feedback.coding.refi_project import text_guid
from feedback.coding.services import add_coding, new_coding, remove_coding
from feedback.models import Coding, CodingFile, Form, PrivatePassage, Submission
from feedback.moderation.redaction import places_before, redact_comment
from tests.factories import feedback as make
from tests.factories.coding import draw, make_texts
from tests.furniture import furnished

WHERE = "/desk/coding/projects/"
FACTS = ("text", "code", "start", "end", "stance", "coder_name", "passage_sha256")
WHY = {"reason": "Study of spring"}


@furnished
def desk(client_for, analyst):
    return client_for(analyst)


@furnished
def texts(form, code, analyst):
    """Three texts; the first has two codings, with a stand, a note and letters of more than one byte."""
    made = make_texts(form, 2)
    words = "Zwölf 🙂 Schüler <rufen> & call Ann.\nThen more."
    made += list(make.make_submission(form, words).texts.select_related("submission"))
    part = make.make_code(code.codebook, "part", parent=code)
    add_coding(actor=analyst, text=made[0], code=code, start=0, end=12, stance="against", note="Two\nlines")
    add_coding(actor=analyst, text=made[2], code=part, start=6, end=len(words), note="Position: open")
    return made


def downloaded(desk, form, **days):
    answer = desk.post(f"{WHERE}export/", {"form": form.slug, **WHY, **days})
    assert answer.status_code == 200, answer.content
    return answer, b"".join(answer.streaming_content)


def upload(desk, form, data, **more):
    file = SimpleUploadedFile("study.qdpx", data)
    return desk.post(f"{WHERE}import/", {"form": form.slug, "file": file, **more})


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def packed(entries, way=zipfile.ZIP_STORED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", way) as book:
        for name, words in entries.items():
            book.writestr(name, words)
    return file.getvalue()


def forget():
    """As if these texts had never been coded here."""
    Coding.objects.all().delete()
    Coding.history.all().delete()


def rows():
    return set(Coding.objects.values_list(*FACTS))


def test_a_project_is_read_back_equal(desk, form, texts, analyst):
    before, (_answer, data) = rows(), downloaded(desk, form)
    forget()
    assert upload(desk, form, data).url == WHERE
    assert rows() == before and len(before) == 2
    assert Coding.history.first().history_change_reason == "imported from study.qdpx"
    assert upload(desk, form, data, test="1").context["done"].same == 2
    assert upload(desk, form, data).status_code == 302 and rows() == before


def test_the_file_is_marked_internal_logged_and_sealed(desk, form, texts, analyst):
    answer, data = downloaded(desk, form)
    assert "INTERNAL-survey" in answer["Content-Disposition"] and "no-store" in answer["Cache-Control"]
    project = parts(data)["project.qde"]
    assert 'name="INTERNAL: Survey"' in project and "INTERNAL. It holds comments" in project
    log = CodingFile.objects.get()
    assert (log.texts, log.codings, log.by, log.way) == (3, 2, analyst, "out")
    assert LedgerEntry.objects.filter(kind="coding_file", key=str(log.pk), act="export").exists()
    CodingFile.objects.update(texts=1)
    assert any("coding_file" in words for words in verification.breaks())
    assert log.sha256 in desk.get(WHERE).content.decode()


def test_without_a_reason_or_a_fresh_second_factor_no_text_leaves(desk, form, texts):
    answer = desk.post(f"{WHERE}export/", {"form": form.slug, "reason": " "})
    assert (
        answer.status_code == 422 and "Explain why the texts are being downloaded." in answer.content.decode()
    )
    session = desk.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time() - 301, "type": "totp"}]
    session.save()
    for answer in (desk.get(WHERE), desk.post(f"{WHERE}export/", {"form": form.slug, **WHY})):
        assert "reauthenticate" in answer.url and answer.url.endswith("%2Fdesk%2Fcoding%2Fprojects%2F")
    assert not CodingFile.objects.exists()


def test_the_reason_is_in_the_log_and_sealed(desk, form, texts):
    downloaded(desk, form)
    assert "Study of spring" in desk.get(WHERE).content.decode()
    assert not [words for words in verification.breaks() if "coding_file" in words]
    CodingFile.objects.update(reason="Another")
    assert any("coding_file" in words for words in verification.breaks())


def test_a_redaction_names_the_files_that_the_comment_left_in(desk, form, texts, publisher):
    day = "2022-05-31"
    desk.post(f"{WHERE}export/", {"form": form.slug, "until": day, **WHY})
    downloaded(desk, form)
    log, comment = CodingFile.objects.get(), texts[0].submission
    assert log.comments == sorted(text.submission_id for text in texts)
    labels = {str(each.label): each.count for each in places_before(comment)}
    assert labels["project files exported to another tool that contain it; ask for them to be deleted"] == 1
    places = redact_comment(actor=publisher, submission=comment, reason="Asked").places
    assert [each for each in places if each.startswith("project file")] == [
        f"project file of {log.at.astimezone(PACIFIC):%Y-%m-%d}, {log.by_name}"
    ]
    other = make.make_submission(form, "Never left.")
    assert not files_that_left(other)
    CodingFile.objects.update(comments=[])
    assert any("coding_file" in words for words in verification.breaks())


def test_hidden_and_withdrawn_comments_and_notes_of_coders_do_not_leave(desk, form, texts):
    hidden = make.make_submission(form, "Hidden words.", state="hidden")
    gone = make.make_submission(form, "Words withdrawn.", state="withdrawn")
    whole = "\n".join(parts(downloaded(desk, form)[1]).values())
    assert not any(words in whole for words in ("Hidden", "withdrawn", hidden.reference, gone.reference))
    assert "Position: against" in whole and not any(words in whole for words in ("Two", "lines", "open"))


def test_it_has_the_layout_of_the_standard(desk, form, texts, code, analyst):
    content = parts(downloaded(desk, form)[1])
    project = content["project.qde"]
    order = [project.index(f"<{name}>") for name in ("Users", "CodeBook", "Variables", "Cases", "Sources")]
    assert order == sorted(order) and 'xmlns="urn:QDA-XML:project:1.0"' in project
    assert f'name="{analyst}"' in project and "<TextValue>letter</TextValue>" in project
    assert project.count("<TextSource") == project.count("internal://") == len(content) - 1 == 3
    assert 'startPosition="6"' in project and f'endPosition="{len(texts[2].text)}"' in project


def test_without_codings_and_codes_it_has_no_empty_lists(desk, form, texts, code, book):
    forget()
    assert "<Users" not in parts(downloaded(desk, form)[1])["project.qde"]
    make.make_form("bare", codebook=make.make_codebook())
    make.make_submission(Form.objects.get(slug="bare"), "Uncoded.")
    project = parts(downloaded(desk, Form.objects.get(slug="bare"))[1])["project.qde"]
    assert not any(f"<{name}" in project for name in ("Users", "CodeBook", "Codes"))


def test_a_coding_of_a_merged_code_names_the_code_it_became(desk, form, texts, code, book, analyst):
    into = make.make_code(book, "into")
    merge_code(actor=analyst, code=code, into=into)
    project = parts(downloaded(desk, form)[1])["project.qde"]
    named = re.findall(r'<CodeRef targetGUID="([^"]+)"', project)
    assert str(guid_of(into, book)) in named and str(guid_of(code, book)) not in named


def test_its_month_is_that_of_california_and_none_where_nobody_knows_the_day(desk, form, texts):
    first, second = texts[0].submission, texts[1].submission
    Submission.objects.filter(pk=first.pk).update(submitted_at=datetime(2022, 6, 1, 3, tzinfo=UTC))
    Submission.objects.filter(pk=second.pk).update(date_unknown=True)
    project = parts(downloaded(desk, form)[1])["project.qde"]
    assert "<TextValue>2022-05</TextValue>" in project and len(re.findall(r">\d{4}-\d\d<", project)) == 2


def test_codes_and_codings_of_another_codebook_stay_here(desk, form, texts, analyst):
    other = make.make_code(make.make_codebook(), "foreign")
    foreign = new_coding(text=texts[1], code=other, start=0, end=4, stance="", actor=analyst)
    record(foreign, actor=analyst, reason="test")
    project = parts(downloaded(desk, form)[1])["project.qde"]
    assert "Foreign" not in project and str(guid_of(other, other.codebook)) not in project
    assert project.count("<Coding ") == 2
    content = parts(downloaded(desk, form)[1])
    mine = re.findall(r'<CodeRef targetGUID="([^"]+)"', project)[0]
    forget()
    moved = content["project.qde"].replace(
        f'targetGUID="{mine}"', f'targetGUID="{guid_of(other, other.codebook)}"'
    )
    done = upload(desk, form, packed(content | {"project.qde": moved}), test="1").context["done"]
    assert done.refused == 1 and "not in use in the form’s codebook" in str(done.reasons)


def test_it_says_nothing_about_the_person_and_blacks_out_what_identifies(desk, form, texts):
    facts = {"contact": {"email": "rosa@example.org", "name": "Rosa"}, "answers": {"county": "red"}}
    consents = {"quote": True, "publish": True, "contact": True}
    make.make_submission(form, "Mine.", consents=consents, **facts)
    ann = texts[2].text.index("Ann")
    PrivatePassage.objects.create(text=texts[2], start=ann, end=ann + 3, kind="name")
    PrivatePassage.objects.create(text=texts[2], start=0, end=5, kind="name", state="stays")
    whole = "\n".join(parts(downloaded(desk, form)[1]).values())
    assert "Zwölf 🙂 Schüler <rufen> & call ███.\nThen more." in whole
    assert not any(words in whole for words in ("Ann", "rosa@", "Rosa", "county"))


def test_codings_of_blacked_out_texts_come_back_too(desk, form, texts, analyst):
    PrivatePassage.objects.create(text=texts[2], start=8, end=10, kind="name")
    before, (_answer, data) = rows(), downloaded(desk, form)
    PrivatePassage.objects.create(text=texts[0], start=0, end=4, kind="name")  # marked since
    PrivatePassage.objects.filter(text=texts[2]).update(state="stays")
    forget()
    upload(desk, form, data)
    assert rows() == before


def test_texts_of_open_samples_withdrawn_ones_and_other_days_are_left_out(
    desk, form, texts, analyst, publisher
):
    old, gone = make.make_submission(form, "Old."), make.make_submission(form, "Gone.", state="withdrawn")
    old.submitted_at = datetime(2022, 6, 1, 3, tzinfo=UTC)  # still May in California
    old.save()
    sample = draw(form, analyst, publisher, size=1)
    apart = sample.tasks.first().text.text
    whole = "\n".join(parts(downloaded(desk, form)[1]).values())
    assert apart not in whole and gone.texts.get().text not in whole
    content = parts(downloaded(desk, form, until="2022-05-31")[1])
    assert len(content) <= 2 and "Old." in [*content.values(), apart]
    empty = desk.post(f"{WHERE}export/", {"form": form.slug, "until": "2001-01-01", **WHY})
    assert empty.status_code == 422 and "no texts to code" in empty.content.decode()


def test_codings_of_another_coder_and_removed_ones_do_not_come_back(
    desk, client_for, form, texts, analyst, publisher
):
    data, other = downloaded(desk, form)[1], client_for(publisher)
    assert upload(other, form, data, test="1").context["done"].same == 2
    remove_coding(actor=analyst, coding=texts[0].codings.get())
    html = upload(other, form, data, test="1").content.decode()
    assert "1: Another person on this site applied this code." in html
    html = upload(desk, form, data, test="1").content.decode()
    assert "1: This coding was removed here." in html
    assert Coding.objects.count() == 1
    content = parts(data)
    project = content["project.qde"].replace(f'name="{analyst}"', 'name="Somebody else"')
    project = project.replace(re.findall(r'<Coding guid="([^"]+)"', project)[0], str(uuid4()))
    upload(desk, form, packed(content | {"project.qde": project}))  # a new act in another tool
    assert texts[0].codings.get().coder == analyst


def with_pairs(data, origin, moved):
    """The project as a tool on Windows keeps it: each line break two characters, positions counted or not."""
    content = {name: words.replace("\n", "\r\n") for name, words in parts(data).items()}
    project = content["project.qde"].replace('origin="Throughline"', f'origin="{origin}"')
    if moved:
        project = re.sub(r'endPosition="(4\d)"', lambda found: f'endPosition="{int(found[1]) + 1}"', project)
    return packed(content | {"project.qde": project})


@pytest.mark.parametrize(("origin", "moved"), [("Another tool", True), ("ATLAS.ti Windows 24", False)])
def test_line_breaks_of_two_characters_do_not_move_a_passage(desk, form, texts, origin, moved):
    before, (_answer, data) = rows(), downloaded(desk, form)
    assert 40 <= len(texts[2].text) < 49
    forget()
    upload(desk, form, with_pairs(data, origin, moved))
    assert rows() == before


def test_a_passage_is_refused_where_the_file_does_not_say_how_it_counts(desk, form, texts):
    data = downloaded(desk, form)[1]
    forget()
    for origin in ("", "Throughline"):  # ours has no such breaks: something else put them there
        done = upload(desk, form, with_pairs(data, origin, True), test="1").context["done"]
        assert (done.added, done.refused) == (1, 1) and "counts line breaks" in str(done.reasons)
    content = parts(data)
    place = re.compile(rf' plainTextPath="internal://{text_guid(texts[2])}.txt">')
    inside = f"><PlainTextContent>{escape(texts[2].text)}</PlainTextContent>"
    project = place.sub(lambda _found: inside, content["project.qde"]).replace("Throughline", "Another tool")
    for words, refused in ((project, 0), (project.replace("\n", "\r\n"), 1)):
        done = upload(desk, form, packed(content | {"project.qde": words}), test="1").context["done"]
        assert (done.added, done.refused) == (2 - refused, refused)


def test_a_text_that_begins_elsewhere_or_differs_is_refused(desk, form, texts):
    data = downloaded(desk, form)[1]
    forget()
    for change in (lambda words: f"  {words}", lambda words: words.replace("more", "less").replace("T", "t")):
        content = {
            name: words if name == "project.qde" else change(words) for name, words in parts(data).items()
        }
        done = upload(desk, form, packed(content), test="1").context["done"]
        assert "The text in the file is not the same as the text on this site." in done.reasons


def test_only_texts_that_are_known_here_are_read(desk, form, texts, monkeypatch):
    read, content = [], parts(downloaded(desk, form)[1])
    forget()
    monkeypatch.setattr(
        zipfile.ZipFile, "read", lambda book, entry: read.append(entry) or book.open(entry).read()
    )
    upload(desk, make.make_form("other"), packed(content), test="1")
    assert [entry.filename for entry in read] == ["project.qde"]


def test_a_file_that_could_not_be_read_again_does_not_leave(desk, form, texts, monkeypatch):
    monkeypatch.setattr(refi_project_reader, "MOST_XML", 1_000)
    answer = desk.post(f"{WHERE}export/", {"form": form.slug, **WHY})
    assert answer.status_code == 422 and "too large to be imported again" in answer.content.decode()
    assert not CodingFile.objects.exists()


def test_what_does_not_fit_is_counted_by_reason_and_the_rest_is_imported(desk, form, texts, code, analyst):
    content = parts(downloaded(desk, form)[1])
    forget()
    project = content["project.qde"].replace('startPosition="6"', 'startPosition="600"')
    answer = upload(desk, form, packed(content | {"project.qde": project}))
    html = desk.get(answer.url).content.decode()  # a reload of it imports nothing again
    assert "Imported: 1 coding. Already here: 0. Refused: 1." in html and "1: The passage is empty" in html
    assert "1 refused" in html and CodingFile.objects.filter(way="in").count() == 1
    other = make.make_form("other")
    assert upload(desk, other, packed(content), test="1").context["done"].refused == 2
    changed = {name: words + " more" for name, words in content.items() if name != "project.qde"}
    html = upload(desk, form, packed(content | changed), test="1").content.decode()
    assert "2: The text in the file is not the same as the text on this site." in html
    retire_code(actor=analyst, code=code)
    html = upload(desk, form, packed(content), test="1").content.decode()
    assert "1: The code is not in use" in html
    assert Coding.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no zip", "is damaged"),
        (packed({"other.txt": "x"}), "not a REFI-QDA project"),
        (packed({"project.qde": "<html/>"}), "not a REFI-QDA file"),
        (packed({"project.qde": '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>'}), "is damaged"),
        (packed({"project.qde": '<!DOCTYPE a [<!ENTITY b "c">]><Project/>'}), "declares a document type"),
        (packed({f"{n}.txt": "" for n in range(20_001)}), "contains too much"),
        (packed({"a.txt": b"0" * 20_000_001}, zipfile.ZIP_DEFLATED), "contains too much"),
        (packed({"project.qde": b" " * 5_000_001}), "too large"),
        (packed({"project.qde": "<Project/>"}, zipfile.ZIP_LZMA), "kind of archive cannot be read"),
        (packed({"project.qde": "<Project/>"}).replace(b"<Project/>", b"<Projekt/>"), "is damaged"),
        (b"0" * 20_000_001, "larger than 20 MB"),
    ],
)
def test_a_file_that_is_no_project_is_refused_at_its_field(desk, form, code, data, said):
    answer = upload(desk, form, data)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert not CodingFile.objects.exists()


def test_too_many_texts_a_missing_codebook_and_a_missing_form_are_said_at_the_form(
    desk, form, texts, book, monkeypatch
):
    monkeypatch.setattr(projects, "MOST_TEXTS", 2)
    answer = desk.post(f"{WHERE}export/", {"form": form.slug, **WHY})
    assert answer.status_code == 422 and "Choose fewer days" in answer.content.decode()
    assert desk.post(f"{WHERE}export/", WHY).status_code == 422
    assert desk.post(f"{WHERE}export/", {"form": form.slug, "until": "9999-12-31", **WHY}).status_code == 422
    book.is_current = False
    book.save()
    answer = desk.post(f"{WHERE}export/", {"form": form.slug, **WHY})
    assert answer.status_code == 422 and "No codebook is in use." in answer.content.decode()


def test_its_statements_do_not_grow(desk, form, texts, django_assert_max_num_queries):
    make_texts(form, 10)
    desk.get(WHERE)
    with django_assert_max_num_queries(14):
        desk.get(WHERE)
    with django_assert_max_num_queries(24):
        downloaded(desk, form)
