"""An author proves that the text of a comment is the one that was sealed; one changed letter is refused."""

import base64
import json
from datetime import timedelta

import pytest

from cms import clock
from cms.models import LedgerEntry
from cms.proofs import checkpoints, signing
from cms.proofs.verify_record import Refused, check_proofs
from cms.records.redaction import redact
from cms.records.verification import breaks
from cms.web import one_time_keys
from feedback.models import Submission, SubmissionText, sha256_of
from feedback.submissions.text_seals import seal_texts
from tests.cms.proofs import second_verifier
from tests.factories import feedback as make
from tests.furniture import furnished

WORDS = "Show my county.\nPlease do it soon, señora."


@furnished
def comment(form):
    return make.make_submission(form, WORDS)


@pytest.fixture
def proven(comment, set_clock) -> Submission:
    """Sealed and covered by a checkpoint."""
    set_clock(clock.now() + timedelta(minutes=10))
    seal_texts()
    checkpoints.publish()
    return comment


def address(comment: Submission, name: str = "verify/") -> str:
    return f"/receipts/{one_time_keys.receipt_code(comment.key)}/{name}"


def proof_of(client, comment: Submission) -> dict:
    return json.loads(client.get(address(comment, "proof.json")).content)


def test_the_proof_holds_for_the_text_alone(client, proven):
    holds = list(check_proofs(proof_of(client, proven), vkey=str(signing.own_key()), text=WORDS))

    assert (
        holds[-1] == f"The text is the one that entry {LedgerEntry.objects.get(kind='text').number} sealed."
    )


def test_a_verifier_of_somebody_else_accepts_it(client, proven):
    file = proof_of(client, proven)
    (proof,) = file["proofs"]
    _origin, size, root, _more = second_verifier.read_checkpoint(file["checkpoint"])
    leaf = second_verifier.leaf_hash(second_verifier.canonical(proof["entry"]))
    path = [base64.b64decode(each) for each in proof["path"]]

    assert second_verifier.accepts_note(file["checkpoint"], file["key"])
    assert second_verifier.accepts_inclusion(leaf, proof["entry"]["number"] - 1, size, path, root)
    assert proof["sealed"]["fields"]["text"] == sha256_of(WORDS)


@pytest.mark.parametrize("letter", range(0, len(WORDS), 5))
def test_one_changed_letter_is_refused(client, proven, letter):
    other = WORDS[:letter] + "X" + WORDS[letter + 1 :]

    with pytest.raises(Refused, match="The text is none of those that were sealed"):
        list(check_proofs(proof_of(client, proven), vkey=str(signing.own_key()), text=other))


def test_a_text_that_the_office_changed_is_refused(client, proven):
    """With its stored hash, and with the new fingerprint in the proof."""
    SubmissionText.objects.update(text="Nothing.", sha256=sha256_of("Nothing."))

    with pytest.raises(Refused, match="The facts are not those of entry"):
        list(check_proofs(proof_of(client, proven), vkey=str(signing.own_key()), text="Nothing."))


def test_the_page_offers_the_comparison_and_the_file(client, proven):
    page = client.get(address(proven))
    html = page.content.decode()

    assert f'data-proof="{address(proven, "proof.json")}"' in html and "señora" in html
    assert "Without scripts, do the same by hand" in html
    assert "no-store" in page["Cache-Control"] and page["X-Robots-Tag"] == "noindex"


def test_before_it_is_sealed_or_signed_the_page_claims_nothing(client, comment, set_clock):
    assert "This text is not sealed in the record yet." in client.get(address(comment)).content.decode()
    set_clock(clock.now() + timedelta(minutes=10))
    seal_texts()
    html = client.get(address(comment)).content.decode()

    assert "No checkpoint covers that entry yet" in html and "data-proof=" not in html
    assert client.get(address(comment, "proof.json")).status_code == 404


def test_a_removed_text_keeps_its_entry_and_nothing_to_guess_with(client, proven, publisher):
    redact("submission", proven.pk, actor=publisher, reason="Names a neighbor")
    entry = LedgerEntry.objects.get(kind="text", act="seal")
    html = client.get(address(proven)).content.decode()

    assert "It was removed on" in html and "Names a neighbor" in html
    assert f"number {entry.number}, stays" in html and not entry.salt
    assert sha256_of(WORDS) not in str(list(SubmissionText.objects.values()))
    assert client.get(address(proven, "proof.json")).status_code == 404


def test_what_replaced_a_removed_text_is_sealed_too(client, proven, publisher):
    """A removal excuses no later change."""
    redact("submission", proven.pk, actor=publisher, reason="Names a neighbor")
    assert not list(breaks())
    SubmissionText.objects.update(text="I agree.", sha256=sha256_of("I agree."))

    assert any(
        sentence.startswith("text ") and "was changed after entry" in sentence for sentence in breaks()
    )


@pytest.mark.parametrize("name", ["verify/", "proof.json"])
def test_another_code_opens_nothing(client, proven, name):
    assert client.get(f"/receipts/TL-AAAA-BBBB-CCCC-DDDD/{name}").status_code == 404
