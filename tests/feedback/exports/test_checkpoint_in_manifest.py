"""The manifest of an export has the checkpoint of the record of when it was made, for good."""

import pytest

from cms.proofs import checkpoints, signing
from cms.proofs.verify_record import check_signature
from feedback.cuts.services import make_cut
from feedback.models import Export
from tests.factories import cuts


def served(browser, export: Export) -> bytes:
    return browser.get(f"/desk/exports/{export.pk}/manifest.json").content


@pytest.mark.engine
def test_a_manifest_has_the_latest_checkpoint_as_the_site_signed_it(coded, analyst):
    cut = make_cut(actor=analyst)
    signed = checkpoints.publish()
    export = cuts.make_export(analyst, cut, "csv", "public")

    note = export.manifest["record_checkpoint"]
    assert check_signature(note, str(signing.own_key())).size == signed.size


def test_it_is_served_the_same_after_newer_checkpoints(coded, form, analyst, client_for):
    cut = make_cut(actor=analyst)
    first = checkpoints.publish()
    export = cuts.make_export(analyst, cut, "csv", "public")
    browser = client_for(analyst)
    before = served(browser, export)

    assert checkpoints.publish().size > first.size
    assert served(browser, export) == before
    assert first.note.splitlines()[2].encode() in before


def test_a_newer_checkpoint_changes_no_byte_of_the_file_itself(coded, analyst):
    cut = make_cut(actor=analyst)
    one = cuts.make_export(analyst, cut, "csv", "public")
    checkpoints.publish()
    two = cuts.make_export(analyst, cut, "csv", "public")

    assert one.sha256 == two.sha256 and one.manifest != two.manifest
    assert two.manifest.keys() - one.manifest.keys() == {"record_checkpoint"}
