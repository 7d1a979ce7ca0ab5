"""What is public no more is gone from every dialect at once; each says so in its own way."""

import pytest

from boards.models import Body, BodyPage, Proposal
from cms.models import PublishedRecord
from cms.open_data import sync
from cms.open_data.copies import bury
from tests.boards.dialects.readers import LEGISTAR, legistar, oparl, places, popolo, read

pytestmark = [pytest.mark.usefixtures("published_demo"), pytest.mark.django_db]
SLUG = "committee-on-reaching-families"


@pytest.fixture
def hidden() -> Body:
    """A body whose page is public no more."""
    body = Body.objects.get(slug=SLUG)
    BodyPage.objects.filter(body=body).update(live=False)
    sync.follow()
    return body


@pytest.mark.parametrize("is_followed", [False, True])
def test_a_record_that_was_taken_back_is_gone_at_once(client, is_followed):
    """Also while its copy is still there: nothing was followed yet."""
    proposal = Proposal.objects.public().order_by("pk")[0]
    Proposal.objects.filter(pk=proposal.pk).update(published_at=None)
    if is_followed:
        sync.follow()
    present = PublishedRecord.objects.present().filter(kind="proposals", key=proposal.number)
    assert present.exists() != is_followed
    number = 1_000_000_000 + proposal.pk
    assert number not in {row["MatterId"] for row in legistar(client, "matters")}
    assert client.get(f"{LEGISTAR}/matters/{number}").status_code == 410
    assert not [each for each in oparl(client, "paper") if each.get("reference") == proposal.number]
    assert read(client, f"/api/oparl/paper/proposals-{proposal.number}/")["deleted"]


def test_lists_hold_it_no_more(client, hidden):
    assert hidden.pk not in {row["BodyId"] for row in legistar(client, "bodies")}
    assert SLUG not in {each["id"] for each in popolo(client, "organizations")}
    assert not [each for each in oparl(client, "organization") if SLUG in each["id"]]
    assert not [each for each in popolo(client, "memberships") if each["organization_id"] == SLUG]


def test_its_addresses_say_so(client, hidden):
    for address, word in (
        (f"{LEGISTAR}/bodies/{hidden.pk}", "Message"),
        (f"{LEGISTAR}/bodies/{hidden.pk}/officerecords", "Message"),
        (f"/api/popolo/organizations/{SLUG}/", "error"),
    ):
        answer = client.get(address)
        assert answer.status_code == 410 and "no longer exists" in answer.json()[word], address
    found = read(client, f"/api/oparl/organization/{SLUG}/")
    assert found.pop("modified") and found == {
        "id": f"http://testserver/api/oparl/organization/{SLUG}/",
        "type": "https://schema.oparl.org/1.1/Organization",
        "deleted": True,
    }


def test_oparl_tells_it_to_those_who_ask_what_changed(client, hidden):
    changed = list(oparl(client, "organization", "modified_since=2000-01-01T00:00:00Z&limit=2"))
    assert [SLUG in each["id"] for each in changed if each.get("deleted")] == [True]
    terms = list(oparl(client, "membership", "modified_since=2000-01-01T00:00:00Z"))
    assert [each.keys() for each in terms if each.get("deleted")]


def test_papers_and_documents_of_what_went(client):
    paper = next(each for each in PublishedRecord.objects.filter(kind="materials") if each.attributes["item"])
    consultation, meeting = f"materials-{paper.key}-{paper.attributes['item']['id']}", places()["meeting"]
    assert read(client, f"/api/oparl/consultation/{consultation}/")
    bury([paper, PublishedRecord.objects.get(kind="meetings", key=meeting)])
    assert read(client, f"/api/oparl/paper/materials-{paper.key}/")["deleted"]
    assert read(client, f"/api/oparl/file/materials-{paper.key}/")["deleted"]
    assert client.get(f"/api/oparl/consultation/{consultation}/").status_code == 410
    assert client.get(f"/api/akn/{meeting}/agenda.xml").status_code == 410
    assert client.get(f"{LEGISTAR}/events/{meeting}/eventitems").status_code == 410
