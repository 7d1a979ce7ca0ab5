"""What a posted recap and answered polls rest on is not deleted in the editor (PAR-02)."""

import pytest

from engagement.models import Poll, PollOption, Theme, ThemeShare
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def talk():
    return make.held()


def delete(cast, row) -> str:
    """What the page says after the row was to be deleted."""
    address = f"/admin/{row._meta.model_name}/delete/{row.pk}/"
    assert cast["publisher"].get(address, follow=True).status_code == 200
    return cast["publisher"].post(address, follow=True).content.decode()


def test_parts_of_a_draft_are_deleted(talk, cast):
    theme = make.theme(talk, "Show my county", 48)
    delete(cast, theme)
    assert not Theme.objects.exists()


def test_parts_of_a_posted_recap_stay(talk, cast):
    theme = make.theme(talk, "Show my county", 48)
    families = make.group(talk, "Families", 87, shares={theme: 30})
    make.post_recap(talk)
    for row in (theme, families, ThemeShare.objects.get()):
        assert "The recap of this conversation is posted." in delete(cast, row)
    assert Theme.objects.exists() and ThemeShare.objects.exists()


def test_a_poll_that_people_answered_stays_with_its_answers(talk, cast):
    poll = Poll.objects.create(conversation=talk, question={"en": "Which?"}, n_present=20, n_answered=12)
    option = PollOption.objects.create(poll=poll, label={"en": "Maps"}, count=12)
    for row in (option, poll):
        assert "People have answered this poll" in delete(cast, row)
    assert PollOption.objects.exists()


def test_an_unanswered_poll_is_deleted(talk, cast):
    delete(cast, Poll.objects.create(conversation=talk, question={"en": "Which?"}))
    assert not Poll.objects.exists()
