"""The kinds of public records of this app, in the order of the API."""

from cms.open_data.registry import register
from engagement.conversations.open_data import CONVERSATIONS
from engagement.participation.open_data import ANNUAL_PARTICIPATION
from engagement.recaps.open_data import RECAPS

register(CONVERSATIONS, RECAPS, ANNUAL_PARTICIPATION)
