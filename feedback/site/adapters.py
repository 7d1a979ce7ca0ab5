"""Register the URL converter for receipt codes, and freeze a form when its page is published."""

from typing import Any

from django.urls import register_converter

from wagtail.models import Page, Revision, TaskState
from wagtail.signals import page_published

from cms.web.receipt_codes import ALPHABET
from feedback.forms.services import freeze_published
from feedback.models import FeedbackFormPage


class CodeConverter:
    """A receipt code as printed. No other URL segment can match it."""

    regex = rf"TL(?:-[{ALPHABET}]{{4}}){{4}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def form_page_published(
    sender: type[Page], instance: Page, revision: Revision | None = None, **kwargs: Any
) -> None:
    """Freeze a new version of the form (design 3.4). Whoever approved an editor's text is who published it."""
    approvals = revision.task_states.filter(status=TaskState.STATUS_APPROVED) if revision else ()
    user = next((each.finished_by for each in approvals), None) or getattr(revision, "user", None)
    freeze_published(page=instance, actor=user or "system:publish")


register_converter(CodeConverter, "receipt")
page_published.connect(form_page_published, sender=FeedbackFormPage, dispatch_uid="feedback.freeze")
