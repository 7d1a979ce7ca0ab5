"""Present a recap: its frozen numbers, and the outcome of each theme."""

from dataclasses import replace
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cms.cache import cached
from cms.chain import Line, Node, State, Stop, lines_for
from cms.chain.nodes import UNREACHED, load_nodes
from cms.components.bars import is_hidden, number_text, value
from cms.components.dates import long_date
from cms.components.menu import address
from cms.disclosure import percent
from cms.i18n.fields import text, written_in
from cms.i18n.passages import filled, joined, passage
from engagement.language_of_text import language_name, named_in_its_language
from engagement.live.poll_results import published_facts
from engagement.live.poll_words import with_words
from engagement.models import Conversation, Outcome, Recap
from engagement.participation.presenters import section_of
from engagement.published_cells import cell_of
from engagement.recaps.progress_line import recap_line
from engagement.recaps.theme_lines import theme_lines
from engagement.recaps.time_rules import answers
from engagement.small_rooms import most

PUBLIC_KINDS = ("decision", "item")


def recap_context(conversation: Conversation, recap: Recap) -> dict[str, Any]:
    """What the public page shows of a posted recap, or in a preview of one that is not saved yet."""
    facts = recap.facts
    findings = {each["id"]: each["finding"] for each in facts["themes"] if each.get("finding")}
    outcomes = outcomes_of(conversation)
    found, urls = (
        cached(f"recap:{recap.pk}", lambda: (_found(conversation, findings), _urls(outcomes)))
        if recap.pk
        else (_found(conversation, findings), _urls(outcomes))
    )
    seen = {theme: number for theme, number in findings.items() if theme in found}
    lines = theme_lines(conversation, recap, found, outcomes)
    return {
        "recap": recap,
        "cut": facts["cut"],
        "n_comments": cell_of(facts["comments"]),
        "line": recap_line(conversation, recap, list(lines.values())),
        "bars": [_bar(theme, seen) for theme in facts["themes"]],
        "rows": [_happened(theme, lines, seen, outcomes, urls) for theme in facts["themes"]],
        "groups": _groups(facts),
        "languages": [
            {"label": text(each["label"]), "cell": cell_of(each["cell"])} for each in facts["languages"]
        ],
        "polls": with_words([published_facts(poll) for poll in facts["polls"]]),
        "people": section_of(conversation),
        "is_all_told": bool(facts["themes"]) and all(each["id"] in outcomes for each in facts["themes"]),
    }


def outcomes_of(conversation: Conversation) -> dict[int, Outcome]:
    """Theme → its published outcome."""
    rows = Outcome.objects.filter(theme__conversation=conversation).select_related("theme")
    return {each.theme_id: each for each in rows.order_by("theme__order", "pk")}


def _found(conversation: Conversation, findings: dict[int, int]) -> dict[int, Line]:
    """The chain of each theme through its finding, without what is older than the conversation."""
    if not findings:
        return {}
    found = lines_for(
        "finding", findings.values(), counts=lambda _finding, node: _belongs(conversation, node)
    )
    return {theme: found[number] for theme, number in findings.items() if number in found}


def _belongs(conversation: Conversation, node: Node) -> bool:
    """Comments are no answer. What is promised or ahead without a day has no date that could be too old."""
    if node.when is None:
        return not node.is_reached or node.stop in (Stop.HEARD, Stop.DONE)
    return node.stop == Stop.HEARD or answers(conversation, node.when)


def _urls(outcomes: dict[int, Outcome]) -> dict[int, tuple[str, str]]:
    """Theme → title and URL of the decision, if the public may see it."""
    refs = {
        pk: (each.ref_kind, each.ref_id)
        for pk, each in outcomes.items()
        if each.ref_kind in PUBLIC_KINDS and each.ref_id
    }
    nodes = load_nodes(refs.values()) if refs else {}
    return {pk: (nodes[ref].title, nodes[ref].url) for pk, ref in refs.items() if ref in nodes}


def _bar(theme: dict, seen: dict[int, int]) -> dict[str, Any]:
    return {"label": text(theme["title"]), "cell": cell_of(theme["cell"]), "url": _trace(theme, seen)}


def _trace(theme: dict, findings: dict[int, int]) -> str:
    return address(f"trace/finding/{findings[theme['id']]}/") if theme["id"] in findings else ""


def _happened(
    theme: dict,
    lines: dict[int, Line],
    seen: dict[int, int],
    outcomes: dict[int, Outcome],
    urls: dict[int, tuple[str, str]],
) -> dict[str, Any]:
    """One theme, its outcome, and the newest thing it led to."""
    line, outcome = lines[theme["id"]], outcomes.get(theme["id"])
    row = {"title": text(theme["title"]), "meta": _quoted(theme), "line": line}
    if not outcome and theme["id"] not in seen:
        return row | {"answer": _("Nothing is on record yet.")}
    row["url"] = _trace(theme, seen)
    whole = (_("See the full history"), row["url"]) if row["url"] else ("", "")
    number, number_url = urls.get(theme["id"]) or _newest(line) or whole
    if outcome:  # the outcome text has the reason; the small line would repeat it
        bare = [replace(stop, sentence="") for stop in line.stops]
        row |= {"line": replace(line, stops=bare), "answer": outcome_text(outcome)}
    else:
        row["answer"] = _answer(line) if _is_on_record(line) else _("No board has this on its agenda yet.")
    return row | {"number": number, "number_url": number_url}


def posted_titles(conversation: Conversation) -> dict[int, dict[str, str]]:
    """Theme → its title in the posted recap; a title written since is a draft."""
    recap = conversation.recaps.first()
    return {each["id"]: each["title"] for each in recap.facts["themes"]} if recap else {}


def outcome_text(outcome: Outcome) -> str:
    """The answer, the reason, who decided and when; and whether it comes from a board's record."""
    who, day = named_in_its_language(outcome.decided_by), long_date(outcome.decided_on, weekday=False)
    words = [_("%(answer)s.") % {"answer": outcome.get_answer_display()}, _reason(outcome)]
    words.append(filled(_("%(who)s, %(day)s."), who=who, day=day))
    if outcome.from_chain:
        words.append(_("From the board’s record."))
    return joined(each for each in words if each)


def _reason(outcome: Outcome) -> str:
    """Boards write a refusal as what follows "because"; staff write a sentence."""
    code = written_in(outcome.reason)
    if not code:
        return ""
    reason = outcome.reason[code].strip()
    if code != get_language():
        words = _("The reason is available in %(language)s only: “%(reason)s”")
        return filled(words, language=language_name(code), reason=passage(reason, code))
    if outcome.from_chain and outcome.edition_is_of_the_board:
        return _("Reason: %(reason)s.") % {"reason": reason.rstrip(".")}
    return reason if reason[-1] in ".!?" else f"{reason}."


def _is_on_record(line: Line) -> bool:
    """Whether a board has it on an agenda, or decided anything about it."""
    later = [stop for stop in line.stops if stop.stop not in (Stop.HEARD, Stop.UNDERSTOOD)]
    return any(stop.links or stop.state not in UNREACHED for stop in later)


def _newest(line: Line) -> tuple[str, str] | None:
    """The decision, else the last agenda item."""
    links = {stop.stop: stop.links for stop in line.stops}
    if links.get(Stop.DECIDED):
        return links[Stop.DECIDED][0]
    return links[Stop.DISCUSSED][-1] if links.get(Stop.DISCUSSED) else None


def _answer(line: Line) -> str:
    """The decision, else the meeting ahead; a line that ended or was deferred says so itself."""
    if line.current.state in (State.ENDED, State.PUT_OFF):
        return ""
    said = {stop.stop: stop.sentence for stop in line.stops}
    if said.get(Stop.DECIDED):
        return said[Stop.DECIDED]
    is_reported = line.current.stop == Stop.UNDERSTOOD
    return said.get(Stop.DISCUSSED, "") if is_reported and said.get(Stop.DISCUSSED) else line.current.sentence


def _quoted(theme: dict) -> str:
    words, against = comments_text(cell_of(theme["cell"])), cell_of(theme["against"])
    if is_hidden(against):
        if against.hidden != "small":
            return words
        return _("%(comments)s, fewer than 11 against") % {"comments": words}
    if value(against):
        return _("%(comments)s, %(against)s against") % {"comments": words, "against": value(against)}
    return words


def comments_text(cell: Any) -> str:
    if is_hidden(cell) and not cell.span:
        return _("fewer than 11 comments") if cell.hidden == "small" else _("a hidden number")
    count = most(cell) or 0
    return ngettext("%(count)s comment", "%(count)s comments", count) % {"count": number_text(cell)}


def _groups(facts: dict) -> dict[str, Any] | None:
    """Theme × group: number of each group's comments with the theme, and the share if nothing is hidden."""
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
