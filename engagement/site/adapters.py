"""What this app gives to the apps below it: Community Conversations as news by mail."""

from engagement.newsletter import news_sources

__all__ = ["news_sources"]
