"""What was posted is sealed in the record: a change in the database, even with its hash, is named (BK-14)."""

import pytest

from boards.models import PostedAgenda
from boards.models.agendas import digest_of
from cms.records import verification
from tests.factories import boards as make
from tests.furniture import furnished


@furnished
def posting(home):
    found = make.body(3)
    make.pages(home, found)
    return make.posted(found).postings.get()


def test_a_posted_agenda_verifies(posting):
    assert not list(verification.breaks())


@pytest.mark.parametrize("with_hash", [False, True])
def test_a_posted_agenda_changed_in_the_database_is_named(posting, with_hash):
    snapshot = {**posting.snapshot, "items": posting.items[:1]}
    digest = digest_of(snapshot) if with_hash else posting.sha256
    PostedAgenda.objects.filter(pk=posting.pk).update(snapshot=snapshot, sha256=digest)
    assert any(f"posting {posting.pk} was changed" in words for words in verification.breaks())
