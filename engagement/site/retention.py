"""The classes of records of Community Conversations, each kept beside what it is about (PRV-06)."""

from engagement.newsletter import retention as newsletter
from engagement.registrations import retention as registrations

__all__ = ["newsletter", "registrations"]
