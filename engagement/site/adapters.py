"""Register this app with the apps below: Community Conversations as a topic of email updates."""

from engagement.newsletter import news_sources

__all__ = ["news_sources"]
