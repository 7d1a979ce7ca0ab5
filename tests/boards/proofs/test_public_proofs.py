"""Anyone proves a posting, minutes, a vote and a decision; what is not public has no proof (proof.md, piece 5)."""

import io
import json
import zipfile

import pytest

from boards.models import Decision, MinutesVersion, Motion, PostedAgenda, Vote
from cms.models import LedgerEntry
from cms.proofs import checkpoints, signing
from cms.proofs.verify_record import Refused, check_proofs, check_record, read_checkpoint

pytestmark = [pytest.mark.usefixtures("demo_database"), pytest.mark.django_db]
MODELS = {
    "posting": PostedAgenda,
    "minutes": MinutesVersion,
    "motion": Motion,
    "vote": Vote,
    "decision": Decision,
}


@pytest.fixture(autouse=True)
def signed():
    return checkpoints.publish()


def a_public(kind: str) -> str:
    """The key of the newest row of a kind that the record has."""
    entries = LedgerEntry.objects.filter(kind=kind).order_by("-number")
    return entries.values_list("key", flat=True)[0]


def closed_motion() -> Motion:
    return Motion.objects.filter(closed_at__isnull=False).exclude(item__kind="closed").order_by("-pk")[0]


def proof_of(client, kind: str, key: object) -> dict:
    return json.loads(client.get(f"/record/{kind}/{key}/proof.json").content)


def holds(file: dict) -> list[str]:
    return list(check_proofs(file, vkey=str(signing.own_key())))


@pytest.mark.parametrize("kind", ["posting", "minutes", "decision"])
def test_a_public_record_is_proven(client, kind):
    file = proof_of(client, kind, a_public(kind))

    assert len(holds(file)) == 1 + len(file["proofs"])
    assert file["proofs"][0]["entry"]["kind"] == kind


def test_the_votes_on_a_motion_are_proven_with_it(client):
    motion = closed_motion()
    file = proof_of(client, "motion", motion.pk)

    assert len(holds(file)) == 2 + motion.votes.count() > 2
    choices = {proof["sealed"]["fields"].get("choice") for proof in file["proofs"][1:]}
    assert choices == set(motion.votes.values_list("choice", flat=True))


def test_a_vote_changed_in_the_database_is_refused(client):
    motion = closed_motion()
    vote = motion.votes.filter(choice="aye").first()
    Vote.objects.filter(pk=vote.pk).update(choice="no")

    with pytest.raises(Refused, match="The facts are not those of entry"):
        holds(proof_of(client, "motion", motion.pk))


@pytest.mark.parametrize("kind", ["moderation", "power", "hold", "text", "finding", "nothing"])
def test_what_is_not_opened_has_no_proof_for_the_public(client, kind):
    for key in [*LedgerEntry.objects.filter(kind=kind).values_list("key", flat=True)[:3], "1"]:
        assert client.get(f"/record/{kind}/{key}/").status_code == 404
        assert client.get(f"/record/{kind}/{key}/proof.json").status_code == 404


def test_a_decision_that_is_not_published_has_no_proof(client):
    key = a_public("decision")
    Decision.objects.filter(pk=key).update(published_at=None)

    assert client.get(f"/record/decision/{key}/").status_code == 404


def test_the_page_of_an_entry_shows_what_was_sealed(client):
    motion = closed_motion()
    html = client.get(f"/record/motion/{motion.pk}/").content.decode()

    assert f'data-proof="/record/motion/{motion.pk}/proof.json"' in html
    assert f"{motion.votes.count()} entries that belong to it are proven with it:" in html


@pytest.mark.parametrize("kind", ["posting", "minutes", "decision", "motion"])
def test_the_page_of_the_record_leads_to_its_proof(client, kind):
    key = closed_motion().pk if kind == "motion" else a_public(kind)
    page = page_of(kind, MODELS[kind].objects.get(pk=key))

    assert f'href="/record/{kind}/{key}/"' in client.get(page).content.decode()


def page_of(kind: str, row) -> str:
    if kind == "decision":
        return row.get_absolute_url()
    meeting = row.item.meeting if kind == "motion" else row.meeting
    ends = {"motion": "", "posting": f"posted/{row.number}/", "minutes": "minutes/"}
    return meeting.get_absolute_url() + ends[kind]


def archive(client) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(client.get("/record/record.zip").streaming_content)))


def test_the_whole_record_has_the_facts_of_what_is_public_and_verifies(client, signed):
    with archive(client) as opened:
        broken = list(check_record(opened, vkey=str(signing.own_key()), against=[]))
        rows = [json.loads(line) for line in opened.read("entries.jsonl").splitlines()]
        size = read_checkpoint(opened.read("checkpoint").decode()).size

    kinds = {row["entry"]["kind"] for row in rows if "sealed" in row}
    assert broken == [] and len(rows) == size == signed.size
    assert kinds == {*MODELS, "item"}


def test_a_vote_changed_in_the_database_is_named_by_the_offline_file(client):
    vote = closed_motion().votes.filter(choice="aye").first()
    Vote.objects.filter(pk=vote.pk).update(choice="no")
    entry = LedgerEntry.objects.filter(kind="vote", key=str(vote.pk)).latest("number")

    with archive(client) as opened:
        broken = list(check_record(opened, vkey=str(signing.own_key()), against=[]))

    assert broken == [f"The facts of entry {entry.number} ({entry.subject}) are not those that were sealed."]
