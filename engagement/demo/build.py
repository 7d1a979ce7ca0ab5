"""Build the demo conversations through the services: past ones at their 2022 dates, upcoming ones relative to
today.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction

from wagtail.models import Page

from cms import clock
from cms.demo import DemoContext
from cms.records.history import record
from engagement.choices import (
    BreakdownKind,
    Mode,
    PollKind,
    PollState,
    Promise,
    ServiceKind,
    ServiceStatus,
    SpokenLanguage,
)
from engagement.conversations.services import mark_held, plan_conversation
from engagement.demo import content, follow_up, newsletter, outcomes, places, registrations
from engagement.demo.live import build_live
from engagement.demo.own_words import past_cloud
from engagement.live.polls import freeze_result
from engagement.models import (
    Breakdown,
    Conversation,
    ConversationIndexPage,
    LanguageService,
    Poll,
    PollOption,
    Theme,
    ThemeShare,
)
from engagement.recaps.posting import digest_shown, post_recap, propose_recap
from engagement.registrations.services import register
from feedback.demo.references import CASE
from feedback.models import Cut, Finding

ACTOR = "system:demo"
REASON = "Demo content"


def build(ctx: DemoContext) -> None:
    """Idempotent: existing conversations keep their content and dates."""
    _indexes(ctx)
    places.build(ctx)
    makers = {
        "first-conversation": _first,
        "third-conversation": _third,
        "fourth-conversation": _upcoming,
        "words-workshop": _workshop,
    }
    for slug, make in makers.items():
        if not Conversation.objects.filter(slug=slug).exists():
            with transaction.atomic():
                make(ctx)
    places.place_all()
    registrations.build(ctx)
    newsletter.build(ctx)
    build_live()
    outcomes.build(ctx)
    follow_up.build(ctx)


def _pacific(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=clock.PACIFIC)


def _weekday(day: date) -> date:
    """The day itself, or the following Monday if it falls on a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= 5 else day


def _indexes(ctx: DemoContext) -> None:
    for home, locale in ((ctx.home, ctx.en_locale), (ctx.home_es, ctx.es_locale)):
        if ConversationIndexPage.objects.child_of(home).exists():
            continue
        texts = content.INDEX[locale.language_code]
        english = ConversationIndexPage.objects.filter(locale=ctx.en_locale).first()
        page = ConversationIndexPage(slug="conversations", locale=locale, **texts)
        if english and english.locale_id != locale.pk:
            page.translation_key = english.translation_key
        home.add_child(instance=page)
        page.save_revision().publish()


def _plan(ctx: DemoContext, slug: str, texts: dict, start: datetime, **facts: Any) -> Conversation:
    conversation = plan_conversation(
        actor=ctx.user("editor"),
        slug=slug,
        name=texts["name"],
        feeds=texts["feeds"],
        starts_at=start,
        ends_at=start + timedelta(minutes=90),
        is_demo=True,
        **facts,
    )
    for page in conversation.pages.select_related("locale"):
        _write(page, texts[page.locale.language_code])
    return conversation


def _write(page: Page, texts: dict) -> None:
    for name in ("title", "summary", "hosts", "access_information", "accommodation_contact", "recap_summary"):
        setattr(page, name, texts.get(name, ""))
    page.agenda = [
        ("segment", {"minutes": minutes, "title": title, "text": words})
        for minutes, title, words in texts["agenda"]
    ]
    if "recap" in texts:
        quotes = [("quote", quote) for quote in texts.get("quotes", [])]
        page.recap = [("paragraph", texts["recap"]), *quotes]
    page.save_revision().publish()


def _languages(conversation: Conversation, rows: list[tuple]) -> None:
    for order, (language, kind, status, ask_by) in enumerate(rows):
        service = LanguageService(
            conversation=conversation,
            language=language,
            kind=kind,
            status=status,
            ask_by=ask_by,
            order=order,
            is_demo=True,
        )
        record(service, actor=ACTOR, reason=REASON)


WAYS = {
    "dial_in": {"en": "916 555 0100, code 4242", "es": "916 555 0100, código 4242"},
    "transit": {"en": "Demo Line, stop Demo Street", "es": "Línea Demo, parada Demo Street"},
    "parking": {"en": "Free in the lot behind the hall", "es": "Gratis en el lote detrás del salón"},
}
BOOKED = [
    (SpokenLanguage.SPANISH, ServiceKind.INTERPRETATION, ServiceStatus.PROVIDED, None),
    (SpokenLanguage.ASL, ServiceKind.SIGN, ServiceStatus.PROVIDED, None),
    (SpokenLanguage.ENGLISH, ServiceKind.CAPTIONS, ServiceStatus.PROVIDED, None),
    (SpokenLanguage.SPANISH, ServiceKind.CAPTIONS, ServiceStatus.PROVIDED, None),
]


def _first(ctx: DemoContext) -> None:
    texts: dict[str, Any] = content.FIRST | {
        code: content.FIRST[code] | {"quotes": content.QUOTES[code]} for code in ("en", "es")
    }
    start = _pacific(date(2022, 6, 8), 12)
    with clock.at(_pacific(date(2022, 5, 16), 9)):
        conversation = _plan(
            ctx, "first-conversation", texts, start, number=1, stream_url="https://stream.demo.example/first"
        )
        _languages(conversation, BOOKED)
    with clock.at(_pacific(date(2022, 6, 9), 9)):
        mark_held(
            actor=ctx.user("editor"),
            conversation=conversation,
            attended=86,
            comments=127,
            cut_number=_cut_number(),
        )
        _numbers(conversation)
        _poll(conversation, content.FIRST_POLL)
    with clock.at(_pacific(date(2022, 6, 24), 17)):
        _link_findings(conversation)
        _post_recap(ctx, conversation)
    with clock.at(_pacific(date(2022, 9, 7), 10)):  # the findings of the fall came out the day before
        _link_findings(conversation)
        _post_recap(ctx, conversation)


def _third(ctx: DemoContext) -> None:
    start = _pacific(date(2022, 9, 28), 12)
    with clock.at(_pacific(date(2022, 9, 1), 9)):
        conversation = _plan(
            ctx,
            "third-conversation",
            content.THIRD,
            start,
            number=3,
            stream_url="https://stream.demo.example/third",
        )
        _languages(conversation, BOOKED[:2])
        follow_up.register_people(conversation)
    with clock.at(_pacific(date(2022, 9, 29), 9)):
        mark_held(actor=ctx.user("editor"), conversation=conversation, attended=55)
        registrations.walk_ins(conversation)
        follow_up.check_people_in(conversation)
        _poll(conversation, content.THIRD_POLL)
        _poll(conversation, content.THIRD_RANKING, order=1)
        past_cloud(conversation)
    with clock.at(_pacific(date(2022, 10, 10), 10)):
        _post_recap(ctx, conversation)


def _post_recap(ctx: DemoContext, conversation: Conversation) -> None:
    """The analyst proposes it, the publisher agrees."""
    proposal = propose_recap(
        actor=ctx.user("analyst"), conversation=conversation, seen=digest_shown(conversation)
    )
    post_recap(actor=ctx.user("publisher"), proposal=proposal)


def _upcoming(ctx: DemoContext) -> None:
    start = _pacific(_weekday(ctx.today + timedelta(days=12)), 17, 30)
    conversation = _plan(
        ctx,
        "fourth-conversation",
        content.UPCOMING,
        start,
        number=4,
        mode=Mode.HYBRID,
        region="Sacramento",
        place="Demo Hall, 1000 Demo Street, Sacramento",
        stream_url="https://stream.demo.example/fourth",
        **WAYS,
        capacity=60,
        online_capacity=200,
        venue_accessible=True,
        venue_free=True,
        venue_open_to_all=True,
    )
    ask_by = ctx.today + timedelta(days=5)
    asked = [
        (language, ServiceKind.GROUP, ServiceStatus.OFFERED, ask_by)
        for language in (SpokenLanguage.CHINESE, SpokenLanguage.VIETNAMESE, SpokenLanguage.OTHER)
    ]
    _languages(conversation, [*BOOKED, *asked])
    _register(conversation, content.PEOPLE)


def _workshop(ctx: DemoContext) -> None:
    start = _pacific(_weekday(ctx.today + timedelta(days=19)), 10)
    conversation = _plan(
        ctx,
        "words-workshop",
        content.WORKSHOP,
        start,
        mode=Mode.IN_PERSON,
        region="Fresno",
        place="Demo Library, 200 Example Avenue, Fresno",
        capacity=10,
        promise_level=Promise.INVOLVE,
        venue_accessible=True,
        venue_free=True,
        venue_open_to_all=True,
    )
    _languages(conversation, BOOKED[:1])
    _register(conversation, content.PEOPLE)


def _register(conversation: Conversation, people: list[list[str]]) -> None:
    for number, (name, language, need) in enumerate(people, start=1):
        register(
            conversation=conversation,
            nonce=f"demo-{conversation.slug}-{number}"[:40],
            name=name,
            language=language,
            need=need,
            actor=ACTOR,
        )


def _numbers(conversation: Conversation) -> None:
    groups = [_breakdown(conversation, BreakdownKind.GROUP, *row) for row in content.FIRST_GROUPS]
    for label, count in content.FIRST_LANGUAGES:
        _breakdown(conversation, BreakdownKind.LANGUAGE, label, count)
    for order, (title, count, against, *shares, _finding_name) in enumerate(content.FIRST_THEMES):
        theme = Theme(
            conversation=conversation,
            title=title,
            count=count,
            count_against=against,
            order=order,
            is_demo=True,
        )
        record(theme, actor=ACTOR, reason=REASON)
        for group, share in zip(groups, shares, strict=True):
            record(ThemeShare(theme=theme, breakdown=group, count=share), actor=ACTOR, reason=REASON)


def _breakdown(conversation: Conversation, kind: str, label: dict, count: int) -> Breakdown:
    order = conversation.breakdowns.count()
    row = Breakdown(conversation=conversation, kind=kind, label=label, count=count, order=order)
    return record(row, actor=ACTOR, reason=REASON)


def _poll(conversation: Conversation, facts: dict, *, order: int = 0) -> None:
    poll = Poll(
        conversation=conversation,
        question=facts["question"],
        kind=facts.get("kind", PollKind.ONE),
        order=order,
        state=PollState.CLOSED,
        n_present=facts["n_present"],
        n_answered=facts["n_answered"],
        is_demo=True,
    )
    record(poll, actor=ACTOR, reason=REASON)
    for order, (label, count) in enumerate(facts["options"]):
        record(PollOption(poll=poll, label=label, count=count, order=order), actor=ACTOR, reason=REASON)
    freeze_result(poll, actor=ACTOR)


def _link_findings(conversation: Conversation) -> None:
    """Themes name the findings of `feedback` that are out by now."""
    names = {title["en"]: name for title, *_numbers, name in content.FIRST_THEMES if name}
    for theme in conversation.themes.filter(finding=None):
        number = CASE.get(names.get(theme.title["en"], ""))
        out = Finding.objects.published().filter(number=number, published_at__lte=clock.now())
        if number and out.exists():
            theme.finding = number
            record(theme, actor=ACTOR, reason=REASON, update_fields=["finding"])


def _cut_number() -> int | None:
    return Cut.objects.order_by("number").values_list("number", flat=True).first()
