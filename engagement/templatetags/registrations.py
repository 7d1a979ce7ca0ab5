"""What the registration form shows beside its fields, wherever it stands."""

from django import template

from engagement.registering.privacy import notice

register = template.Library()
register.simple_tag(notice, name="registration_notice")
