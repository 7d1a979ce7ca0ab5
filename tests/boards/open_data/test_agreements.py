"""Agreements, their parties and documents as open data: once announced, and what was removed as removed (C2C-13)."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

import pytest

from boards.agreements.services import (
    add_agreement_document,
    change_party_status,
    remove_agreement_document,
)
from cms.models import PublishedRecord
from tests.boards.open_data.copies import followed
from tests.factories import agreements as make
from tests.factories.feedback import make_tool
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def made():
    return make.agreement()


def add(made):
    file = SimpleUploadedFile("words.txt", b"What it says.")
    return add_agreement_document(agreement=made, actor=make.ACTOR, title={"en": "In plain words"}, file=file)


def test_an_agreement_that_is_being_written_is_no_record_and_no_party_tells_of_it():
    draft, party = make.agreement(announced=None, title={"en": "Canary of a draft"}), make.party()
    make.sign(draft, party)
    assert followed("agreements", draft.pk) is None
    assert followed("parties", party.slug).attributes["signatures"] == []
    assert "Canary of a draft" not in str(list(PublishedRecord.objects.values()))
    make.step(draft, "announced", make.MAY)
    assert followed("agreements", draft.pk).standing["code"] == "announced"
    (told,) = followed("parties", party.slug).attributes["signatures"]
    assert told == {"agreement": told["agreement"], "signed_on": None}
    assert told["agreement"]["id"] == str(draft.pk)


def test_signing_dates_and_steps_are_told_without_who_recorded_them(made):
    party = make.party()
    make.sign(made, party, date(2022, 6, 1))
    told = followed("agreements", made.pk).attributes
    assert [(each["party"]["id"], each["signed_on"]) for each in told["signatures"]] == [
        (party.slug, "2022-06-01")
    ]
    assert told["steps"][0]["note"] == make.WHY and set(told["steps"][0]) == {"status", "on", "note"}
    assert make.ACTOR not in str(told)


def test_a_document_is_told_with_its_fingerprint_and_after_removal_as_removed(client, made, publisher):
    document = add(made)
    (told,) = followed("agreements", made.pk).attributes["documents"]
    assert told["url"] == document.get_absolute_url() and told["sha256"] == document.sha256
    assert client.get(told["url"]).status_code == 200
    remove_agreement_document(actor=publisher, document=document, reason="It names a person.")
    (told,) = followed("agreements", made.pk).attributes["documents"]
    assert told["removed_at"] and told["sha256"] == document.sha256
    assert (told["url"], told["name"], told["size"]) == (None, None, None)
    assert "words" not in str(told).replace("In plain words", "")


def test_a_tool_that_needs_it_is_told_once_it_is_added_and_no_longer_once_it_is_not(made):
    needs = make_tool()
    made.tools.add(needs)
    assert [each["id"] for each in followed("agreements", made.pk).attributes["tools"]] == [needs.slug]
    made.tools.remove(needs)
    assert followed("agreements", made.pk).attributes["tools"] == []


def test_a_party_that_left_says_until_when():
    party = make.party()
    assert followed("parties", party.slug).attributes["until"] is None
    left = date(2023, 1, 9)
    change_party_status(actor=make.ACTOR, party=party, status="left", on=left, note=make.WHY)
    copy = followed("parties", party.slug)
    assert (copy.standing["code"], copy.attributes["until"]) == ("left", "2023-01-09")
