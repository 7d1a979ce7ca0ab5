"""The empty first page of a form, drawn once for each frozen version and language; each reader's has its own key.

A form with errors, or with what somebody typed, is drawn as it is.
"""

import secrets
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cms.web import one_time_keys
from feedback.forms.frozen_forms import FrozenForm
from feedback.submissions.public_form.answer_fields import MOST_KEPT
from feedback.submissions.public_form.forms import AnswerForm, purpose_of
from feedback.submissions.public_form.sections import sections_of
from feedback.submissions.public_form.upload_fields import settle_files

HERE = secrets.token_urlsafe(24)  # stands where the key goes


@dataclass(frozen=True)
class BlankForm:
    """What the templates of a form need of one that nobody has filled in."""

    drawn: SafeString
    is_multipart: bool
    errors: tuple[()] = ()


def blank_form(frozen: FrozenForm, slug: str) -> BlankForm:
    before, after, is_multipart = _drawn(frozen, slug, get_language() or settings.LANGUAGE_CODE)
    key = one_time_keys.issue(purpose_of(slug))
    return BlankForm(format_html("{}{}{}", before, key, after), is_multipart)


@lru_cache(maxsize=MOST_KEPT)
def _drawn(frozen: FrozenForm, slug: str, _language: str) -> tuple[SafeString, SafeString, bool]:
    """What stands before and after the key, and whether the form takes files."""
    form = AnswerForm(frozen, slug, page=1 if len(frozen.pages) > 1 else None)
    form.initial["key"] = HERE
    settle_files(form, [])
    drawn = render_to_string("feedback/_questions.html", {"form": form, "sections": sections_of(form)})
    before, after = drawn.split(HERE)
    return SafeString(before), SafeString(after), form.is_multipart()
