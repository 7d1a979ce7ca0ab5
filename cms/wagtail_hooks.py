"""Wagtail hooks. Registration only; classes are in viewsets."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.approvals import screens as approvals
from cms.viewsets import HouseGroup, register_policies

register_policies()
hooks.register("before_edit_page", approvals.before_edit)
hooks.register("before_create_page", approvals.before_create)
hooks.register("construct_page_action_menu", approvals.action_menu)
hooks.register("construct_homepage_panels", approvals.dashboard)


@hooks.register("register_admin_viewset")
def house_lists() -> HouseGroup:
    return HouseGroup()


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    return MenuItem(_("Staff desk"), reverse("cms:desk"), name="desk", icon_name="desktop", order=50)


@hooks.register("register_help_menu_item")
def guides_menu_item() -> MenuItem:
    return MenuItem(_("Guides"), reverse("cms:help"), name="guides", icon_name="help", order=10)
