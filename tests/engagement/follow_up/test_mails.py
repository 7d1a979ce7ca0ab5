"""The email is wholly in its reader's language, says why they get it, until when, and what is not stored."""

import pytest

from engagement.models import Conversation
from tests.factories import follow_up as make

pytestmark = pytest.mark.django_db
# Of each language: the standard subject, why they get it, the link, the last day, what is not stored, its end.
WORDS = {
    "en": ["How was the", "You took part in", "Answer the survey", "You can answer until", "not linked"],
    "es": [
        "¿Qué le pareció",
        "Usted participó en",
        "Responda la encuesta",
        "Puede responder",
        "no se vincula",
    ],
    "vi": [
        "Buổi trò chuyện",
        "Quý vị đã tham gia",
        "Trả lời khảo sát",
        "Quý vị có thể",
        "không được liên kết",
    ],
}


@pytest.fixture
def mails(talk, form):
    Conversation.objects.filter(pk=talk.pk).update(name=talk.name | {"vi": "Buổi 1"})
    make.sent(talk, form)
    return {mail.language: mail for mail in make.mails().values()}


@pytest.mark.parametrize("language", WORDS)
def test_each_reads_it_wholly_in_their_language(mails, language):
    mail = mails[language]
    for where in (f"{mail.subject}\n{mail.text}", f"{mail.subject}\n{mail.html}"):
        assert all(words in where for words in WORDS[language]), where
    prefix = "" if language == "en" else f"/{language}"
    assert f"{prefix}/conversations/" in mail.text and f'lang="{language}"' in mail.html
    for other in WORDS.keys() - {language}:
        assert not any(words in mail.text + mail.html for words in WORDS[other]), other


@pytest.mark.parametrize("language", WORDS)
def test_the_link_leads_to_a_page_in_that_language(client, mails, language):
    page = client.get(make.address_in(mails[language]))
    assert page.status_code == 200 and f'<html lang="{language}"' in page.text


def test_what_staff_wrote_replaces_the_standard_text_in_the_languages_they_wrote(talk, form):
    own = {"subject": {"en": "So?", "es": "¿Y?"}, "body": {"en": "Tell us more.", "es": "Cuéntenos más."}}
    make.sent(talk, form, **own)
    mails = {mail.language: mail for mail in make.mails().values()}
    assert mails["en"].subject == "So?" and "Cuéntenos más." in mails["es"].text
    assert mails["vi"].subject.startswith(WORDS["vi"][0]) and "Tell us more." not in mails["vi"].text
