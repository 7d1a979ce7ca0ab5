"""The screens of Wagtail ask the gate before they act, so that the reason is shown and the draft is saved."""

from collections.abc import Iterable

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail.models import Page

from cms.exceptions import RuleBroken
from cms.models import SiteDocument, SiteImage
from cms.publication import gate
from cms.publication.files import why_file_must_stay
from cms.publication.gate import Act, Refused

BULK = {"delete": Act.DELETE, "unpublish": Act.UNPUBLISH, "move": Act.MOVE}
Answer = HttpResponse | None


def _explained(request: HttpRequest, refusal: RuleBroken | None, page: Page) -> Answer:
    if refusal is None:
        return None
    messages.error(request, str(refusal))
    return redirect(refusal.facts.get("url") or reverse("wagtailadmin_pages:edit", args=[page.pk]))


def before_publish(request: HttpRequest, page: Page) -> Answer:
    """The draft is saved already."""
    return _explained(request, gate.why_not_public(request.user, page), page)


def before_edit(request: HttpRequest, page: Page) -> Answer:
    """The translation add-on publishes on its own form, without the hook above; its texts are saved one by one."""
    if request.method == "POST" and request.POST.get("action") == "publish":
        return _explained(request, gate.why_not_public(request.user, page), page)
    return None


def before_delete(request: HttpRequest, page: Page) -> Answer:
    return _explained(request, gate.why_must_stay(page, Act.DELETE), page)


def before_unpublish(request: HttpRequest, page: Page) -> Answer:
    return _explained(request, gate.why_must_stay(page, Act.UNPUBLISH), page)


def before_move(request: HttpRequest, page: Page, destination: Page) -> Answer:
    if page.get_parent().pk == destination.pk:
        return None
    return _explained(request, gate.why_must_stay(page, Act.MOVE), page)


def before_bulk(request: HttpRequest, action_type: str, objects: Iterable[Model], action: object) -> Answer:
    """One refusal stops the whole list."""
    for each in objects:
        if refusal := _bulk_refusal(request, action_type, each):
            messages.error(request, str(refusal))
            return redirect(refusal.facts.get("url") or request.get_full_path())
    return None


def _bulk_refusal(request: HttpRequest, action_type: str, each: Model) -> RuleBroken | None:
    if isinstance(each, Page) and action_type == "publish":
        return _why_no_alias(request, each) or gate.why_not_public(request.user, each)
    if isinstance(each, Page) and action_type in BULK:
        return gate.why_must_stay(each, BULK[action_type])
    if isinstance(each, SiteDocument | SiteImage) and action_type == "delete":
        return why_file_must_stay(each)
    return None


def _why_no_alias(request: HttpRequest, page: Page) -> Refused | None:
    """An alias has no version of its own; Wagtail fails when one is to be published by itself."""
    below = (
        page.get_descendants().not_live() if request.POST.get("include_descendants") else Page.objects.none()
    )
    alias = next(
        (each for each in (page, *below.filter(alias_of__isnull=False)[:1]) if each.alias_of_id), None
    )
    if alias is None:
        return None
    words = _("“%(page)s” is an alias. It becomes public with the page that it copies.")
    url = reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    return Refused(words % {"page": alias.title}, rule="S14", url=url)
