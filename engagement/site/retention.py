"""Retention classes of Community Conversations; each is defined in its capability (PRV-06)."""

from engagement.newsletter import retention as newsletter
from engagement.registrations import retention as registrations

__all__ = ["newsletter", "registrations"]
