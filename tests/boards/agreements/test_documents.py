"""Documents with their fingerprint; linked records about people never belong here (C2C-13, PRV-06)."""

import io
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

import openpyxl
import pytest

from boards.agreements.person_data import looks_like_people
from boards.agreements.services import add_agreement_document, remove_agreement_document
from boards.exceptions import FileRefused, NotPossibleNow
from boards.models import AgreementDocument
from cms import clock
from cms.exceptions import RuleBroken
from cms.models import Redaction
from cms.records import holds, retention, verification
from cms.storage import private_storage
from tests.factories import agreements as make
from tests.furniture import furnished

WARNING = "Do not enter linked records about people here."
PEOPLE = b"name,ssn\n" + b"".join(b"A B,%03d-45-67%02d\n" % (100 + n, n) for n in range(9))


def upload(words: bytes = b"What it says.", name: str = "words.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, words)


@furnished
def made():
    return make.agreement()


def add(made, **facts) -> AgreementDocument:
    given = {"actor": make.ACTOR, "title": {"en": "In plain words"}, "file": upload()} | facts
    return add_agreement_document(agreement=made, **given)


@pytest.mark.engine
def test_a_document_is_sent_as_it_came_with_its_fingerprint(client, made):
    document = add(made)
    response = client.get(document.get_absolute_url())
    assert b"".join(response.streaming_content) == b"What it says."
    assert (
        response["Content-Disposition"].startswith("attachment") and "no-cache" in response["Cache-Control"]
    )
    assert document.sha256 in client.get(f"/agreements/{made.pk}/").content.decode()


@pytest.mark.engine
def test_a_changed_file_is_noticed(made):
    document = add(made)
    assert not list(verification.breaks())
    with private_storage().open(document.file.name, "wb") as stored:
        stored.write(b"Other words.")
    assert any(document.name in each for each in verification.breaks())


def test_documents_of_what_is_being_written_are_not_public(client, db):
    document = add(make.agreement(announced=None))
    assert client.get(document.get_absolute_url()).status_code == 404


def test_the_upload_form_warns_and_what_looks_like_people_is_never_refused_silently(cast, made):
    path = f"/desk/agreements/{made.pk}/documents/"
    assert WARNING in cast["clerk"].get(path).content.decode()
    sent = {"title_en": "A table", "language": "en", "file": upload(PEOPLE, "table.csv")}
    response = cast["clerk"].post(path, sent)
    words = response.content.decode()
    assert response.status_code == 422 and "may identify people" in words and "A table" in words
    assert not AgreementDocument.objects.exists()
    sent |= {"file": upload(PEOPLE, "table.csv"), "no_people": "on"}
    assert cast["clerk"].post(path, sent).status_code == 302
    assert AgreementDocument.objects.get().added_by_name


def test_the_service_holds_the_same_rule(made):
    with pytest.raises(FileRefused) as refused:
        add(made, file=upload(PEOPLE, "table.csv"))
    assert refused.value.rule == "C2C-13"
    assert add(made, file=upload(PEOPLE, "table.csv"), no_people=True).number == 1


def workbook(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_with_records_of_people_is_seen_as_well(made):
    records = [["name", "ssn"], *(["A B", f"{100 + n}-45-67{n:02d}"] for n in range(9))]
    with pytest.raises(FileRefused) as refused:
        add(made, file=upload(workbook(records), "table.xlsx"))
    assert refused.value.rule == "C2C-13"
    counts = [["county", "students"], *([f"County {n}", str(1000 + n)] for n in range(50))]
    assert add(made, file=upload(workbook(counts), "counts.xlsx")).number == 1


def test_a_workbook_with_a_damaged_part_is_not_read_and_breaks_nothing():
    data = bytearray(workbook([["name", "ssn"], *(["A B", f"{100 + n}-45-67{n:02d}"] for n in range(9))]))
    place = data.index(b"xl/worksheets/sheet1.xml") + 40
    data[place : place + 20] = bytes(20)
    assert looks_like_people(io.BytesIO(bytes(data)), "xlsx") == 0


@pytest.mark.parametrize("words", [b"", b"\x00\x01binary", b"PK\x03\x04nonsense"])
def test_what_is_no_document_comes_again_with_the_reason(cast, made, words):
    sent = {"title_en": "Kept words", "language": "en", "file": upload(words, "x.pdf")}
    response = cast["editor"].post(f"/desk/agreements/{made.pk}/documents/", sent)
    assert response.status_code == 422
    assert "field--problem" in response.content.decode() and "Kept words" in response.content.decode()


@pytest.mark.engine
def test_a_removed_file_is_gone_and_the_record_says_why(
    client, made, publisher, client_for, django_capture_on_commit_callbacks
):
    document = add(made)
    stored, path = document.file.name, f"/desk/agreements/{made.pk}/documents/1/remove/"
    desk = client_for(publisher)
    assert desk.post(path, {"reason": ""}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(path, {"reason": "It named a family."}).status_code == 302
    assert not private_storage().exists(stored)
    assert client.get(document.get_absolute_url()).status_code == 404
    stone = Redaction.objects.get(kind="agreement_document", key=str(document.pk))
    assert stone.reason == "It named a family."
    page = client.get(f"/agreements/{made.pk}/").content.decode()
    assert "The file was removed on" in page and document.sha256 in page
    assert desk.get(path).status_code == 404 and not list(verification.breaks())
    document.refresh_from_db()
    with pytest.raises(NotPossibleNow):
        remove_agreement_document(actor=publisher, document=document, reason="Again")


def test_a_hold_keeps_the_file(made, publisher, administrator):
    document = add(made)
    holds.place_hold(
        actor=administrator, kind="agreement_document", reference=str(document.pk), reason="A case is open."
    )
    with pytest.raises(RuleBroken):
        remove_agreement_document(actor=publisher, document=document, reason="No")
    assert private_storage().exists(document.file.name)


def test_only_clerk_and_publisher_remove(cast, made, editor, analyst):
    document = add(made)
    for person in (editor, analyst, None):
        with pytest.raises(PermissionDenied):
            remove_agreement_document(actor=person, document=document, reason="x")
        if person is not editor:
            with pytest.raises(PermissionDenied):
                add(made, actor=person)
    path = f"/desk/agreements/{made.pk}/documents/1/remove/"
    assert cast["editor"].get(path).status_code == 404 and cast["clerk"].get(path).status_code == 200


def test_files_of_ended_agreements_go_when_their_rule_says_so(made, administrator):
    ended, kept = add(made), add(make.agreement())
    made.ends_on = date(2023, 1, 1)
    made.save()
    name = "boards.agreement_documents"
    assert retention.find(name).due(clock.now() - timedelta(days=10)).get() == ended
    retention.find(name).erase([ended.pk])
    ended.refresh_from_db()
    assert not ended.file and ended.removed_at and private_storage().exists(kept.file.name)
