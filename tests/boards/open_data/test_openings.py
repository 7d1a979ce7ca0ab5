"""Calls for applications as open data: the seats and who was appointed, and nothing about whoever applied (C2C-09)."""

from datetime import date

import pytest

from boards.appointments.calls import publish_call
from boards.appointments.services import appoint
from cms import clock
from cms.models import PublishedRecord
from cms.open_data import sync
from tests.boards.open_data.copies import followed
from tests.factories import applications as make

pytestmark = pytest.mark.django_db


def test_a_draft_is_no_record_until_it_is_published():
    draft = make.call(published=False)
    assert followed("openings", draft.slug) is None
    with clock.at(make.at(date(2022, 7, 28))):
        publish_call(actor=make.ACTOR, call=draft)
        copy = followed("openings", draft.slug)
    assert copy.standing["code"] == "announced"
    assert [each["position"] for each in copy.attributes["seats"]] == [9, 14]
    assert copy.attributes["criteria"] == make.CRITERIA


def test_its_step_is_that_of_the_day():
    call = make.call()
    for day, code in ((make.OPENS, "open"), (date(2022, 9, 1), "scored")):
        with clock.at(make.at(day)):
            sync.compare()
        assert PublishedRecord.objects.get(kind="openings", key=call.slug).standing["code"] == code


def test_nothing_is_told_of_whoever_applied_but_who_was_appointed(editor):
    call, first, _rest, motion = make.carried(editor)
    told = str(followed("openings", call.slug).attributes)
    for name in (first.name, first.organization, first.statement, "canary"):
        assert name not in told
    seat = call.seats.get(position=9)
    with clock.at(make.at(make.VOTED)):
        appoint(actor=make.ACTOR, application=first, motion=motion, seat=seat, starts_on=date(2022, 12, 1))
    copy = followed("openings", call.slug)
    appointed = {each["position"]: each["appointed"] for each in copy.attributes["seats"]}
    assert appointed[9]["person"] == first.name and appointed[14] is None
    assert appointed[9]["motion"]["id"] == str(motion.pk)
    for words in (first.organization, first.statement, "canary"):
        assert words not in str(copy.attributes)
