"""What the registration form shows beside its fields, wherever it stands."""

from django import template

from engagement.registrations.privacy_notice import notice

register = template.Library()
register.simple_tag(notice, name="registration_notice")
