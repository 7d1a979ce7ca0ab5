"""What the public pages of this room show, gathered in a number of statements that does not grow."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cms import clock, slots
from cms.chain import Line, State, Stop, lines_for
from cms.components.bars import is_hidden, value
from cms.components.menu import address
from cms.disclosure import percent
from cms.kept import kept
from cms.paging import page_of
from cms.translated import text
from engagement.choices import AHEAD
from engagement.forms import RegistrationForm
from engagement.lines import facts_line, recap_line
from engagement.models import ConversationIndexPage, ConversationPage
from engagement.querysets import open_to_all
from engagement.tables import cell_of


@dataclass(frozen=True)
class Segment:
    at: datetime
    title: str
    text: str


def conversation_lists(index: ConversationIndexPage, request: HttpRequest) -> dict[str, Any]:
    pages = open_to_all(ConversationPage).child_of(index).select_related("conversation")
    pages = pages.defer("body", "agenda", "recap")
    moment = clock.now()
    ahead = pages.filter(conversation__status__in=AHEAD, conversation__ends_at__gt=moment)
    past = pages.exclude(pk__in=ahead.values("pk")).order_by("-conversation__starts_at", "-pk")
    past_page = page_of(request, past)
    return {
        "upcoming": [_row(page) for page in ahead.order_by("conversation__starts_at", "pk")[:50]],
        "past": [_row(page) for page in past_page],
        "past_page": past_page,
    }


def _row(page: ConversationPage) -> dict[str, Any]:
    return {"page": page, "conversation": page.conversation, "line": facts_line(page.conversation)}


def conversation_context(page: ConversationPage, request: HttpRequest) -> dict[str, Any]:
    conversation = page.conversation
    recap = conversation.recaps.first() if conversation.recap_published_at else None
    context: dict[str, Any] = {
        "conversation": conversation,
        "agenda": _segments(page),
        "services": list(conversation.language_services.all()),
        "quotes": [block.value for block in page.recap if block.block_type == "quote"],
        "recap_text": [block for block in page.recap if block.block_type != "quote"],
        "recap": None,
    }
    if recap:
        context |= _recap(conversation, recap)
    else:
        context["line"] = facts_line(conversation)
    if conversation.takes_registrations:
        context["form"] = RegistrationForm()
    if recap:
        asking = context | {"page": page, "request": request}
        context["after"] = kept(
            f"after:{conversation.pk}", lambda: slots.render("conversation.after", asking)
        )
    return context


def _segments(page: ConversationPage) -> list[Segment]:
    """The agenda with its times; the last row is the end."""
    found, at = [], page.conversation.starts_at
    for block in page.agenda:
        found.append(Segment(at, block.value["title"], block.value["text"]))
        at += timedelta(minutes=block.value["minutes"] or 0)
    if found:
        found.append(Segment(page.conversation.ends_at, _("End"), ""))
    return found


def _recap(conversation: Any, recap: Any) -> dict[str, Any]:
    facts = recap.facts
    findings = dict(conversation.themes.exclude(finding=None).order_by("pk").values_list("pk", "finding"))
    lines = _lines(findings)
    seen = {theme: number for theme, number in findings.items() if theme in lines}
    polls = [_poll(poll) for poll in facts["polls"]]
    return {
        "recap": recap,
        "cut": facts["cut"],
        "n_comments": cell_of(facts["comments"]),
        "line": recap_line(conversation, facts, list(lines.values())),
        "bars": [_bar(theme, seen) for theme in facts["themes"]],
        "rows": [_happened(theme, lines, seen) for theme in facts["themes"]],
        "groups": _groups(facts),
        "languages": [
            {"label": text(each["label"]), "cell": cell_of(each["cell"])} for each in facts["languages"]
        ],
        "polls": polls,
    }


def _lines(findings: dict[int, int]) -> dict[int, Line]:
    """What became of each theme, by the finding that carries it on."""
    if not findings:
        return {}
    found = kept(f"themes:{sorted(findings.values())}", lambda: lines_for("finding", findings.values()))
    return {theme: found[number] for theme, number in findings.items() if number in found}


def _bar(theme: dict, seen: dict[int, int]) -> dict[str, Any]:
    return {"label": text(theme["title"]), "cell": cell_of(theme["cell"]), "url": _trace(theme, seen)}


def _trace(theme: dict, findings: dict[int, int]) -> str:
    return address(f"trace/finding/{findings[theme['id']]}/") if theme["id"] in findings else ""


def _happened(theme: dict, lines: dict[int, Line], seen: dict[int, int]) -> dict[str, Any]:
    """One theme, what became of it, and the newest thing it led to."""
    line = lines.get(theme["id"])
    row = {"title": text(theme["title"]), "meta": _said(theme), "line": line}
    if line is None:
        return row | {"words": str(Stop.HEARD.label), "answer": _("No board has this on its agenda yet.")}
    number, number_url = _newest(line) or (_("The whole line"), _trace(theme, seen))
    return row | {
        "url": _trace(theme, seen),
        "answer": _answer(line),
        "number": number,
        "number_url": number_url,
    }


def _newest(line: Line) -> tuple[str, str] | None:
    """The decision, else the last item that took it up."""
    links = {stop.stop: stop.links for stop in line.stops}
    if links.get(Stop.DECIDED):
        return links[Stop.DECIDED][0]
    return links[Stop.DISCUSSED][-1] if links.get(Stop.DISCUSSED) else None


def _answer(line: Line) -> str:
    """What was decided; where the line ended or was put off, the small line itself says why."""
    if line.current.state in (State.ENDED, State.PUT_OFF):
        return ""
    decided = next((stop.sentence for stop in line.stops if stop.stop == Stop.DECIDED), "")
    return decided or line.current.sentence


def _said(theme: dict) -> str:
    words, against = comments_words(cell_of(theme["cell"])), cell_of(theme["against"])
    if is_hidden(against):
        return _("%(comments)s, fewer than 11 against") % {"comments": words}
    if value(against):
        return _("%(comments)s, %(against)s against") % {"comments": words, "against": value(against)}
    return words


def comments_words(cell: Any) -> str:
    if is_hidden(cell):
        return _("fewer than 11 comments")
    count = value(cell) or 0
    return ngettext("%(count)s comment", "%(count)s comments", count) % {"count": count}


def _groups(facts: dict) -> dict[str, Any] | None:
    """Theme × group: how many of each group's comments carry the theme, and the share if nothing hides it."""
    if not facts["groups"]:
        return None
    heads: list[dict[str, Any]] = [
        {"label": text(each["label"]), "cell": cell_of(each["cell"])} for each in facts["groups"]
    ]
    rows = []
    for theme in facts["themes"]:
        cells = [cell_of(theme["groups"][str(each["id"])]) for each in facts["groups"]]
        shares = [percent(cell, head["cell"]) for cell, head in zip(cells, heads, strict=True)]
        named = zip(heads, cells, shares, strict=True)
        rows.append(
            {
                "label": text(theme["title"]),
                "cells": [
                    {"head": head["label"], "cell": cell, "share": share} for head, cell, share in named
                ],
            }
        )
    return {"heads": heads, "rows": rows}


def _poll(poll: dict) -> dict[str, Any]:
    options = [{"label": text(each["label"]), "cell": cell_of(each["cell"])} for each in poll["options"]]
    told = " ".join(
        [
            _("%(answered)s of %(present)s people answered."),
            _("Open to anyone who came, so it does not speak for all Californians."),
        ]
    )
    return {
        "question": text(poll["question"]),
        "rows": options,
        "percent_of": poll["n_answered"],
        "note": told % {"answered": poll["n_answered"], "present": poll["n_present"]},
    }


def next_page() -> ConversationPage | None:
    """The next conversation in the reader's language, for the home page."""
    pages = open_to_all(ConversationPage).filter(locale__language_code=get_language() or "en")
    ahead = pages.filter(conversation__status__in=AHEAD, conversation__ends_at__gt=clock.now())
    return ahead.select_related("conversation").order_by("conversation__starts_at", "pk").first()
