"""Long and periodic work of this app; one module for each capability, all loaded here."""

from engagement.newsletter import jobs as newsletter
from engagement.outcomes import jobs as outcomes
from engagement.registrations import jobs as registrations

__all__ = ["newsletter", "outcomes", "registrations"]
