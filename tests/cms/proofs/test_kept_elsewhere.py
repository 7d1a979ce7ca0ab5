"""The lines that leave the house: what the site signed, without what others added, as readers keep and return them."""

import pytest

from cms.proofs import checkpoints, signing
from cms.proofs.kept_elsewhere import latest_note, own_note
from cms.proofs.verify_record import check_signature

pytestmark = pytest.mark.django_db
SAME = "The first 3 entries of the record are those that your checkpoint covers."


def signed(size: int, record) -> str:
    record(size)
    checkpoints.publish()
    return latest_note()


def shown(client, kept: str) -> str:
    return client.get("/verify/", {"checkpoint": kept}).content.decode()


def test_before_anything_is_signed_there_are_no_lines(db):
    assert latest_note() == ""


def test_the_lines_hold_what_the_site_signed_and_not_what_witnesses_added(record):
    note = signed(3, record)
    checkpoint = checkpoints.latest()
    checkpoint.note += "— witness.example/other AAAAAAAAAAAA\n"

    assert own_note(checkpoint) == note
    assert check_signature(note, str(signing.own_key())).size == 3


def test_a_site_that_changed_its_name_gives_no_lines_without_signature(record, settings):
    signed(3, record)
    settings.RECORD_ORIGIN = "another.example/record"

    assert latest_note() == ""


def without_empty_line(note: str) -> str:
    return note.replace("\n\n", "\n")


def with_other_line_breaks(note: str) -> str:
    return note.replace("\n", " \r\n")


def wrapped_after_the_name(note: str) -> str:
    return note.replace("/record ", "/record\n")


def wrapped_in_a_signature(note: str) -> str:
    return f"{note[:-20]}\n{note[-20:]}"


BENT = [without_empty_line, with_other_line_breaks, wrapped_after_the_name, wrapped_in_a_signature]


@pytest.mark.parametrize("bent", BENT, ids=lambda bent: bent.__name__)
def test_lines_that_were_bent_in_copying_are_compared_all_the_same(client, record, bent):
    kept = signed(3, record)

    assert bent(kept) != kept and SAME in shown(client, kept)
    assert SAME in shown(client, bent(kept))


@pytest.mark.parametrize("kept", ["—", "\n— \n", "a\n— ", "— a b"])
def test_other_words_are_not_taken_for_a_checkpoint(client, record, kept):
    signed(3, record)

    assert SAME not in shown(client, kept)


def test_lines_with_another_size_are_refused(client, record):
    kept = signed(3, record)

    assert SAME not in shown(client, kept.replace("\n3\n", "\n2\n"))
