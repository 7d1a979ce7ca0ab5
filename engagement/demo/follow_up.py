"""Demo follow-up survey of a past conversation: a form of its own, five people invited, three responses."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import override

from cms import clock
from cms.data_files import data_beside
from cms.demo import DemoContext
from cms.jobs import queue
from cms.records.history import record
from engagement.follow_up.answers import ticket_of
from engagement.follow_up.rules import invited
from engagement.follow_up.services import digest_of, send_follow_up, write_follow_up
from engagement.follow_up.texts import standard_texts
from engagement.models import Conversation, FollowUp, Registration
from engagement.registrations.check_in import mark_came
from engagement.registrations.services import register
from feedback.demo import texts
from feedback.demo.pages import block_id
from feedback.models import FeedbackFormPage, FeedbackIndexPage, Form
from feedback.submissions.services import SubmittedText, submit

ACTOR, REASON = "system:demo", "Demo content"
SLUG = "after-the-conversation"
ABOUT = "third-conversation"
_DATA = data_beside(__file__)
PEOPLE: list[list[str]] = _DATA["people"]  # name, language of the site
ANSWERS: list[list[str]] = _DATA["answers"]  # language, choice, text


def register_people(conversation: Conversation) -> None:
    """Before the conversation."""
    for number, (name, language) in enumerate(PEOPLE):
        email = f"{name.split()[-1].lower()}@demo.example"
        register(
            conversation=conversation,
            nonce=f"demo-asked-{number}",
            name=name,
            email=email,
            site_language=language,
            language="en",
            actor=ACTOR,
        )


def check_people_in(conversation: Conversation) -> None:
    for row in Registration.objects.filter(conversation=conversation, nonce__startswith="demo-asked-"):
        mark_came(actor=ACTOR, registration=row, people=1)


def build(ctx: DemoContext) -> None:
    """Idempotent."""
    conversation = Conversation.objects.filter(slug=ABOUT).first()
    if conversation is None or FollowUp.objects.filter(conversation=conversation).exists():
        return
    with clock.at(_pacific(2022, 9, 30)):
        form = _form(ctx)
        row = write_follow_up(
            actor=ctx.user("editor"),
            conversation=conversation,
            form=form.pk,
            closes_on=date(2022, 10, 14),
            **standard_texts(),
        )
        row = send_follow_up(
            actor=ctx.user("editor"), follow_up=row, seen=digest_of(row, invited(conversation))
        )
        queue.run_job.func(str(row.job_id))
    _answer(row, form)


def _pacific(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 10, tzinfo=clock.PACIFIC)


def _form(ctx: DemoContext) -> Form:
    index = FeedbackIndexPage.objects.child_of(ctx.home).get()
    facts = {"slug": SLUG, "locale": ctx.en_locale, "is_demo": True, "live": False}
    page = index.add_child(instance=FeedbackFormPage(**facts, **_fields("en")))
    page.save_revision().publish()
    other = page.copy_for_translation(ctx.es_locale, copy_parents=True).specific
    for name, value in _fields("es").items():
        setattr(other, name, value)
    with override("es"):
        other.save_revision().publish()
    form = FeedbackFormPage.objects.get(pk=page.pk).form
    last = ctx.today + timedelta(days=90)
    form.opens_at, form.closes_at = (
        clock.now(),
        datetime(last.year, last.month, last.day, 17, tzinfo=clock.PACIFIC),
    )
    return record(form, actor=ACTOR, reason=REASON, update_fields=["opens_at", "closes_at"])


def _fields(language: str) -> dict[str, Any]:
    notice = {f"notice_{name}": value for name, value in texts.NOTICE[language].items()}
    stream = FeedbackFormPage._meta.get_field("questions")
    blocks = [_block(each, language) for each in _DATA["questions"]]
    return dict(_DATA["form"][language]) | notice | {"questions": stream.to_python(blocks)}


def _block(question: dict[str, Any], language: str) -> dict[str, Any]:
    name = question["key"]
    value = {"help": "", "required": False, "label": question["label"][language]} | question.get(
        "options", {}
    )
    value |= {key: words[language] for key, words in question.get("consents", {}).items()}
    if choices := question.get("choices"):
        value["choices"] = [
            {"type": "item", "id": block_id(f"{SLUG}:{name}:{key}"), "value": words[language]}
            for key, words in choices.items()
        ]
    return {"type": question["kind"], "id": block_id(f"{SLUG}:{name}"), "value": value}


def _answer(row: FollowUp, form: Form) -> None:
    version = form.versions.order_by("-number")[0]
    links = row.links.order_by("link_digest")
    for number, (link, (language, choice, words)) in enumerate(zip(links, ANSWERS, strict=False)):
        said = SubmittedText(
            answers={block_id(f"{SLUG}:went"): block_id(f"{SLUG}:went:{choice}")},
            texts={block_id(f"{SLUG}:better"): words},
            consents={"quote": False, "publish": False},
            language=language,
        )
        with clock.at(_pacific(2022, 10, 3 + number)):
            submit(
                form=form,
                version_id=version.pk,
                nonce=f"demo-after-{number}",
                words=said,
                ticket=ticket_of(link),
            )
