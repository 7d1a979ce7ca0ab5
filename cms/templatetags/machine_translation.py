"""The line above the main part of a page that says which texts are shown in their original language."""

from django import template
from django.http import HttpRequest
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from cms.machine_translation.presenters import is_mixed, offer

register = template.Library()


class Originals(template.Node):
    """Where everything else is written by the site's editors: the line, with a link to machine translations."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        main = self.nodelist.render(context)
        request = context.get("request")
        found = offer(request, main) if isinstance(request, HttpRequest) and is_mixed(request) else None
        if found is None and not context.get("is_written_elsewhere"):
            return main
        return SafeString(render_to_string("cms/machine_translation/originals.html", {"offer": found}) + main)


@register.tag
def originals(parser: Parser, token: Token) -> Originals:
    """``{% originals %}…{% endoriginals %}``"""
    nodelist = parser.parse(("endoriginals",))
    parser.delete_first_token()
    return Originals(nodelist)
