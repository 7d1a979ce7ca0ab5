"""Agreements with dates, status, history and signatures; a picture of who has signed when (C2C-12)."""

import csv
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from boards.exceptions import NotPossibleNow
from boards.models import Signature
from cms.records import verification
from tests.factories import agreements as make
from tests.factories import rollout
from tests.furniture import furnished

JUNE, JULY = date(2022, 6, 1), date(2022, 7, 1)


@furnished
def made():
    return make.agreement()


@furnished
def parties():
    return [make.party(name_) for name_ in ("first", "second")]


def test_what_is_being_written_is_not_public(client, parties):
    draft = make.agreement(announced=None)
    assert client.get(f"/agreements/{draft.pk}/").status_code == 404
    assert client.get("/agreements/agreements.json").json()["agreements"] == []
    assert "One agreement" not in client.get("/agreements/").content.decode()


def test_each_step_sets_its_day(made):
    make.step(made, "signed", JUNE)
    make.step(made, "in_force", JULY)
    make.step(made, "ended", date(2023, 7, 1))
    made.refresh_from_db()
    assert [made.announced_on, made.signed_on, made.in_force_on, made.ends_on] == [
        make.MAY,
        JUNE,
        JULY,
        date(2023, 7, 1),
    ]
    assert [each.status for each in made.steps.all()] == ["announced", "signed", "in_force", "ended"]


@pytest.mark.engine
def test_signed_by_all_needs_all(made, parties):
    for party in parties:
        make.sign(made, party)
    make.sign(made, parties[0], JUNE)
    with pytest.raises(NotPossibleNow, match="1 party has no signing date"):
        make.step(made, "signed", JULY)
    make.sign(made, parties[1], JULY)
    make.step(made, "signed", JULY)
    assert not list(verification.breaks())


def test_refusals_of_a_step(made):
    for facts, words in (
        ({"status": "announced", "on": JUNE}, "already has this status"),
        ({"status": "in_force", "on": date(2999, 1, 1)}, "in the future"),
        ({"status": "in_force", "on": date(2022, 1, 1)}, "later step"),
        ({"status": "in_force", "on": JUNE, "note": {"es": ""}}, "Describe what happened"),
    ):
        with pytest.raises(NotPossibleNow, match=words):
            make.step(made, **facts)
    made.ends_on = JUNE
    made.save()
    with pytest.raises(NotPossibleNow, match="cannot end before"):
        make.step(made, "in_force", JULY)
    assert made.steps.count() == 1


@pytest.mark.engine
def test_a_signature_is_sealed_and_another_day_needs_a_reason(made, parties):
    first = make.sign(made, parties[0], JUNE)
    assert make.sign(made, parties[0], JUNE) == first and first.history.count() == 1
    with pytest.raises(NotPossibleNow, match="Explain why it is changing"):
        make.sign(made, parties[0], JULY)
    make.sign(made, parties[0], JULY, reason="The letter says so.")
    assert first.history.first().history_change_reason == "The letter says so."
    Signature.objects.filter(pk=first.pk).update(signed_on=make.MAY)
    assert list(verification.breaks())


def test_only_a_party_of_that_day_signs(made, parties):
    for day, words in ((date(2022, 5, 1), "not a party on that date"), (date(2999, 1, 1), "in the future")):
        with pytest.raises(NotPossibleNow, match=words):
            make.sign(made, parties[0], day)
    assert not Signature.objects.exists()


def test_picture_and_table_say_who_signed_when(client, made, parties):
    make.sign(made, parties[0], JUNE)
    make.sign(made, parties[1])
    html = client.get(f"/agreements/{made.pk}/").content.decode()
    assert html.count('class="signing__mark"') == 1 and html.count('class="signing__bar"') == 2
    table = html.split("signing-table")[-1]
    assert "June 1, 2022" in table and "Date not published" in table
    party_page = client.get("/agreements/parties/first/").content.decode()
    assert "June 1, 2022" in party_page and "One agreement" in party_page


def test_an_agreement_names_the_tools_that_need_it(client, home, made):
    tool = rollout.public_tool(home)
    made.tools.add(tool)
    page = client.get(f"/agreements/{made.pk}/").content.decode()
    assert "Tools that need it" in page and f"/tools/{tool.slug}/" in page
    assert client.get("/agreements/agreements.json").json()["agreements"][0]["tools"] == [tool.slug]


def test_the_files_say_the_same_as_the_page(client, made, parties):
    make.sign(made, parties[0], JUNE)
    text = client.get("/agreements/agreements.csv").getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert [(row["Party"], row["Signed"]) for row in rows] == [("First", "2022-06-01")]
    data = client.get("/agreements/agreements.json").json()
    assert [each["party"] for each in data["parties"]] == ["first", "second"]
    assert data["agreements"][0]["signatures"][0]["signed_on"] == "2022-06-01"


def test_the_desk_records_signing_and_steps(cast, made, parties):
    clerk, path = cast["clerk"], f"/desk/agreements/{made.pk}/"
    assert clerk.post(path + "sign/", {"party": parties[0].pk, "signed_on": "2022-06-01"}).status_code == 302
    sent = {"party": parties[0].pk, "signed_on": "2022-06-02"}
    response = clerk.post(path + "sign/", sent)
    assert response.status_code == 422 and "2022-06-02" in response.content.decode()
    sent = {"status": "in_force", "on": "2022-06-03", "note_en": "It holds now."}
    assert clerk.post(path + "step/", sent).status_code == 302
    assert clerk.post(path + "step/", {"status": "ended", "on": "2022-06-04"}).status_code == 422
    assert "It holds now." in clerk.get(path).content.decode()


def test_services_ask_who_acts(made, parties, analyst, resident):
    for person in (analyst, resident, None):
        with pytest.raises(PermissionDenied):
            make.step(made, "signed", JUNE, actor=person)
        with pytest.raises(PermissionDenied):
            make.sign(made, parties[0], JUNE, actor=person)


def test_more_agreements_and_parties_take_no_more_statements(client, made, parties):
    make.sign(made, parties[0], JUNE)
    paths = [
        "/agreements/",
        f"/agreements/{made.pk}/",
        "/agreements/parties/first/",
        "/agreements/agreements.json",
    ]

    def counts() -> list[int]:
        found = []
        for path in paths:
            client.get(path)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200
            found.append(len(queries))
        return found

    few = counts()
    for number in range(8):
        other = make.agreement(title={"en": f"Agreement {number}"})
        make.sign(other, make.party(f"party-{number}"), JUNE)
        make.sign(made, other.signatures.get().party, JUNE)
        make.sign(other, parties[0], JUNE)
    assert counts() == few


def test_an_empty_list_says_what_to_do(client, db):
    page = client.get("/agreements/").content.decode()
    assert "No party is listed for this date" in page and "No agreement has been announced yet." in page
