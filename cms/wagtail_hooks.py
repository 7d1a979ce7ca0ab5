"""Wagtail hooks. Registration only; classes are in viewsets."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from cms.models import SiteDocument
from cms.viewsets import HouseGroup, register_policies
from cms.web.middleware import SecondFactor

register_policies()


@hooks.register("register_admin_viewset")
def house_lists() -> HouseGroup:
    return HouseGroup()


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    return MenuItem(_("Staff desk"), reverse("cms:desk"), name="desk", icon_name="desktop", order=50)


@hooks.register("register_help_menu_item")
def guides_menu_item() -> MenuItem:
    return MenuItem(_("Guides"), reverse("cms:help"), name="guides", icon_name="help", order=10)


@hooks.register("before_serve_page", order=-1)
def pages_of_a_role(
    page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]
) -> HttpResponse | None:
    return SecondFactor.before_restricted(request, page.get_view_restrictions)


@hooks.register("before_serve_document", order=-1)
def documents_of_a_role(document: SiteDocument, request: HttpRequest) -> HttpResponse | None:
    return SecondFactor.before_restricted(request, document.collection.get_view_restrictions)
