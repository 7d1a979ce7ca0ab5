"""The current edition of each posted recap as open data: its frozen numbers as its page shows them.

Quotes are left out: a person can take the permission back. So are answers in a person's own words.
"""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from cms.clock import PACIFIC
from cms.open_data.numbers import CELL, number
from cms.open_data.pages import by_language, stream_words, watches_of_pages, with_open_pages
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    BOOLEAN,
    CODED,
    DATE,
    INTEGER,
    MOMENT,
    REFERENCE,
    SHA256,
    TEXTS,
    URL,
    coded,
    in_each_language,
    iso,
    joined,
    list_of,
    optional,
    record_of,
    reference,
    texts_of,
)
from engagement.choices import PollKind
from engagement.models import (
    Conversation,
    ConversationPage,
    Outcome,
    Recap,
    RecapText,
    Recording,
    Theme,
)
from engagement.published_cells import cell_of
from engagement.recaps.texts import blocks_of
from feedback.models import Finding

Json = dict[str, Any]
COUNTED = record_of(label=TEXTS, comments=CELL)
OUTCOME = record_of(
    answer=CODED, reason=TEXTS, decided_by=TEXTS, decided_on=DATE, is_from_board_record=BOOLEAN
)
THEME = record_of(
    title=TEXTS,
    comments=CELL,
    against=optional(CELL),
    groups=list_of(COUNTED),
    finding=optional(REFERENCE),
    outcome=optional(OUTCOME),
)
POLL = record_of(
    question=TEXTS,
    kind=CODED,
    answered=CELL,
    present=CELL,
    options=list_of(record_of(label=TEXTS, people=CELL)),
)


def recaps() -> QuerySet[Conversation]:
    """Public conversations with a posted recap. An edition replaces the one before it."""
    posted = Recap.objects.filter(conversation=OuterRef("pk"))
    rows = Conversation.objects.public().filter(Exists(posted), recap_published_at__isnull=False)
    return rows.prefetch_related(
        with_open_pages(ConversationPage),
        Prefetch("recaps", Recap.objects.select_related("words").order_by("-edition")),
        Prefetch("recordings", Recording.objects.filter(is_public=True).exclude(url="").defer("captions")),
    )


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    found = list(rows)
    outcomes = {
        each.theme_id: each for each in Outcome.objects.filter(theme__conversation__in=found).order_by("pk")
    }
    public = set(Finding.objects.published().values_list("number", flat=True))
    for row in found:
        yield _entry(row, row.recaps.all()[0], outcomes, public)


def _entry(row: Conversation, recap: Recap, outcomes: dict[int, Outcome], public: Collection[int]) -> Entry:
    facts = recap.facts
    pages = {page.locale.language_code: page for page in row.pages.all()}
    texts = {code: text for code, text in recap.texts.items() if code in pages}
    themes = [_theme(theme, facts, outcomes.get(theme["id"]), public) for theme in facts["themes"]]
    summary = texts_of({code: text["summary"] for code, text in texts.items()})
    words = {code: "\n".join(_words(pages[code], text)) for code, text in texts.items()}
    return Entry(
        row=row.pk,
        key=row.slug,
        title=by_language(row.pages.all(), "title"),
        paths=in_each_language(row.get_absolute_url),
        day=row.starts_at.astimezone(PACIFIC).date(),
        published_at=recap.published_at,
        texts=joined(summary, words, *(each["title"] for each in themes)),
        is_demo=row.is_demo,
        attributes={
            "conversation": reference("conversations", row.slug),
            "edition": recap.edition,
            "posted_at": iso(recap.published_at),
            "sha256": recap.sha256,
            "data_set_number": facts["cut"],
            "summary": summary,
            **numbers_of(recap),
            "themes": themes,
            "groups": [_counted(each) for each in facts["groups"]],
            "languages": [_counted(each) for each in facts["languages"]],
            "polls": [_poll(each) for each in facts["polls"]],
            "recordings": [_recording(each) for each in row.recordings.all()],
            "closed_on": iso(row.closed_at and row.closed_at.astimezone(PACIFIC).date()),
        },
    )


def numbers_of(recap: Recap) -> Json:
    """Comments and people as the line of the page says them: no people beside a number of comments that is hidden."""
    comments, attended = cell_of(recap.facts["comments"]), recap.facts["attended"]
    says_people = attended is not None and not comments.hidden
    return {"comments": number(comments), "attended": number(cell_of(attended)) if says_people else None}


def _words(page: ConversationPage, text: Json) -> list[str]:
    return stream_words(blocks_of(page, text), but=("quote",))


def _theme(theme: Json, facts: Json, outcome: Outcome | None, public: Collection[int]) -> Json:
    against = cell_of(theme["against"])
    groups = [each | {"cell": theme["groups"][str(each["id"])]} for each in facts["groups"]]
    finding = theme.get("finding")
    return {
        "title": texts_of(theme["title"]),
        "comments": number(cell_of(theme["cell"])),
        "against": number(against) if against.value or against.hidden == "small" else None,
        "groups": [_counted(each) for each in groups],
        "finding": reference("findings", f"F-{finding}") if finding in public else None,
        "outcome": _outcome(outcome) if outcome else None,
    }


def _outcome(row: Outcome) -> Json:
    return {
        "answer": coded(row.answer, row.get_answer_display),
        "reason": texts_of(row.reason),
        "decided_by": texts_of(row.decided_by),
        "decided_on": iso(row.decided_on),
        "is_from_board_record": row.from_chain,
    }


def _counted(row: Json) -> Json:
    return {"label": texts_of(row["label"]), "comments": number(cell_of(row["cell"]))}


def _poll(facts: Json) -> Json:
    kind = PollKind(facts.get("kind", PollKind.ONE))
    return {
        "question": texts_of(facts["question"]),
        "kind": coded(kind.value, lambda: kind.label),
        "answered": number(cell_of(facts["answered"])),
        "present": number(cell_of(facts["present"])),
        "options": [
            {"label": texts_of(each["label"]), "people": number(cell_of(each["cell"]))}
            for each in facts["options"]
        ],
    }


def _recording(row: Recording) -> Json:
    return {"language": coded(row.language, row.get_language_display), "url": row.url}


RECAPS = Kind(
    name="recaps",
    label=_("Recaps"),
    label_of_one=_("Recap"),
    about=_("Posted recaps of conversations, with their frozen numbers and what happened with each theme."),
    model=Conversation,
    rows=recaps,
    entries=entries,
    fields={
        "conversation": REFERENCE,
        "edition": INTEGER,
        "posted_at": MOMENT,
        "sha256": SHA256,
        "data_set_number": optional(INTEGER),
        "summary": TEXTS,
        "comments": CELL,
        "attended": optional(CELL),
        "themes": list_of(THEME),
        "groups": list_of(COUNTED),
        "languages": list_of(COUNTED),
        "polls": list_of(POLL),
        "recordings": list_of(record_of(language=CODED, url=URL)),
        "closed_on": optional(DATE),
    },
    watches=(
        *watches_of_pages(ConversationPage),
        Watch(Recap, "recaps"),
        Watch(RecapText, "recaps__words"),
        Watch(Theme, "themes"),
        Watch(Outcome, "themes__outcome"),
        Watch(Recording, "recordings"),
        Watch(Finding, None),
    ),
    told_to=("conversation",),
)
