"""The head of each page: its texts are collected from the blocks of its template, then written where they are read."""

import html
import re

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from cms.extension_points import provided
from cms.i18n.passages import passage
from cms.sharing.head import head_of
from cms.sharing.structured_data import script

register = template.Library()


ONE_PASSAGE = re.compile(r'<span lang="([\w-]+)" dir="\w+">[^<]*</span>')


class Collected(template.Node):
    """The text of what is inside, as a variable of the page; a passage if all of it is in another language."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> SafeString:
        written = self.nodelist.render(context).strip()
        text = " ".join(html.unescape(strip_tags(written)).split())
        foreign = ONE_PASSAGE.fullmatch(written)
        context[self.name] = passage(text, foreign[1]) if foreign else text
        return SafeString("")


@register.tag
def collect(parser: Parser, token: Token) -> Collected:
    """``{% collect head_title %}…{% endcollect %}``"""
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endcollect",))
    parser.delete_first_token()
    return Collected(name, nodelist)


@register.inclusion_tag("cms/_head_sharing.html", takes_context=True)
def sharing(context: Context) -> dict:
    head = head_of(context)
    return {"head": head, "structured_data": script(context, head) if head else ""}


FOLLOW_ADDRESS = "sharing.follow_address"  # a function of kind and key of a public record


@register.inclusion_tag("cms/_follow_link.html")
def follow_link(kind: str, key: object, name: str = "") -> dict:
    """The button that leads to where one can follow a public record; nothing where no app offers that.

    ``name``: of the record, for screen readers, where a page has several.
    """
    address_of = next(iter(provided(FOLLOW_ADDRESS)), None)
    return {"follow_url": address_of(kind, str(key)) if address_of else "", "name": name}
