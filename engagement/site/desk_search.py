"""What the search at the desk finds of this app, in this order."""

from cms.desk_search.registry import register
from engagement.conversations.desk_search import CONVERSATIONS
from engagement.newsletter.desk_search import ANNOUNCEMENTS
from engagement.recaps.desk_search import RECAPS

register(CONVERSATIONS, RECAPS, ANNOUNCEMENTS)
