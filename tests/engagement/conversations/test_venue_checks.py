"""BK-24a: no in-person conversation becomes public without its place checked."""

import pytest

from engagement.choices import Mode
from engagement.models import ConversationPage
from engagement.models.pages import VenueNotChecked
from tests.factories import engagement as make

pytestmark = pytest.mark.django_db
CHECKS = ("venue_accessible", "venue_free", "venue_open_to_all")


def _draft(mode=Mode.IN_PERSON, **facts):
    return make.conversation(live=False, mode=mode, **({"place": "1 Library Way", **make.ACCESSIBLE} | facts))


@pytest.mark.parametrize("mode", [Mode.IN_PERSON, Mode.HYBRID])
@pytest.mark.parametrize("missing", [*CHECKS, "place"])
def test_publishing_without_a_check_is_refused(mode, missing):
    talk = _draft(mode, **{missing: "" if missing == "place" else False})
    page = make.page_of(talk)
    with pytest.raises(VenueNotChecked) as refused:
        page.save_revision().publish()
    assert refused.value.rule == "BK-24a"
    assert not ConversationPage.objects.live().exists()


def test_with_all_checks_it_can_be_published(client):
    talk = _draft()
    make.page_of(talk).save_revision().publish()
    assert client.get(f"/conversations/{talk.slug}/").status_code == 200


def test_an_online_conversation_has_no_place_to_check():
    make.page_of(make.conversation(live=False)).save_revision().publish()


def test_the_admin_says_why_and_keeps_the_draft(cast):
    talk = _draft(venue_free=False)
    page = make.page_of(talk)
    data = {
        "title": "A talk in town",
        "slug": talk.slug,
        "conversation": talk.pk,
        "agenda-count": 0,
        "body-count": 0,
        "recap-count": 0,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "action-publish": "1",
    }
    answer = cast["publisher"].post(f"/admin/pages/{page.pk}/edit/", data, follow=True)
    assert "no one has to pay or buy anything" in answer.content.decode()
    assert not ConversationPage.objects.live().exists()
    assert make.page_of(talk).get_latest_revision_as_object().title == "A talk in town"


def test_a_public_conversation_cannot_lose_its_checks():
    from django.core.exceptions import ValidationError

    talk = _draft()
    make.page_of(talk).save_revision().publish()
    talk.venue_free = False
    with pytest.raises(ValidationError):
        talk.clean()


def test_an_unchecked_conversation_is_not_submitted_for_approval(cast):
    page = make.page_of(_draft(venue_free=False))
    data = {"title": "A talk", "slug": page.slug, "conversation": page.conversation_id, "action-submit": "1"}
    data |= {"agenda-count": 0, "body-count": 0, "recap-count": 0}
    data |= {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
    answer = cast["editor"].post(f"/admin/pages/{page.pk}/edit/", data, follow=True).content.decode()
    assert "Not submitted. This conversation cannot be public yet." in answer
    assert not page.workflow_in_progress
