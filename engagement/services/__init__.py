from engagement.services.conversations import (
    cancel_conversation,
    change_capacity,
    mark_held,
    move_conversation,
    plan_conversation,
)
from engagement.services.recaps import follow_theme, publish_recap
from engagement.services.registrations import cancel_registration, register

__all__ = [
    "cancel_conversation",
    "cancel_registration",
    "change_capacity",
    "follow_theme",
    "mark_held",
    "move_conversation",
    "plan_conversation",
    "publish_recap",
    "register",
]
