"""Register this app with the apps below: a topic of email updates, and the comments of a conversation as a filter."""

from engagement.conversations import data_set
from engagement.newsletter import news_sources

__all__ = ["data_set", "news_sources"]
