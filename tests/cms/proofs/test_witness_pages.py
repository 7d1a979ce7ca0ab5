"""What the pages say of outside witnesses is true of the latest checkpoint."""

from datetime import UTC, datetime

import pytest

from cms.proofs import checkpoints
from cms.proofs.verify_record import COSIGNATURE, cosigned_text, to_base64
from tests.cms.proofs.witnessing import Record

pytestmark = pytest.mark.django_db
ONE, TWO = Record("one.example/w", seed=1), Record("two.example/w", seed=2)
NOBODY = "Nobody outside this site signs its checkpoints yet"
NOT_YET = "No outside witness has cosigned the latest checkpoint yet"
AT = int(datetime(2026, 3, 4, 18, 5, tzinfo=UTC).timestamp())


def key_of(witness: Record):
    return witness.key._replace(algorithm=COSIGNATURE)


@pytest.fixture
def witnessed(record, settings):
    """Sign a record; these witnesses cosign it, of those that the site has."""
    settings.RECORD_WITNESSES = [(str(key_of(each)), "http://127.0.0.1:1") for each in (ONE, TWO)]
    record(3)
    signed = checkpoints.publish()

    def cosign(*witnesses: Record, text: str = "") -> None:
        text = text or signed.note.rpartition("\n\n")[0] + "\n"
        for each in witnesses:
            made = AT.to_bytes(8) + each.private.sign(cosigned_text(text, AT))
            signed.note += f"— {each.origin} {to_base64(key_of(each).key_id + made)}\n"
        signed.save()

    return cosign


def pages(client) -> list[str]:
    return [client.get(f"/{name}/").content.decode() for name in ("verify", "record")]


def test_without_witnesses_nobody_outside_signs(client, record):
    record(3)
    checkpoints.publish()

    assert all(NOBODY in page and "cosigned by" not in page for page in pages(client))


def test_a_checkpoint_that_is_not_cosigned_yet_says_so(client, witnessed):
    assert all(NOT_YET in page and NOBODY not in page for page in pages(client))


@pytest.mark.parametrize(
    ("witnesses", "words"), [([ONE], "cosigned by 1 outside witness."), ([ONE, TWO], "2 outside witnesses.")]
)
def test_both_pages_count_the_witnesses_that_cosigned(client, witnessed, witnesses, words):
    witnessed(*witnesses)

    assert all(words in page and NOBODY not in page and NOT_YET not in page for page in pages(client))


def test_the_record_names_each_witness_and_when_it_cosigned(client, witnessed):
    witnessed(TWO)
    _verify, page = pages(client)

    assert '<code dir="ltr">two.example/w</code>: March 4, 2026 at 10:05 a.m. Pacific Time' in page
    assert '<code dir="ltr">one.example/w</code>' not in page


def test_a_signature_that_does_not_verify_is_not_counted(client, witnessed):
    witnessed(ONE, text="another text\n")

    assert all(NOT_YET in page for page in pages(client))


def test_a_witness_that_the_site_does_not_have_is_not_counted(client, witnessed, settings):
    witnessed(ONE)
    settings.RECORD_WITNESSES = []

    assert all(NOBODY in page for page in pages(client))


def test_the_record_says_how_to_run_a_witness(client, witnessed):
    _verify, page = pages(client)

    assert "Run a witness" in page and 'href="/record/witness.pyz"' in page
    assert "witness.pyz serve --key witness.key --state witness.json --log" in page
