"""What whoever owns the database may do to single rows: each attack names the sentence that must find it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Model

from boards.models import (
    AgendaItem,
    Appointment,
    Body,
    Decision,
    Distribution,
    FollowUp,
    MaterialVersion,
    MeetingEvent,
    MinutesVersion,
    Motion,
    NoticeSending,
    PostedAgenda,
    Presence,
    Signature,
    Vote,
)
from cms.models import LedgerEntry, Link, PowerChange, Redaction
from cms.users.models import User
from engagement.models import Outcome, Recap
from feedback.models import (
    Cut,
    Export,
    Finding,
    ModerationAct,
    Question,
    Release,
    Submission,
    SubmissionText,
    ToolStateChange,
)

LONG_AGO = datetime(2021, 1, 4, 17, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Attack:
    """``act`` returns a part of the sentence that must name it."""

    name: str
    act: Callable[["Taken"], str]


class Taken(dict[str, set]):
    """Rows that another attack has already changed, by kind."""

    def row(self, model: type[Model], kind: str, **found: Any) -> Any:
        """A row that the record has, the newest first."""
        keys = set(LedgerEntry.objects.filter(kind=kind).values_list("key", flat=True))
        used = self.setdefault(kind, set())
        rows = model._base_manager.filter(**found).order_by("-pk")
        chosen = next(row for row in rows if str(row.pk) in keys and row.pk not in used)
        used.add(chosen.pk)
        return chosen


def change(model: type[Model], kind: str, found: dict | None = None, **values: Any) -> Callable[[Taken], str]:
    """Set columns of one row, around every service."""

    def act(taken: Taken) -> str:
        row = taken.row(model, kind, **(found or {}))
        model._base_manager.filter(pk=row.pk).update(**values)
        return f"{kind} {row.pk} was changed after entry"

    return act


def remove(model: type[Model], kind: str, **found: Any) -> Callable[[Taken], str]:
    """Delete one row, whatever hangs on it."""

    def act(taken: Taken) -> str:
        row = taken.row(model, kind, **found)
        rows = model._base_manager.filter(pk=row.pk)
        rows._raw_delete(rows.db)
        return f"{kind} {row.pk} is missing (entry"

    return act


def insert(model: type[Model], kind: str, **values: Any) -> Callable[[Taken], str]:
    """Copy a row beside the service, with other values."""

    def act(taken: Taken) -> str:
        row = taken.row(model, kind)
        row.pk = None
        for name, value in values.items():
            setattr(row, name, value() if callable(value) else value)
        model._base_manager.bulk_create([row])
        return f"{kind} {row.pk} is not in the record."

    return act


def outside_the_register(model: type[Model], **values: Any) -> Callable[[Taken], str]:
    def act(taken: Taken) -> str:
        row = model._base_manager.order_by("pk").last()
        model._base_manager.filter(pk=row.pk).update(**values)
        return "outside the register of powers"

    return act


def grant_a_role(taken: Taken) -> str:
    account = User.objects.exclude(groups__name="administrator").order_by("pk").last()
    account.groups.add(Group.objects.get(name="administrator"))
    return f"{account}"


def grant_a_permission(taken: Taken) -> str:
    group = Group.objects.get(name="editor")
    group.permissions.add(Permission.objects.exclude(group=group).order_by("pk")[0])
    return "The permissions of the group editor do not match"


def reword_a_form(taken: Taken) -> str:
    Question.objects.update(label={"en": "Other?"})
    return "was changed after it was published"


ATTACKS = [
    Attack("a vote", change(Vote, "vote", {"choice": "aye"}, choice="no")),
    Attack("who voted", change(Vote, "vote", {"choice": "abstain"}, choice="aye")),
    Attack("a vote removed", remove(Vote, "vote", choice="no")),
    Attack("the result of a vote", change(Motion, "motion", passed=None, state="withdrawn")),
    Attack("the ayes that a vote needed", change(Motion, "motion", {"passed": True}, needed=1)),
    Attack("a posting backdated", change(PostedAgenda, "posting", posted_at=LONG_AGO)),
    Attack("an agenda after posting", change(PostedAgenda, "posting", {"number": 1}, snapshot={"items": []})),
    Attack("a posting removed", remove(PostedAgenda, "posting", number=2)),
    Attack("a posting put in", insert(PostedAgenda, "posting", number=99)),
    Attack("the title of an item", change(AgendaItem, "item", title={"en": "Something else"})),
    Attack("an item removed", remove(AgendaItem, "item", number=1)),
    Attack("minutes", change(MinutesVersion, "minutes", snapshot={"parts": []})),
    Attack("who posted minutes", change(MinutesVersion, "minutes", {"number": 1}, posted_by_name="Nobody")),
    Attack("the text of a material", change(MaterialVersion, "version", body={"en": "Other words"})),
    Attack("the hash of a material", change(MaterialVersion, "version", {"number": 1}, sha256="0" * 64)),
    Attack("whom a document was given to", remove(Distribution, "distribution")),
    Attack("a notice backdated", change(NoticeSending, "sending", sent_at=LONG_AGO)),
    Attack("a notice that never left", insert(NoticeSending, "sending", sent_at=LONG_AGO)),
    Attack("an event of a meeting", change(MeetingEvent, "event", at=LONG_AGO)),
    Attack("who was present", change(Presence, "presence", arrived_at=LONG_AGO)),
    Attack("the reason of a decision", change(Decision, "decision", reason={"en": "Because."})),
    Attack("the day of a decision", change(Decision, "decision", decided_on=date(2021, 1, 4))),
    Attack("a decision removed", remove(FollowUp, "step")),
    Attack("a promised step done", change(FollowUp, "step", done_on=date(2021, 1, 4))),
    Attack("a signature", change(Signature, "signature", signed_on=date(2021, 1, 4))),
    Attack("the words of a comment", change(SubmissionText, "text", {"role": "original"}, text="I agree.")),
    Attack("the language of a comment", change(SubmissionText, "text", language="xx")),
    Attack("a comment removed", remove(SubmissionText, "text", role="original")),
    Attack("a comment put in", insert(SubmissionText, "text", id=lambda: 0)),
    Attack("a consent", change(Submission, "comment", {"consent_quote": False}, consent_quote=True)),
    Attack("a comment hidden", change(Submission, "comment", {"state": "published"}, state="hidden")),
    Attack("an age group", change(Submission, "comment", {"youth": ""}, youth="under_13")),
    Attack("how many a comment speaks for", change(Submission, "comment", speaks_for=500)),
    Attack(
        "the reason of a moderation act",
        change(ModerationAct, "moderation", {"act": "hide"}, reason="threat"),
    ),
    Attack("a moderation act removed", remove(ModerationAct, "moderation", act="publish")),
    Attack("the numbers of a finding", change(Finding, "finding", numbers={"people": 999})),
    Attack("a release", change(Release, "release", tables={})),
    Attack("who released numbers", change(Release, "release", decided_by_name="Nobody")),
    Attack("the hash of an export", change(Export, "export", sha256="0" * 64)),
    Attack("the rows of a data set", change(Cut, "cut", rows=1)),
    Attack("an outcome of a theme", change(Outcome, "theme_outcome", answer="no")),
    Attack("who posted a recap", change(Recap, "recap", published_by="Nobody")),
    Attack("a step of a tool", change(ToolStateChange, "toolstep", on=date(2021, 1, 4))),
    Attack("the stance of a link", change(Link, "link", stance="against", why="Other")),
    Attack("a link removed", remove(Link, "link")),
    Attack("a tombstone", change(Redaction, "redaction", copies_found=77)),
    Attack("what a removal took from the record", change(Redaction, "redaction", entries=[1])),
    Attack("the reason of a removal", change(Redaction, "redaction", reason="Other")),
    Attack("who confirmed a power", change(PowerChange, "power", reason="Other")),
    Attack("the words of a frozen form", reword_a_form),
    Attack("what a body needs to decide", outside_the_register(Body, quorum_base="other")),
    Attack("an appointment", outside_the_register(Appointment, ends_on=date(2099, 1, 4))),
    Attack("a role", grant_a_role),
    Attack("a permission", grant_a_permission),
]
