"""Draw and close double-coded samples, and compute agreement for each code (PAR-04)."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from random import Random
from typing import Any

from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms import clock
from cms.access import Role, Visitor, has_role
from cms.records.history import Actor, actor_label, actor_user, record
from cms.users.models import User
from feedback import access
from feedback.coding import code_tree
from feedback.coding.agreement import agreement_of
from feedback.coding.services import READ, new_coding
from feedback.exceptions import NotPossibleNow
from feedback.models import Code, Coding, CodingSample, CodingTask, Form, SubmissionText

FEWEST_CODERS = 2
MOST_TEXTS = 1000


@transaction.atomic
def draw_sample(
    *, actor: Actor, form: Form, size: int, coders: Iterable[Any], seed: str = "", is_demo: bool = False
) -> CodingSample:
    """Draw random texts that nobody has coded or read; the same seed over the same texts gives the same sample.

    Raises ``NotPossibleNow`` if the coders are not eligible, or if fewer than ``size`` texts are left.
    """
    access.require(actor, *access.CODE_ROLES)
    people = sorted(set(coders), key=lambda each: each.pk)
    _check_coders(people)
    book = access.codebook_of(form)
    if book is None:
        raise NotPossibleNow(_("No codebook is in use."), rule="PAR-03")
    left = fresh_texts(form)
    if not 1 <= size <= min(len(left), MOST_TEXTS):
        said = ngettext(
            "Only %(n)s text is left that no one has read.", "Only %(n)s texts are left that no one has read.",
            len(left),
        )  # fmt: skip
        raise NotPossibleNow(said % {"n": len(left)}, rule="PAR-04")
    seed = seed or secrets.token_hex(8)
    sample = CodingSample(
        number=(CodingSample.objects.aggregate(last=models.Max("number"))["last"] or 0) + 1,
        form=form,
        codebook=book,
        codebook_version=book.version,
        size=size,
        seed=seed,
        drawn_by=actor_label(actor),
        is_demo=is_demo,
    )
    record(sample, actor=actor, reason="drawn at random")
    sample.coders.set(people)
    chosen = sorted(Random(seed).sample(left, size))  # noqa: S311  a reproducible draw
    CodingTask.objects.bulk_create(task for coder in people for task in _tasks(sample, coder, chosen))
    return sample


def fresh_texts(form: Form) -> list[int]:
    """Return ids of texts nobody has coded or read, one per campaign, since identical letters inflate agreement."""
    texts = SubmissionText.objects.to_code().filter(form=form)
    coded, tasks = Coding.objects.filter(text=OuterRef("pk")), CodingTask.objects.filter(text=OuterRef("pk"))
    left = texts.filter(~Exists(coded), ~Exists(tasks)).order_by("pk")
    found, letters = [], set()
    for pk, campaign in left.values_list("pk", "submission__campaign"):
        if campaign is None or campaign not in letters:
            found.append(pk)
            letters.add(campaign)
    return found


def _check_coders(people: list[Any]) -> None:
    if len(people) < FEWEST_CODERS:
        raise NotPossibleNow(_("Choose two or more people."), rule="PAR-04")
    if not all(each.is_active and access.may_code(each) for each in people):
        raise NotPossibleNow(_("Each coder needs permission to code."), rule="PAR-04")
    if len({actor_label(each) for each in people}) < len(people):
        raise NotPossibleNow(_("Two of these people have the same name. Change one first."), rule="PAR-04")


def _tasks(sample: CodingSample, coder: User, texts: list[int]) -> list[CodingTask]:
    """Give each coder their own random order, so fatigue affects different texts."""
    order = texts.copy()
    Random(f"{sample.seed}:{coder.pk}").shuffle(order)  # noqa: S311
    return [
        CodingTask(sample=sample, text_id=text, coder=coder, coder_name=actor_label(coder), position=position)
        for position, text in enumerate(order, 1)
    ]


@transaction.atomic
def close_sample(*, actor: Actor, sample: CodingSample) -> CodingSample:
    """Close a sample and store its agreement. A coder may once all texts are read, a publisher at any time.

    Unread texts count as missing values. Raises ``NotPossibleNow`` otherwise.
    """
    access.require(actor, *access.CODE_ROLES)
    sample = CodingSample.objects.select_for_update().get(pk=sample.pk)
    is_publisher = isinstance(actor, str) or has_role(actor, Role.PUBLISHER)
    account = actor_user(actor)
    if not is_publisher and not (account and sample.coders.filter(pk=account.pk).exists()):
        raise NotPossibleNow(_("Only its coders or a publisher can close a sample."), rule="PAR-04")
    if sample.state != CodingSample.State.OPEN:
        raise NotPossibleNow(_("It is already set that way."), rule="PAR-04")
    unread = sample.tasks.filter(state=CodingTask.State.TODO).count()
    if unread and not is_publisher:
        said = ngettext("%(n)s text still has to be read.", "%(n)s texts still have to be read.", unread)
        raise NotPossibleNow(said % {"n": unread}, rule="PAR-04")
    sample.agreement = compute_agreement(sample)
    sample.state, sample.closed_at = CodingSample.State.CLOSED, clock.now()
    reason = f"closed, {unread} unread" if unread else "closed"
    return record(sample, actor=actor, reason=reason, update_fields=["agreement", "state", "closed_at"])


def compute_agreement(sample: CodingSample) -> dict[str, Any]:
    """Return agreement for each code that is active or was applied: 0 or 1 per text and coder who read it.

    ``differ`` records the texts with disagreement and who applied the code there, as of the closing of the sample.
    """
    codes = {code.pk: code for code in sample.codebook.codes.all()}
    read, given = read_and_given(sample, codes)
    coders = sorted({coder for _text, coder in read})
    texts = sorted({text for text, _coder in read})
    found = {}
    for code in code_tree.in_order(codes.values()):
        givers = {text: [name for name in coders if (text, name, code.key) in given] for text in texts}
        if not code.number and not any(givers.values()):
            continue
        units = [
            [int(name in givers[text]) if (text, name) in read else None for name in coders] for text in texts
        ]
        differ = {
            str(text): givers[text] for text, unit in zip(texts, units, strict=True) if {0, 1} <= set(unit)
        }
        found[code.key] = agreement_of(units) | {"differ": differ, "decided": {}}
    return found


def read_and_given(
    sample: CodingSample, codes: dict[int, Code], *, until: datetime | None = None
) -> tuple[set, set]:
    """Return the (text, coder) pairs read and the (text, coder, code key) triples applied, on current texts only.

    ``until``: only what was read and applied by then.
    """
    said = SubmissionText.objects.to_code().filter(tasks__sample=sample)
    tasks, codings = sample.tasks.all(), Coding.objects.all()
    if until:
        tasks, codings = tasks.filter(done_at__lte=until), codings.filter(at__lte=until)
    read = set(tasks.filter(state__in=READ, text__in=said).values_list("text_id", "coder_name"))
    rows = codings.filter(text__in=said, code__in=codes).values_list("text_id", "coder_name", "code_id")
    given = {
        (text, name, code_tree.target_of(code, codes).key)
        for text, name, code in rows
        if (text, name) in read
    }
    return read, given


@transaction.atomic
def adjudicate(
    *, actor: Actor, sample: CodingSample, code: Code, text: SubmissionText, fits: bool
) -> CodingSample:
    """Record a third reader's decision. Codings stay; if the code fits, one is added in the decider's name.

    Raises ``NotPossibleNow`` if the sample is open, or if the coders do not differ on this text and code.
    """
    access.require(actor, *access.CODE_ROLES)
    sample = CodingSample.objects.select_for_update().get(pk=sample.pk)
    if sample.state != CodingSample.State.CLOSED:
        raise NotPossibleNow(_("Only a closed sample can be discussed."), rule="PAR-04")
    told = sample.agreement.get(code.key, {})
    if str(text.pk) not in told.get("differ", {}):
        raise NotPossibleNow(_("The coders do not differ on this text and this code."), rule="PAR-04")
    told["decided"][str(text.pk)] = {"fits": fits, "by": actor_label(actor)}
    record(sample, actor=actor, reason=f"{code.key}: decided", update_fields=["agreement"])
    if fits:
        _add_decided(actor, code, text)
    return sample


def _add_decided(actor: Actor, code: Code, text: SubmissionText) -> None:
    """Add a coding on the passage that was coded first, unless this person has already coded the text so."""
    given = text.codings.filter(code=code).order_by("pk")
    if given.filter(coder_name=actor_label(actor)).exists():
        return
    passage = given.first()
    start, end = (passage.start, passage.end) if passage else (0, len(text.text))
    coding = new_coding(
        text=text, code=code, start=start, end=end, stance=passage.stance if passage else "", actor=actor,
        note=str(_("Decided after double coding")),
    )  # fmt: skip
    record(coding, actor=actor, reason="decided after double coding")


def may_close(user: Visitor, sample: CodingSample) -> bool:
    if sample.state != CodingSample.State.OPEN:
        return False
    if has_role(user, Role.PUBLISHER):
        return True
    mine = sample.tasks.filter(coder=actor_user(user)).exists()
    return mine and not sample.tasks.filter(state=CodingTask.State.TODO).exists()
