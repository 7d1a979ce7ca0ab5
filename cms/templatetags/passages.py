"""Filters that every template has: where an element with ``lang`` cannot stand, its text alone, or the attribute."""

from django import template

from cms.i18n import passages

register = template.Library()
register.filter("plain", passages.plain)
register.filter("lang", passages.lang)
register.filter("lines", passages.lines)
register.filter("office_text", passages.office_text)
