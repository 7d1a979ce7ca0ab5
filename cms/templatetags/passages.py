"""Filters that every template has: texts in another language than the page, and texts before a period."""

from django import template

from cms.i18n import passages

register = template.Library()
register.filter("before_period", passages.before_period)
register.filter("plain", passages.plain)
register.filter("lang", passages.lang)
register.filter("lines", passages.lines)
register.filter("paragraphs", passages.paragraphs)
register.filter("office_text", passages.office_text)
