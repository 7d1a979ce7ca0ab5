"""Factories for links of one evening: their address, and what the browser of their holder sends."""

import re

from cms.web import one_time_keys
from engagement.choices import Duty
from engagement.evening.services import make_link
from engagement.models import Conversation, EveningLink
from tests.factories.engagement import ACTOR

NAME = "Volunteer at the side entrance"
KEY = re.compile(r'name="key" value="([^"]+)"')


def link(made: Conversation, duty: Duty = Duty.DOOR, name: str = NAME) -> EveningLink:
    return make_link(actor=ACTOR, conversation=made, duty=duty, name=name)


def address(row: EveningLink) -> str:
    return f"/conversations/evening/{one_time_keys.receipt_code(row.key)}/"


def press(browser, row: EveningLink, act: str, **facts):
    """Open the page and press one of its buttons, with the key of the page."""
    here = address(row)
    found = KEY.search(browser.get(here).content.decode())
    return browser.post(here, {"act": act, "key": found[1] if found else fresh_key(), **facts})


def fresh_key() -> str:
    return one_time_keys.issue("engagement.evening")
