"""Contact-set guard: the single place that decides who may see and share what (BK-40 to BK-47).

Every view, feed, email, search, history, export and API uses it: ``may_see`` and ``visible`` for reading, the group
services, ``may_poll`` and ``may_pass_on`` before a meeting. ``guards`` registers a model that holds members' text.
"""

from boards.exceptions import GuardRefused
from boards.guard.answers import Answer
from boards.guard.contact_sets import person_of
from boards.guard.emails import reply_to
from boards.guard.groups import accept, close_group, decline, form_group, invite, join_topic, leave
from boards.guard.matters import gather, hold_contacts, may_meet, standings_on, whole_matter
from boards.guard.meetings import majority_of, may_comment, may_pass_on, may_poll
from boards.guard.registration import guards
from boards.guard.topics import open_subject, same_matter, topic_for
from boards.guard.visibility import authors_of, may_see, visible

__all__ = [
    "Answer",
    "GuardRefused",
    "accept",
    "authors_of",
    "close_group",
    "decline",
    "form_group",
    "gather",
    "guards",
    "hold_contacts",
    "invite",
    "join_topic",
    "leave",
    "majority_of",
    "may_comment",
    "may_meet",
    "may_pass_on",
    "may_poll",
    "may_see",
    "open_subject",
    "person_of",
    "reply_to",
    "same_matter",
    "standings_on",
    "topic_for",
    "visible",
    "whole_matter",
]
