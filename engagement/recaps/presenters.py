"""Present a recap: its frozen numbers, and the outcome of each theme."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.cache import cached
from cms.chain import Line, LineStop, State, Stop, lines_for
from cms.chain.line import standing
from cms.chain.nodes import load_nodes
from cms.components.bars import is_hidden, number_text, value
from cms.components.dates import long_date
from cms.components.menu import address
from cms.disclosure import percent
from cms.i18n.fields import text
from engagement.choices import Answer
from engagement.live.poll_results import published_facts
from engagement.models import Conversation, Outcome, Recap
from engagement.participation.presenters import section_of
from engagement.published_cells import cell_of
from engagement.recaps.progress_line import recap_line
from engagement.small_rooms import most

PUBLIC_KINDS = ("decision", "item")


def recap_context(conversation: Conversation, recap: Recap) -> dict[str, Any]:
    facts = recap.facts
    themes = list(conversation.themes.select_related("outcome").order_by("pk"))
    findings = {each.pk: each.finding for each in themes if each.finding}
    outcomes = {each.pk: each.outcome for each in themes if hasattr(each, "outcome")}
    lines, urls = cached(
        f"recap:{recap.pk}:{sorted(findings.items())}", lambda: (_lines(findings), _urls(outcomes))
    )
    seen = {theme: number for theme, number in findings.items() if theme in lines}
    lines = lines | {pk: _own_line(each) for pk, each in outcomes.items() if pk not in lines}
    return {
        "recap": recap,
        "cut": facts["cut"],
        "n_comments": cell_of(facts["comments"]),
        "line": recap_line(conversation, facts, list(lines.values())),
        "bars": [_bar(theme, seen) for theme in facts["themes"]],
        "rows": [_happened(theme, lines, seen, outcomes, urls) for theme in facts["themes"]],
        "groups": _groups(facts),
        "languages": [
            {"label": text(each["label"]), "cell": cell_of(each["cell"])} for each in facts["languages"]
        ],
        "polls": [published_facts(poll) for poll in facts["polls"]],
        "people": section_of(conversation),
    }


def _lines(findings: dict[int, int]) -> dict[int, Line]:
    """The line of each theme, through the finding it is linked to."""
    if not findings:
        return {}
    found = lines_for("finding", findings.values())
    return {theme: found[number] for theme, number in findings.items() if number in found}


def _urls(outcomes: dict[int, Outcome]) -> dict[int, tuple[str, str]]:
    """Theme → title and URL of the decision, if the public may see it."""
    refs = {
        pk: (each.ref_kind, each.ref_id)
        for pk, each in outcomes.items()
        if each.ref_kind in PUBLIC_KINDS and each.ref_id
    }
    nodes = load_nodes(refs.values()) if refs else {}
    return {pk: (nodes[ref].title, nodes[ref].url) for pk, ref in refs.items() if ref in nodes}


def _own_line(outcome: Outcome) -> Line:
    """The line of a theme that no board has on its record; a no is as visible as a yes."""
    states = {
        Answer.FAILED: State.ENDED,
        Answer.DECLINED: State.ENDED,
        Answer.DEFERRED: State.PUT_OFF,
    }
    state = states.get(Answer(outcome.answer), State.NOW)
    label = str(outcome.get_answer_display()) if state != State.NOW else standing(Stop.DECIDED)
    stops = [LineStop(stop, State.PASSED, str(stop.label)) for stop in (Stop.HEARD, Stop.UNDERSTOOD)]
    stops.append(LineStop(Stop.DISCUSSED, State.EMPTY, str(Stop.DISCUSSED.label)))
    stops.append(LineStop(Stop.DECIDED, state, label, when=outcome.decided_on))
    if state != State.ENDED:
        stops.append(LineStop(Stop.DONE, State.TO_COME, str(Stop.DONE.label)))
    return Line(str(outcome.theme), stops, outcome.is_demo)


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
    line, outcome = lines.get(theme["id"]), outcomes.get(theme["id"])
    row = {"title": text(theme["title"]), "meta": _quoted(theme), "line": line}
    if line is None:
        return row | {"words": str(Stop.HEARD.label), "answer": _("No board has this on its agenda yet.")}
    row["url"] = _trace(theme, seen)
    whole = (_("See the full history"), row["url"]) if row["url"] else ("", "")
    number, number_url = urls.get(theme["id"]) or _newest(line) or whole
    if outcome:  # the outcome text has the reason; the small line would repeat it
        bare = [replace(stop, sentence="") for stop in line.stops]
        row |= {"line": replace(line, stops=bare), "answer": outcome_text(outcome)}
    else:
        row["answer"] = _answer(line)
    return row | {"number": number, "number_url": number_url}


def outcome_text(outcome: Outcome) -> str:
    """The answer, the reason, who decided and when; and whether it comes from a board's record."""
    facts = {
        "answer": outcome.get_answer_display(),
        "who": text(outcome.decided_by),
        "day": long_date(outcome.decided_on, weekday=False),
    }
    words = [_("%(answer)s.") % facts, _reason(outcome)]
    words.append(_("%(who)s, %(day)s.") % facts)
    if outcome.from_chain:
        words.append(_("From the record of the board."))
    return " ".join(filter(None, words))


def _reason(outcome: Outcome) -> str:
    """Boards write a refusal as what follows "because"; staff write a sentence."""
    reason = text(outcome.reason).strip()
    if reason and outcome.from_chain and outcome.edition_is_of_the_board:
        return _("Reason: %(reason)s.") % {"reason": reason.rstrip(".")}
    return reason if not reason or reason[-1] in ".!?" else f"{reason}."


def _newest(line: Line) -> tuple[str, str] | None:
    """The decision, else the last agenda item."""
    links = {stop.stop: stop.links for stop in line.stops}
    if links.get(Stop.DECIDED):
        return links[Stop.DECIDED][0]
    return links[Stop.DISCUSSED][-1] if links.get(Stop.DISCUSSED) else None


def _answer(line: Line) -> str:
    """The decision; a line that ended or was deferred says so itself."""
    if line.current.state in (State.ENDED, State.PUT_OFF):
        return ""
    decided = next((stop.sentence for stop in line.stops if stop.stop == Stop.DECIDED), "")
    return decided or line.current.sentence


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
        return _("fewer than 11 comments") if cell.hidden == "small" else _("a number we hide")
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
