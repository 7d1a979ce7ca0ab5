"""Register this app with the apps below: a topic of email updates, the comments of a conversation as a filter, and the
links of a follow-up survey as tickets of a form.
"""

from cms.extension_points import provide
from engagement.conversations import data_set
from engagement.follow_up.answers import FollowUpTickets
from engagement.newsletter import news_sources
from engagement.site import record_updates
from feedback.submissions.tickets import POINT

__all__ = ["data_set", "news_sources", "record_updates"]

provide(POINT, FollowUpTickets())
