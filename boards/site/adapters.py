"""Registrations at startup: guarded models, and adapters for lower apps."""

from django.urls import register_converter

from boards.day_converter import DayConverter
from boards.decisions import comment_outcomes
from boards.guard import guarded_models as guarded_meetings
from boards.proposals import guarded_models as guarded_proposals
from boards.site import email_updates, engagement_adapter, membership, practice, tool_decisions

__all__ = [
    "comment_outcomes",
    "email_updates",
    "engagement_adapter",
    "guarded_meetings",
    "guarded_proposals",
    "membership",
    "practice",
    "tool_decisions",
]

register_converter(DayConverter, "day")
