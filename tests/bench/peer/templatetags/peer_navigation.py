"""Menu, path to the page, and footer, from the database at each request."""

from django import template

from wagtail.models import Page, Site

from tests.bench.peer.models import FooterText

register = template.Library()


@register.simple_tag(takes_context=True)
def site_root(context):
    return Site.find_for_request(context["request"]).root_page


@register.inclusion_tag("peer/menu.html", takes_context=True)
def menu(context, root, calling_page=None):
    items = root.get_children().live().in_menu()
    for item in items:
        item.has_submenu = item.get_children().live().in_menu().exists()
        item.is_current = bool(calling_page) and calling_page.url_path.startswith(item.url_path)
    return {"items": items, "request": context["request"]}


@register.inclusion_tag("peer/breadcrumbs.html", takes_context=True)
def breadcrumbs(context):
    page = context.get("page")
    if page is None or page.depth <= 2:
        return {"ancestors": (), "request": context["request"]}
    ancestors = Page.objects.ancestor_of(page, inclusive=True).filter(depth__gt=1)
    return {"ancestors": ancestors, "request": context["request"]}


@register.simple_tag
def footer_text():
    footer = FooterText.objects.first()
    return footer.body if footer else ""
