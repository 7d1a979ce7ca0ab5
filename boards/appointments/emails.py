"""Emails to applicants, each in their language: received, appointed, not selected (C2C-09, PAR-02)."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from boards.absolute_urls import absolute
from boards.models import Application, ApplicationContact
from cms.i18n.fields import text
from cms.mail import outbox
from cms.site_cache import office
from cms.web import one_time_keys

KIND = "application"


def received(application: Application) -> bool:
    return _queue("received", application)


def appointed(application: Application, **facts: Any) -> bool:
    return _queue("appointed", application, **facts)


def declined(application: Application, **facts: Any) -> bool:
    return _queue("declined", application, **facts)


def receipt_path(application: Application) -> str:
    """The page of an application, or the page where its code is typed if none of our keys made that code."""
    code = code_of(application)
    return reverse("boards:application_receipt", args=[code]) if code else reverse("boards:application_find")


def code_of(application: Application) -> str:
    return one_time_keys.code_in_use(application.nonce, application.receipt_digest)


def _queue(name: str, application: Application, **facts: Any) -> bool:
    """Queue an email if the applicant gave an address; otherwise the answer appears only on the receipt."""
    contact = ApplicationContact.objects.filter(application=application).first()
    if contact is None or not contact.email:
        return False
    known = dict(settings.FORM_LANGUAGES)
    language = application.language if application.language in known else settings.LANGUAGE_CODE
    with translation.override(language):
        context = {
            "application": application,
            "call": text(application.call.title),
            "board": text(application.call.body.name),
            "code": code_of(application),
            "url": absolute(receipt_path(application)),
            "office": office().name,
            **facts,
        }
        about = (KIND, str(application.pk))
        outbox.queue(
            f"boards/emails/application_{name}",
            to=contact.email,
            language=language,
            context=context,
            about=about,
        )
    return True
