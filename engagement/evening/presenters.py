"""What the screens of the links for one evening display."""

from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.cleaning import whole_number
from cms.components.qr import qr_svg
from engagement.addresses import absolute
from engagement.evening.forms import PeopleForm
from engagement.live.desk_presenters import desk_facts, live_stamps, polls_of, questions_of, run_context
from engagement.live.desk_texts import texts_of, texts_stamp
from engagement.live.rounds import round_of
from engagement.live.run_sheet import END, run_of
from engagement.live.state_answers import etag_of
from engagement.models import Conversation, EveningLink
from engagement.registrations.check_in import DOOR_IS_OPEN, room_of
from engagement.registrations.door_list import DoorList, door_page
from engagement.secret_links import shown_code


def links_of(conversation: Conversation, shown: str) -> list[dict[str, Any]]:
    """The newest first; ``address`` and ``qr`` only of the one just made."""
    rows = list(conversation.evening_links.order_by("-pk"))
    for each in rows:
        each.conversation = conversation
    return [{"link": each} | _shown(each, shown) for each in rows]


def _shown(link: EveningLink, shown: str) -> dict[str, Any]:
    code = shown_code(link, shown)
    if not code:
        return {}
    address = absolute(reverse("engagement:evening", args=[code]))
    return {"address": address, "qr": qr_svg(address, _("QR code with the same link."))}


def door_context(request: HttpRequest, link: EveningLink, typed: str) -> dict[str, Any]:
    """The door list as staff see it who answer no accommodation requests, and the walk-ins counted by this link."""
    found = link.conversation
    refused = whole_number(request.POST.get("registration", ""))
    person = found.registrations.filter(pk=refused).first() if refused else None
    return door_page(request, DoorList(found, typed), typed, person) | {
        "people_typed": request.POST.get("people", ""),
        "refused_pk": refused,
        "walk_ins": list(link.walk_ins.order_by("-pk")[:5]),
        "room": room_of(found),
        "may_mark": found.status in DOOR_IS_OPEN,
        "people_form": PeopleForm(),
    }


def co_host_context(link: EveningLink, sent: QueryDict) -> dict[str, Any]:
    """The run sheet, polls with answers in own words, and questions, with the stamps by which the page follows them."""
    found = link.conversation
    polls, questions = polls_of(found), questions_of(found, sent)
    texts = texts_of(found, sent)
    return run_context(run_of(found), round_of(found)) | {
        "end": END,
        "polls": polls,
        "questions": questions,
        "texts": texts,
        "stamps": live_stamps(polls, questions) | {"texts": texts_stamp(texts)},
        "etag": co_host_etag(found),
    }


def co_host_etag(conversation: Conversation) -> str:
    facts = desk_facts(conversation)
    return etag_of(conversation.live_version, conversation.status, get_language(), *facts)
