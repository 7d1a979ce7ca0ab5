"""Each mail about a conversation is wholly in its reader's language; what staff wrote in another one is marked so."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.conf import settings

import pytest

from cms import clock
from cms.models import OutboxMessage
from cms.open_data import sync
from engagement.choices import NeedState
from engagement.follow_up import emails as survey
from engagement.models import Accommodation, Conversation, FollowUp, RegistrantMessage, Registration
from engagement.newsletter import mailings, subscriptions
from engagement.outcomes.emails import outcomes_posted
from engagement.recaps.emails import recap_posted
from engagement.record_updates.selectors import get_public_record
from engagement.record_updates.services import ask_to_follow
from engagement.registrations import emails
from engagement.registrations.messages.emails import message_to
from tests.factories import engagement as make
from tests.factories import news, recaps, record_updates
from tests.translated_texts import lacking, listening

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.FORM_LANGUAGES if code != "en"]
STAFF = ["Zebra hall", "Zebra ramp", "Zebra line", "Zebra bus", "Zebra garage"]  # the name is a proper name
MARKED = re.compile(r'<(span|div) lang="en" dir="ltr">.*?</\1>|Zebra hall flooded\. \(en inglés\)', re.DOTALL)
HOUR = timedelta(hours=1)
Writes = list[Callable[[], object]]


def talk_of_staff() -> Conversation:
    words = {"dial_in": "Zebra line", "transit": "Zebra bus", "parking": "Zebra garage"}
    made = make.hybrid(9, 9, name={"en": "Talk"}, **{name: {"en": text} for name, text in words.items()})
    Conversation.objects.filter(pk=made.pk).update(status_note={"en": "Zebra hall flooded."})
    return Conversation.objects.get(pk=made.pk)


def person(talk: Conversation, language: str, mode: str = "") -> Registration:
    """Whoever is registered already has had the mail about it."""
    facts = {"email": f"{mode}@x.example", "site_language": language, "need": "Large print"}
    row = make.registration(talk, **facts, **({"mode": mode} if mode else {}))
    OutboxMessage.objects.all().delete()
    return row


def of_a_registration(language: str) -> Writes:
    talk = talk_of_staff()
    rows = [person(talk, language, mode) for mode in ("in_person", "online")]
    of_one = (
        emails.registered,
        emails.seat_came_free,
        emails.registration_changed,
        emails.registration_given_back,
        partial(emails.reminder, same_day=True),
        partial(emails.reminder, same_day=False),
        lambda row: emails.mode_changed(talk, [row]),
    )
    return [partial(write, row) for row in rows for write in of_one]


def of_a_change(language: str) -> Writes:
    talk, gone = talk_of_staff(), talk_of_staff()
    row, _other = person(talk, language, "in_person"), person(gone, language, "online")
    gone.status = "cancelled"
    moved = partial(emails.conversation_moved, talk, asked_again=[row.pk])
    return [moved, partial(emails.conversation_cancelled, gone)]


def answered(row: Registration, state: str, answer: str, language: str = "en") -> Accommodation:
    return Accommodation(registration=row, state=state, answer=answer, answer_language=language)


def of_a_need(language: str) -> Writes:
    row = person(talk_of_staff(), language, "in_person")
    states = [each for each in NeedState if each != NeedState.OPEN]
    return [partial(emails.need_answered, answered(row, each, "Zebra ramp is there.")) for each in states]


def of_what_followed(language: str) -> Writes:
    talk = make.conversation(name={"en": "Talk"})
    row = person(talk, language)
    Conversation.objects.filter(pk=talk.pk).update(
        status="held",
        starts_at=clock.now() - 50 * HOUR,
        ends_at=clock.now() - 48 * HOUR,
        attended=86,
        comments=127,
    )
    talk = Conversation.objects.get(pk=talk.pk)
    theme = make.theme(talk, "Buses", 48)
    make.post_recap(talk)
    words = {"reason": {"en": "Zebra hall flooded."}, "decided_by": {"en": "Zebra line"}}
    outcome = recaps.outcome(theme, **words)
    OutboxMessage.objects.all().delete()
    return [partial(recap_posted, row), partial(outcomes_posted, row, [outcome])]


def of_a_survey(language: str) -> Writes:
    """Named in English alone."""
    talk = make.conversation(name={"en": "Zebra hall"})
    row = FollowUp(conversation=talk, closes_on=clock.today() + timedelta(days=9), subject={}, body={})
    return [partial(survey.invite, person(talk, language), row, "TL-1")]


def of_staff(language: str) -> Writes:
    talk = talk_of_staff()
    texts = {"subject": {"en": "Talk"}, "body": {"en": "Zebra garage"}}
    return [
        partial(message_to, person(talk, language, "online"), RegistrantMessage(conversation=talk, **texts))
    ]


def of_news(language: str) -> Writes:
    news.subscriber(language=language)
    talk = talk_of_staff()
    Conversation.objects.filter(pk=talk.pk).update(status="cancelled", changed_at=clock.now())
    wish = {"wanted": ["conversations"], "language": language, "rhythm": "daily"}
    asked = [
        partial(subscriptions.ask_for_news, email=each, **wish) for each in (news.ADDRESS, "o@x.example")
    ]
    return [mailings.collect_news, mailings.send_news, *asked]


def of_updates(language: str) -> Writes:
    """Of a conversation that is named in English alone: asked for, and changed since."""
    talk = make.conversation(name={"en": "Zebra hall"})
    with clock.at(clock.now() - HOUR):
        sync.follow()
        record_updates.follower("conversations", talk.slug, language=language)
        Conversation.objects.filter(pk=talk.pk).update(status="cancelled", status_note={"en": "Zebra line"})
        sync.follow()
    copy = get_public_record("conversations", talk.slug)
    wish = {"email": "o@x.example", "language": language, "rhythm": "daily"}
    return [mailings.send_news, partial(ask_to_follow, copy=copy, **wish)]


MAILS = [
    of_a_registration,
    of_a_change,
    of_a_need,
    of_what_followed,
    of_a_survey,
    of_staff,
    of_news,
    of_updates,
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("writes", MAILS)
def test_every_sentence_of_ours_is_in_the_language_of_the_reader(home, writes, language):
    every = writes(language)
    with listening() as asked:
        for write in every:
            write()
    mails = list(OutboxMessage.objects.all())
    assert mails and {each.language for each in mails} == {language}
    assert lacking(asked, language) == []
    for mail in mails:
        assert f'<html lang="{language}"' in mail.html
        assert ('dir="rtl"' in mail.html) is (language == "ar"), mail.subject


@pytest.mark.parametrize("language", ["es", "vi", "ar"])
@pytest.mark.parametrize("writes", MAILS)
def test_what_staff_wrote_in_english_carries_its_language(home, writes, language):
    for write in writes(language):
        write()
    mails = list(OutboxMessage.objects.all())
    for mail in mails:
        unmarked = MARKED.sub("", mail.html.partition("<body>")[2])
        assert [words for words in STAFF if words in unmarked] == [], mail.subject
    assert any(words in mail.html for mail in mails for words in STAFF)


def test_an_answer_in_the_language_of_the_person_is_not_marked(home):
    row = person(talk_of_staff(), "es", "in_person")
    emails.need_answered(answered(row, "arranged", "Hay una rampa.", "es"))
    mail = OutboxMessage.objects.get()
    assert "Hay una rampa." in mail.text and "Hay una rampa. (" not in mail.text
    assert 'lang="en" dir="ltr">Hay' not in mail.html


def test_the_text_of_a_mail_names_the_language_of_an_english_answer(home):
    row = person(talk_of_staff(), "es", "in_person")
    emails.need_answered(answered(row, "arranged", "A ramp is there."))
    assert "A ramp is there. (en inglés)" in OutboxMessage.objects.get().text
