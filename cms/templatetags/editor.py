"""What only people who edit pages see on them."""

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.context import Context
from django.utils.safestring import SafeString

from wagtail.admin.templatetags.wagtailuserbar import get_page_instance
from wagtail.admin.userbar import Userbar
from wagtail.models import Page

register = template.Library()


@register.simple_tag(takes_context=True)
def editor_bar(context: Context) -> SafeString | str:
    """Wagtail's bar with its links and its checks for this page. Visitors get nothing of it; they cost no query."""
    request, page = context.get("request"), get_page_instance(context)
    if request is None or page is None or not _may_see(request, page):
        return ""
    request.has_editor_bar = True  # cms/web/middleware.py: no cache may store the answer
    return Userbar(object=page).render_html(context)


def _may_see(request: HttpRequest, page: Page) -> bool:
    if getattr(request, "in_preview_panel", False):
        return True
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return False
    return (
        request.user.has_perm("wagtailadmin.access_admin")
        and page.permissions_for_user(request.user).can_edit()
    )
