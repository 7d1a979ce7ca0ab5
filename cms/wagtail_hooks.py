"""Wagtail hooks. Registration only; classes are in viewsets."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from cms.approvals import screens as approvals
from cms.editor import dashboard, help
from cms.models import SiteDocument
from cms.publication import files
from cms.publication import hooks as gate
from cms.publication.translations import UpdateView
from cms.viewsets import HouseGroup, register_policies
from cms.web.middleware import SecondFactor

register_policies()
hooks.register("before_edit_page", approvals.before_edit)
hooks.register("before_create_page", approvals.before_create)
hooks.register("construct_page_action_menu", approvals.action_menu)
hooks.register("construct_homepage_panels", dashboard.dashboard)
hooks.register("construct_help_menu", help.help_menu)
hooks.register("register_page_header_buttons", help.page_buttons)


@hooks.register("register_admin_viewset")
def house_lists() -> HouseGroup:
    return HouseGroup()


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    return MenuItem(_("Staff desk"), reverse("cms:desk"), name="desk", icon_name="desktop", order=50)


@hooks.register("register_help_menu_item")
def editors_guide_menu_item() -> MenuItem:
    return help.editors_guide_item()


@hooks.register("register_help_menu_item")
def guides_menu_item() -> MenuItem:
    return help.guides_item()


@hooks.register("insert_global_admin_css")
def own_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/admin.css"))


@hooks.register("insert_editor_js")
def own_checks() -> str:
    return format_html('<script src="{}"></script>', static("cms/admin-checks.js"))


# Before the add-on's own address and hook of the same name.
@hooks.register("register_admin_urls", order=-1)
def translation_urls() -> list[URLPattern]:
    return [
        path("localize/update/<int:translation_source_id>/", UpdateView.as_view(), name="update_translations")
    ]


hooks.register("before_edit_page", gate.before_edit, order=-1)
hooks.register("before_publish_page", gate.before_publish)
hooks.register("before_delete_page", gate.before_delete)
hooks.register("before_unpublish_page", gate.before_unpublish)
hooks.register("before_move_page", gate.before_move)
hooks.register("before_bulk_action", gate.before_bulk)
hooks.register("before_serve_document", files.refuse_document)


@hooks.register("before_serve_page", order=-1)
def pages_of_a_role(
    page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]
) -> HttpResponse | None:
    return SecondFactor.before_restricted(request, page.get_view_restrictions)


@hooks.register("before_serve_document", order=-1)
def documents_of_a_role(document: SiteDocument, request: HttpRequest) -> HttpResponse | None:
    return SecondFactor.before_restricted(request, document.collection.get_view_restrictions)
