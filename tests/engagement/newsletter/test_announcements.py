"""News written by hand: previewed as mailed, agreed to by two people, mailed once, withdrawn (S14, ACC-05)."""

import pytest

from cms.models import LedgerEntry
from engagement.models import Announcement
from engagement.newsletter import mailings
from tests.factories import news
from tests.factories.signed_in import make_stale

pytestmark = [pytest.mark.django_db, pytest.mark.engine]
WRITE = "/desk/news/write/"
FACTS = {
    "topic": "news",
    "title_en": "The office is open on Friday",
    "title_es": "La oficina abre el viernes",
    "summary_en": "From nine to five.",
    "summary_es": "De nueve a cinco.",
    "path": "/conversations/",
}


def url(row: Announcement) -> str:
    return f"/desk/news/written/{row.pk}/"


@pytest.fixture
def draft(home, cast) -> Announcement:
    assert cast["editor"].post(WRITE, FACTS).status_code == 302
    return Announcement.objects.get()


@pytest.fixture
def proposed(draft, cast) -> Announcement:
    assert cast["editor"].post(url(draft), {"act": "propose", "edition": 1}).status_code == 302
    draft.refresh_from_db()
    return draft


@pytest.fixture
def published(proposed, cast) -> Announcement:
    answer = cast["publisher"].post(url(proposed), {"act": "publish", "edition": proposed.edition})
    assert answer.status_code == 302
    proposed.refresh_from_db()
    return proposed


def test_the_second_person_shows_again_who_they_are(proposed, cast, client_for):
    browser = make_stale(client_for(cast.people["publisher"]))
    answer = browser.post(url(proposed), {"act": "publish", "edition": proposed.edition})
    assert answer.status_code == 302 and "reauthenticate" in answer["Location"]
    proposed.refresh_from_db()
    assert proposed.state == "proposed"


def mail_news() -> int:
    mailings.collect_news()
    return mailings.send_news()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title_es": ""}, "Write it in each language of the site"),
        ({"summary_es": ""}, "Write it in each language of the site"),
        ({"title_en": ""}, "Enter this in"),
        ({"path": "https://example.org/"}, "Give a public page of this site."),
        ({"path": "/desk/"}, "Give a public page of this site."),
        ({"path": "/no-such-page/"}, "Give a public page of this site."),
        ({"path": "/receipts/TL-2222-3333-4444-5555/"}, "Give a public page of this site."),
        ({"path": "/conversations/calendar.ics"}, "Give a public page of this site."),
        ({"path": "/healthz"}, "Give a public page of this site."),
        ({"topic": "gossip"}, "not one of the available choices"),
    ],
)
def test_a_text_that_cannot_be_mailed_is_refused_and_kept(home, cast, changed, said):
    answer = cast["editor"].post(WRITE, FACTS | changed)
    assert answer.status_code == 422
    assert said in answer.text
    assert FACTS["summary_en"] in answer.text
    assert not Announcement.objects.exists()


def test_the_preview_is_the_mail_in_each_language(draft, cast):
    news.subscriber()
    answer = cast["editor"].get(url(draft))
    for words in ("The office is open on Friday", "La oficina abre el viernes", "De nueve a cinco."):
        assert words in answer.text
    assert 'lang="es"' in answer.text


def test_nobody_gets_it_before_a_second_person_agrees(proposed):
    news.subscriber()
    assert mail_news() == 0


def test_whoever_proposed_it_does_not_publish_it(home, cast):
    cast["publisher"].post(WRITE, FACTS)
    row = Announcement.objects.get()
    cast["publisher"].post(url(row), {"act": "propose", "edition": 1})
    answer = cast["publisher"].post(url(row), {"act": "publish", "edition": row.edition})
    assert answer.status_code == 409
    assert "Another person must decide." in answer.text
    row.refresh_from_db()
    assert row.is_proposed


def test_an_editor_does_not_publish(proposed, cast):
    assert (
        cast["editor"].post(url(proposed), {"act": "publish", "edition": proposed.edition}).status_code == 403
    )
    proposed.refresh_from_db()
    assert proposed.is_proposed


def test_another_text_than_the_one_that_was_read_is_refused(proposed, cast):
    cast["editor"].post(url(proposed), {"act": "return"})
    cast["editor"].post(f"{url(proposed)}edit/", FACTS | {"title_en": "Closed on Friday"})
    cast["editor"].post(url(proposed), {"act": "propose", "edition": 2})
    answer = cast["publisher"].post(url(proposed), {"act": "publish", "edition": proposed.edition})
    assert answer.status_code == 409
    assert "Read it again." in answer.text


def test_nobody_proposes_a_text_that_they_did_not_read(draft, cast):
    cast["publisher"].post(f"{url(draft)}edit/", FACTS | {"title_en": "Closed on Friday"})
    answer = cast["editor"].post(url(draft), {"act": "propose", "edition": draft.edition})
    assert answer.status_code == 409
    draft.refresh_from_db()
    assert draft.is_draft


def test_a_second_person_asks_for_changes_and_says_which(proposed, cast):
    refused = cast["publisher"].post(url(proposed), {"act": "return", "reason": ""})
    assert refused.status_code == 422 and "who proposed it, will read it." in refused.text
    cast["publisher"].post(url(proposed), {"act": "return", "reason": "Name the day."})
    assert "Name the day." in cast["editor"].get(url(proposed)).text


def test_each_subscriber_gets_it_once_in_their_language(published):
    news.subscriber("en@example.org")
    news.subscriber("es@example.org", language="es")
    news.subscriber("tools@example.org", topics=["tools"])
    assert mail_news() == 2
    assert mail_news() == 0
    assert "The office is open on Friday" in news.mails("en@example.org")[0].text
    spanish = news.mails("es@example.org")[0]
    assert "La oficina abre el viernes" in spanish.text
    assert "The office" not in spanish.subject


def test_a_withdrawn_one_is_mailed_to_nobody_else(published, cast):
    mailings.collect_news()
    assert cast["publisher"].post(url(published), {"act": "withdraw", "reason": ""}).status_code == 422
    cast["publisher"].post(url(published), {"act": "withdraw", "reason": "The day changed."})
    news.subscriber()
    assert mail_news() == 0


def test_each_step_to_the_public_is_sealed(published, cast):
    cast["publisher"].post(url(published), {"act": "withdraw", "reason": "The day changed."})
    acts = LedgerEntry.objects.filter(kind="announcement").order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["propose", "publish", "withdraw"]


def test_a_published_one_is_not_edited(published, cast):
    answer = cast["editor"].post(f"{url(published)}edit/", FACTS)
    assert answer.status_code == 422
    assert "Someone else acted on this news item before you." in answer.text


def test_the_overview_shows_what_waits(proposed, cast):
    answer = cast["publisher"].get("/desk/news/")
    assert "The office is open on Friday" in answer.text
    assert "Waiting for a second person" in answer.text


def test_the_preview_and_the_mail_are_rendered_by_the_same_function(published, cast):
    news.subscriber()
    mail_news()
    sent = news.mails()[0]
    body = [line for line in sent.text.splitlines() if "http" not in line]
    shown = cast["editor"].get(url(published)).context["previews"][0]["text"].splitlines()
    assert [line for line in shown if "http" not in line] == body
