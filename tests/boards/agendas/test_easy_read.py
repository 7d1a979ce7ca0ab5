"""An agenda in easy words and in sign language: frozen when it is posted, and shown with it."""

from datetime import timedelta

import pytest

from boards.agendas.changes import BUSINESS_TEXTS
from cms import clock
from tests.factories import boards as make

pytestmark = pytest.mark.django_db
VIDEO = "https://video.example/agenda-asl"
EASY = {"en": "The board meets.\nAnyone can come.", "es": "La junta se reúne."}


def write(meeting, texts: dict[str, str], video: str = "") -> None:
    for page in meeting.pages.select_related("locale"):
        draft = page.get_latest_revision_as_object()
        draft.easy_read, draft.sign_video = texts.get(page.locale.language_code, ""), video
        draft.save_revision()


def post(meeting):
    with clock.at(make.starts() - timedelta(days=12)):
        return make.post(meeting)


@pytest.fixture
def meeting(home):
    body = make.body(3)
    make.pages(home, body)
    return make.meeting(body)


def test_the_agenda_shows_both_in_the_language_of_the_reader(client, meeting):
    write(meeting, EASY, VIDEO)
    post(meeting)
    english = client.get(meeting.get_absolute_url()).content.decode()
    spanish = client.get(f"/es{meeting.get_absolute_url()}").content.decode()

    assert "Easy read" in english and "Anyone can come." in english and f'href="{VIDEO}"' in english
    assert "Lectura fácil" in spanish and "La junta se reúne." in spanish


def test_a_posted_version_keeps_them(client, meeting):
    write(meeting, EASY, VIDEO)
    posting = post(meeting)

    text = client.get(f"{meeting.get_absolute_url()}posted/1/").content.decode()
    assert posting.snapshot["easy_read"] == EASY and posting.snapshot["sign_video"]["en"] == VIDEO
    assert "Anyone can come." in text and posting.is_intact


def test_an_agenda_without_them_shows_neither(client, meeting):
    posting = post(meeting)
    text = client.get(meeting.get_absolute_url()).content.decode()

    assert not {"easy_read", "sign_video"} & posting.snapshot.keys()
    assert "Easy read" not in text and "American Sign Language" not in text


def test_easy_words_may_name_no_business_that_was_not_noticed():
    """After posting they are compared as strictly as title and summary (BK-14)."""
    assert "easy_read" in BUSINESS_TEXTS
