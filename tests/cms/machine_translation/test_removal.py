"""A translation is a copy of its text: it goes when the text goes, when the engine changes, when nobody reads it."""

from datetime import timedelta

import pytest

from boards.models import Decision
from cms import clock
from cms.machine_translation import engines
from cms.machine_translation.retention import KEEP_DAYS
from cms.models import MachineTranslation
from cms.open_data import sync
from cms.records import retention
from cms.records.known_copies import scrub_known
from cms.records.redaction_copies import Passage
from tests.cms.machine_translation.conftest import PARAGRAPH, SECOND
from tests.factories import open_data
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
NAMED = "Maria Lopez asked for a map."


def sources() -> set[str]:
    return set(MachineTranslation.objects.values_list("source", flat=True))


@pytest.fixture
def stored(translated) -> set[str]:
    found = sources()
    assert {PARAGRAPH, SECOND} <= found
    return found


def test_a_redaction_takes_the_translations_of_the_text(stored):
    places = scrub_known(Passage([f"First. {PARAGRAPH} Last."]), "[removed]")
    assert sources() == stored - {PARAGRAPH}
    assert "cms.MachineTranslation × 1" in places


def test_a_redaction_takes_what_is_still_to_be_translated(engine, client, about):
    client.get("/ar/about/?translate=machine")
    scrub_known(Passage([PARAGRAPH]), "[removed]")
    assert PARAGRAPH not in sources()


@furnished
def board():
    return open_data.bodies()[0]


@pytest.fixture
def decision(engine, read, board, django_capture_on_commit_callbacks) -> Decision:
    """A public decision with a name in it, translated."""
    made = open_data.decision(board, title={"en": "County maps"}, summary={"en": NAMED})
    sync.follow()
    read("/ar/decisions/2022-01/?translate=machine")
    assert NAMED in sources()
    return made


@pytest.mark.parametrize("change", [{"published_at": None}, {"summary": {"en": "Someone asked for a map."}}])
def test_what_a_record_says_no_more_leaves_no_translation(decision, change):
    Decision.objects.filter(pk=decision.pk).update(**change)
    sync.follow()
    assert NAMED not in sources()


def test_a_deleted_record_leaves_no_translation(decision):
    decision.delete()
    sync.follow()
    assert NAMED not in sources()


def test_a_page_that_is_taken_down_leaves_no_translation(stored, about):
    sync.follow()
    about.unpublish()
    sync.follow()
    assert not {PARAGRAPH, SECOND} & sources()


def test_translations_of_other_records_stay(stored, decision):
    decision.delete()
    sync.follow()
    assert stored <= sources()


def test_another_engine_translates_anew_and_the_old_ones_go(engine, stored, read):
    engine.version = 2
    assert "Letters 2 (en-ar)" in read() and "Letters 1" not in read()
    retention.run()
    assert set(MachineTranslation.objects.values_list("engine", flat=True)) == {"Letters 2 (en-ar)"}


def test_what_nobody_reads_goes_after_its_period(engine, stored, read, set_clock):
    set_clock(clock.now() + timedelta(days=KEEP_DAYS - 1))
    read()
    set_clock(clock.now() + timedelta(days=2))
    retention.run()
    assert sources() == stored

    set_clock(clock.now() + timedelta(days=KEEP_DAYS + 1))
    retention.run()
    assert not sources()


def test_without_an_engine_nothing_stays(stored, monkeypatch):
    monkeypatch.setattr(engines, "installed", lambda: None)
    retention.run()
    assert not sources()
