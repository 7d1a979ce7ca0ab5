"""Jobs and scheduled tasks of this app: loads the module of each capability."""

from engagement.follow_up import jobs as follow_up
from engagement.live import jobs as live
from engagement.newsletter import jobs as newsletter
from engagement.outcomes import jobs as outcomes
from engagement.registrations import jobs as registrations

__all__ = ["follow_up", "live", "newsletter", "outcomes", "registrations"]
