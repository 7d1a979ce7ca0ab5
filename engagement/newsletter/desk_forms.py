"""Desk forms of email updates: write news, find subscribers, stop mail to an address."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wagtail.models import Site

from cms.i18n.fields import TranslatedFormField, missing_languages
from cms.i18n.languages import bare
from cms.models import SuppressedAddress
from cms.secret_urls import secrets_of
from engagement.choices import SubscriberState
from engagement.live.forms import DeskForm
from engagement.newsletter import topics

STAFF = ("desk", "admin", "accounts", "workspace", "practice")


class AnnouncementForm(DeskForm):
    topic = forms.ChoiceField(
        label=_("Topic"),
        help_text=_("Everyone subscribed to this topic gets it, at the frequency they chose."),
    )
    title = TranslatedFormField(label=_("Title"), max_length=160)
    summary = TranslatedFormField(
        label=_("Text"), max_length=400, long=True, required=False, help_text=_("Up to 400 characters.")
    )
    path = forms.CharField(
        label=_("Linked page"),
        max_length=200,
        help_text=_("A page of this site that anyone can open, such as /conversations/."),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.fields["topic"].choices = [(topic.name, topic.label) for topic in topics.topics()]  # type: ignore[attr-defined]

    def clean_title(self) -> dict[str, str]:
        return self._in_each_language("title")

    def clean_summary(self) -> dict[str, str]:
        return self._in_each_language("summary")

    def _in_each_language(self, name: str) -> dict[str, str]:
        found: dict[str, str] = self.cleaned_data[name]
        if found and missing_languages(found):
            raise forms.ValidationError(
                _t("Write it in each language of the site: an email is in one language only.")
            )
        return found

    def clean_path(self) -> str:
        """The path without a language, as menus keep it. Other sites and pages for staff are refused."""
        parts = urlsplit(self.cleaned_data["path"].strip())
        own = {self.request.get_host(), ""}
        path = bare(f"/{parts.path.lstrip('/')}")[1]
        if (
            parts.scheme not in ("", "http", "https")
            or parts.netloc not in own
            or not _is_public(self.request, path)
        ):
            raise forms.ValidationError(_t("No one can open this page. Give a public page of this site."))
        return path.lstrip("/")


def _is_public(request: HttpRequest, path: str) -> bool:
    """Whether a page for everyone answers at this path: no file, none for staff, none with a secret in its address."""
    if path.strip("/").split("/")[0] in STAFF:
        return False
    try:
        found = resolve(path)
    except Resolver404:
        return False
    if found.url_name != "wagtail_serve":
        return bool(found.namespace) and path.endswith("/") and not secrets_of(found)
    site = Site.find_for_request(request)
    try:
        page, _args, _kwargs = site.root_page.localized.specific.route(
            request, [part for part in path.split("/") if part]
        )
    except Http404:
        return False
    return bool(page.live) and not page.get_view_restrictions().exists()


class SearchForm(DeskForm):
    q = forms.CharField(label=_("Email"), required=False, max_length=120)


class SubscriberFilter(DeskForm):
    state = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("All")), *SubscriberState.choices]
    )


class SuppressForm(DeskForm):
    email = forms.EmailField(label=_("Email"), max_length=254)
    reason = forms.ChoiceField(
        label=_("Why"),
        choices=[
            each for each in SuppressedAddress.Reason.choices if each[0] != SuppressedAddress.Reason.BOUNCED
        ],
        widget=forms.RadioSelect,
    )


class LookupForm(DeskForm):
    address = forms.EmailField(label=_("Email"), max_length=254)


class ReasonForm(DeskForm):
    reason = forms.CharField(label=_("Reason"), required=False, max_length=300)
