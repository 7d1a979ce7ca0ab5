"""Staff services for a call: draft, publish, score, close scoring, shortlist, place on an agenda."""

from collections.abc import Callable, Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from boards import access
from boards.agendas.draft_blocks import new_key
from boards.agendas.drafts import put_item_on_draft
from boards.appointments.packet import packet_text, title_of
from boards.choices import BodyKind, ItemKind, PreparedBy
from boards.exceptions import ApplicationRefused
from boards.materials.services import add_material
from boards.models import Application, ApplicationCall, ApplicationReview, Body, Meeting, Seat
from boards.models.applications import ApplicationState, ReplacementTerm
from boards.slugs import free_slug
from cms import clock
from cms.i18n.fields import languages, text
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user, record

LOWEST, HIGHEST = 1, 5
MOST_CRITERIA = 8


@transaction.atomic
def write_call(
    *,
    actor: Actor,
    body: Body,
    title: dict[str, str],
    words: dict[str, str],
    criteria: list[dict[str, str]],
    opens_on: date,
    closes_on: date,
    seats: Iterable[Seat],
    replacement_term: str = ReplacementTerm.REMAINDER,
    call: ApplicationCall | None = None,
    is_demo: bool = False,
) -> ApplicationCall:
    """Create or edit a draft call. A published call cannot change."""
    access.require(actor, *access.APPOINT_ROLES)
    seats = list(seats)
    _check(body, seats, criteria, opens_on, closes_on)
    if call is None:
        current = ApplicationCall(
            slug=free_slug(ApplicationCall, title, opens_on.year, without_title="call"), is_demo=is_demo
        )
    else:
        current = _locked(call)
        _refuse_published(current)
    current.body, current.title, current.text, current.criteria = body, title, words, criteria
    current.opens_on, current.closes_on, current.replacement_term = opens_on, closes_on, replacement_term
    record(current, actor=actor, reason="call drafted")
    current.seats.set(seats)
    return current


@transaction.atomic
def publish_call(*, actor: Actor, call: ApplicationCall) -> ApplicationCall:
    access.require(actor, *access.APPOINT_ROLES)
    current = _locked(call)
    _refuse_published(current)
    missing = [name for code, name in languages() if not (current.title.get(code) and current.text.get(code))]
    if missing:
        raise ApplicationRefused(
            _("Write the call in %(language)s too. Not all applicants read English.")
            % {"language": missing[0]},
            rule="ACC-05",
        )
    if current.closes_on < clock.today():
        raise ApplicationRefused(_("The last day has passed. Choose a later one."), rule="C2C-09")
    current.published_at = clock.now()
    record(current, actor=actor, reason="call published", update_fields=["published_at"])
    ledger.append("publish", current, actor=actor)
    return current


@transaction.atomic
def score_application(
    *, actor: Actor, application: Application, points: list[int], note: str = ""
) -> ApplicationReview:
    """Score once per scorer. Scorers then see the other scores, so theirs can no longer change."""
    access.require(actor, *access.APPLICATION_ROLES)
    call = _locked(application.call)
    current = Application.objects.select_for_update().get(pk=application.pk)
    if not call.is_over() or call.scored_at:
        raise ApplicationRefused(
            _("Scores can be entered only after the call has closed and before scoring ends.")
        )
    if not current.is_live:
        raise ApplicationRefused(_("This application was withdrawn."))
    if len(points) != len(call.criteria) or any(not LOWEST <= each <= HIGHEST for each in points):
        raise ApplicationRefused(_("Give 1 to 5 points for each criterion."))
    if ApplicationReview.objects.filter(application=current, scorer=actor_user(actor)).exists():
        raise ApplicationRefused(_("You have already scored this application. Scores cannot be changed."))
    return ApplicationReview.objects.create(
        application=current,
        scorer=actor_user(actor),
        scorer_name=actor_label(actor),
        points=points,
        note=note.strip()[:500],
        at=clock.now(),
    )


@transaction.atomic
def close_scoring(*, actor: Actor, call: ApplicationCall) -> ApplicationCall:
    """Close scoring; all application staff then see all scores."""
    access.require(actor, *access.APPOINT_ROLES)
    current = _locked(call)
    if not current.is_over():
        raise ApplicationRefused(_("The call is still open."), rule="C2C-09")
    if current.scored_at:
        raise ApplicationRefused(_("Scoring is already closed."))
    live = current.applications.filter(state=ApplicationState.RECEIVED)
    if without := live.filter(reviews__isnull=True).count():
        raise ApplicationRefused(
            _("Applications not scored yet: %(count)s. Each must be read before any is left out.")
            % {"count": without}
        )
    current.scored_at = clock.now()
    return record(current, actor=actor, reason="scoring closed", update_fields=["scored_at"])


@transaction.atomic
def shortlist(*, actor: Actor, application: Application, on: bool = True) -> Application:
    """Add to or remove from the short list, until the list is on an agenda."""
    access.require(actor, *access.APPOINT_ROLES)
    call = _locked(application.call)
    current = Application.objects.select_for_update().get(pk=application.pk)
    if not call.scored_at:
        raise ApplicationRefused(_("Close scoring first."))
    if call.is_on_an_agenda:
        raise ApplicationRefused(
            _("The short list is on an agenda. It can no longer be changed."), rule="C2C-09"
        )
    if not current.is_live:
        raise ApplicationRefused(_("This application has already been withdrawn or answered."))
    current.state = ApplicationState.SHORTLISTED if on else ApplicationState.RECEIVED
    current.shortlisted_at = clock.now() if on else None
    why = "short-listed" if on else "taken off the short list"
    return record(current, actor=actor, reason=why, update_fields=["state", "shortlisted_at"])


@transaction.atomic
def bring_short_list(*, actor: Actor, call: ApplicationCall, meeting: Meeting) -> str:
    """Add an action item with the packet of public fields to a Governing Board draft agenda (C2C-09)."""
    access.require(actor, *access.APPOINT_ROLES)
    current = _locked(call)
    if current.is_on_an_agenda:
        raise ApplicationRefused(_("The short list is already on an agenda."))
    if all(body.kind != BodyKind.GOVERNING for body in meeting.bodies):
        raise ApplicationRefused(_("Only the Governing Board can appoint members."), rule="C2C-07")
    if not current.applications.filter(state=ApplicationState.SHORTLISTED).exists():
        raise ApplicationRefused(_("The short list is empty."))
    key = new_key()
    titles = _in_all(lambda code: title_of(current))
    texts = _in_all(lambda code: text(current.title, code))
    put_item_on_draft(actor=actor, meeting=meeting, key=key, kind=ItemKind.ACTION, title=titles, text=texts)
    _add_packet(actor, current, meeting, key)
    current.meeting, current.item_key = meeting, key
    record(current, actor=actor, reason="brought to a meeting", update_fields=["meeting", "item_key"])
    ledger.append("packet", current, actor=actor)
    return key


@transaction.atomic
def log_packet_taken(*, actor: Actor, call: ApplicationCall) -> None:
    """Record who downloaded the file and when, because names leave the site with it."""
    access.require(actor, *access.APPOINT_ROLES)
    ledger.append("export", call, actor=actor)


def _add_packet(actor: Actor, call: ApplicationCall, meeting: Meeting, key: str) -> None:
    """Add one document per language; later ones are linked as translations of the first."""
    title = _in_all(lambda code: _("Applications: %(body)s") % {"body": text(call.body.name)})
    first = None
    for code, words in _in_all(lambda code: packet_text(call)).items():
        made = add_material(
            actor=actor,
            meeting=meeting,
            key=key,
            title=title,
            prepared_by=PreparedBy.BODY,
            body=words,
            language=code,
            alternative_of=first,
        )
        first = first or made


def _in_all(words: Callable[[str], str]) -> dict[str, str]:
    found = {}
    for code, _name in languages():
        with override(code):
            found[code] = words(code)
    return found


def _locked(call: ApplicationCall) -> ApplicationCall:
    rows = ApplicationCall.objects.select_for_update(of=("self",)).select_related("body", "meeting")
    return rows.get(pk=call.pk)


def _refuse_published(call: ApplicationCall) -> None:
    if call.published_at:
        raise ApplicationRefused(_("This call is public. It can no longer be changed."), rule="C2C-09")


def _check(body: Body, seats: list[Seat], criteria: list, opens_on: date, closes_on: date) -> None:
    if not seats or any(seat.body_id != body.pk for seat in seats):
        raise ApplicationRefused(_("Choose at least one seat on this body."), rule="C2C-07", field="seats")
    if body.kind == BodyKind.GOVERNING:
        raise ApplicationRefused(
            _("Seats on the Governing Board are filled by law, not by a call."), rule="C2C-04", field="seats"
        )
    if not 1 <= len(criteria) <= MOST_CRITERIA:
        raise ApplicationRefused(_("Enter one to eight criteria."), field="criteria")
    if closes_on < opens_on:
        raise ApplicationRefused(_("The last day cannot be before the first day."), field="closes_on")
