"""Applicant services: apply, edit until the call closes, withdraw; the receipt code is the key (C2C-09)."""

import json
from dataclasses import asdict, dataclass, field

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from boards.appointments import emails
from boards.exceptions import ApplicationRefused
from boards.models import Application, ApplicationAnswers, ApplicationCall, ApplicationContact
from boards.models.applications import ApplicationState
from cms import clock
from cms.records import holds
from cms.records.history import record
from cms.web import one_time_keys
from feedback.exceptions import KeyUsedTwice

CHANGED = ["edited_at", "language", "fingerprint", "name", "organization", "statement", "employer", "employer_level",
    "earlier"]  # fmt: skip


@dataclass(frozen=True)
class Offer:
    """What an applicant submits. ``earlier`` is the receipt code of an earlier application; ``about`` is voluntary."""

    name: str
    statement: str
    employer_level: str
    language: str = "en"
    organization: str = ""
    employer: str = ""
    email: str = ""
    phone: str = ""
    earlier: str = ""
    about: dict[str, str] = field(default_factory=dict)

    def fingerprint(self) -> str:
        return one_time_keys.fingerprint(json.dumps(asdict(self), sort_keys=True, ensure_ascii=False))


def find_application(code: str) -> Application | None:
    """Find an application by its receipt code, the only public key to it."""
    if not one_time_keys.normalise_code(code):
        return None
    rows = Application.objects.select_related("call__body", "call__meeting__body", "appointed__motion__item")
    return rows.filter(receipt_digest=one_time_keys.receipt_digest(code)).first()


def known_digests(digests: list[str]) -> set[str]:
    """Those of the digests of receipt codes that belong to an application."""
    rows = Application.objects.filter(receipt_digest__in=digests)
    return set(rows.values_list("receipt_digest", flat=True))


@transaction.atomic
def apply_for_seat(*, call: ApplicationCall, nonce: str, offer: Offer) -> Application:
    """Create one application per form key. A retry with the same answers returns the same row (F07)."""
    current = _open(call)
    application = Application(
        call=current,
        nonce=nonce,
        receipt_digest=one_time_keys.receipt_digest(one_time_keys.receipt_code(nonce)),
        submitted_at=clock.now(),
        is_demo=current.is_demo,
        **_facts(current, offer),
    )
    try:
        with transaction.atomic():
            record(application, actor=None, reason="applied")
    except IntegrityError:
        return _earlier_of(nonce, offer)
    _keep_apart(application, offer)
    emails.received(application)
    return application


@transaction.atomic
def change_application(*, application: Application, offer: Offer) -> Application:
    """Edit with the receipt code until the call closes. Earlier text is not kept."""
    call = _open(application.call)
    current = Application.objects.select_for_update().get(pk=application.pk)
    if not current.is_live:
        raise ApplicationRefused(_("This application has already been withdrawn or answered."), rule="C2C-09")
    if is_held(current):
        raise ApplicationRefused(
            _(
                "For now, the Office must keep this application as it is, so it cannot be changed. You can "
                "withdraw it."
            ),
            rule="PRV-06",
        )
    for name, value in _facts(call, offer, own=current).items():
        setattr(current, name, value)
    current.edited_at = clock.now()
    ApplicationContact.objects.filter(application=current).delete()
    ApplicationAnswers.objects.filter(application=current).delete()
    _keep_apart(current, offer)
    return record(current, actor=None, reason="changed with the receipt", update_fields=CHANGED)


@transaction.atomic
def withdraw_application(*, application: Application) -> Application:
    """Withdraw with the receipt code until answered. Contact details are erased at once, except under a legal hold."""
    current = Application.objects.select_for_update().get(pk=application.pk)
    if current.state == ApplicationState.WITHDRAWN:
        return current
    if not current.is_live:
        raise ApplicationRefused(_("This application has already been answered."), rule="C2C-09")
    current.state, current.withdrawn_at = ApplicationState.WITHDRAWN, clock.now()
    if not is_held(current):
        ApplicationContact.objects.filter(application=current).delete()
        ApplicationAnswers.objects.filter(application=current).delete()
    fields = ["state", "withdrawn_at"]
    return record(current, actor=None, reason="withdrawn with the receipt", update_fields=fields)


def is_held(application: Application) -> bool:
    """Whether a legal hold covers the application: nothing of it is erased. The applicant is not told why."""
    return holds.is_held(("application", application.pk))


def _open(call: ApplicationCall) -> ApplicationCall:
    current = ApplicationCall.objects.select_for_update(of=("self",)).select_related("body").get(pk=call.pk)
    if not current.is_open():
        raise ApplicationRefused(_("This call is not accepting applications now."), rule="C2C-09")
    return current


def _facts(call: ApplicationCall, offer: Offer, own: Application | None = None) -> dict:
    names = ("name", "organization", "statement", "employer", "employer_level", "language")
    facts = {name: getattr(offer, name) for name in names}
    return facts | {"earlier": _linked(call, offer, own), "fingerprint": offer.fingerprint()}


def _linked(call: ApplicationCall, offer: Offer, own: Application | None) -> Application | None:
    """Find the earlier application by its receipt code; one in the same call must be edited instead."""
    if not offer.earlier:
        return None
    found = find_application(offer.earlier)
    if found is None:
        raise ApplicationRefused(
            _("We have no application with this code. Check the code, or leave it blank."),
            rule="C2C-09",
            field="earlier",
        )
    if found.call_id == call.pk and found != own:
        raise ApplicationRefused(
            _("That application is for this call. Open its receipt and change it there."),
            rule="C2C-09",
            field="earlier",
        )
    return found if found != own else None


def _keep_apart(application: Application, offer: Offer) -> None:
    """Store contact details and voluntary answers in separate tables (PRV-02, PRV-24)."""
    if offer.email or offer.phone:
        ApplicationContact.objects.create(application=application, email=offer.email, phone=offer.phone)
    about = {name: value for name, value in offer.about.items() if value}
    if about:
        ApplicationAnswers.objects.create(application=application, answers=about)


def _earlier_of(nonce: str, offer: Offer) -> Application:
    earlier = Application.objects.filter(nonce=nonce).first()
    if earlier is None:
        raise
    if earlier.fingerprint != offer.fingerprint():
        raise KeyUsedTwice(
            _(
                "This form was already sent with different text, which is saved. To send this text too, "
                "press Send again."
            ),
            rule="F07",
            code=one_time_keys.code_in_use(nonce, earlier.receipt_digest),
        )
    return earlier
