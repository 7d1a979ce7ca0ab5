"""Public views to comment, ask to speak and request an accommodation. No account, no cookie."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards import access
from boards.agendas.presenters import ItemView
from boards.comments import presenters as talk
from boards.comments import rules as commenting
from boards.comments.aid import ask_for_aid
from boards.comments.form_content import draft_of, notice_now
from boards.comments.forms.public import OTHER, AidForm, CommentForm
from boards.comments.services import ask_to_speak, comment_on
from boards.crumbs import meeting_crumbs
from boards.meetings.views.former import leads_from_former_address
from boards.models import AidRequest, Meeting, SpeakerRequest
from cms.exceptions import RuleBroken
from cms.records.history import Actor
from cms.web.one_time_keys import code_in_use
from cms.web.paging import page_of
from cms.web.public_post import public_post
from cms.web.responses import SeeOther
from feedback.exceptions import KeyUsedTwice
from feedback.forms.notice_titles import NOTICE_TITLES
from feedback.moderation.selectors import hidden_counts

SPEAKER, AID = "boards.speaker", "boards.aid"


def account_of(request: HttpRequest) -> Any:
    """The signed-in user; checked only if the browser sends a session, so no cookie is set."""
    return request.user if settings.SESSION_COOKIE_NAME in request.COOKIES else None


@public_post
def comment(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    found = access.get_public_meeting(slug, day)
    items = commenting.items_of(found)
    actor = account_of(request)
    if request.method != "POST":
        refusal = commenting.member_refusal(found, actor) or commenting.meeting_refusal(found)
        form = None if refusal else CommentForm(found, items, initial={"item": _asked_for(request, items)})
        return _comment_page(request, found, form, refusal)
    form = CommentForm(found, items, request.POST)
    if not form.is_valid():
        return _comment_page(request, found, form, None, status=422)
    try:
        return SeeOther(_take(found, form, actor))
    except RuleBroken as error:
        form.renew_key()
        return _comment_page(
            request, found, form, error, status=409 if isinstance(error, KeyUsedTwice) else 422
        )


def _take(found: Meeting, form: CommentForm, actor: Actor) -> str:
    """Save the comment; returns the URL of the receipt or of the place in the queue."""
    facts = {"meeting": found, "nonce": form.nonce, "item": form.row, "actor": actor}
    if not form.comment.is_empty:
        made = comment_on(comment=form.comment, wish=form.wish, **facts)
        return reverse("feedback:receipt", args=[code_in_use(made.key, made.receipt_digest)])
    same = {"name": form.comment.name, "language": form.comment.language}
    speaker = ask_to_speak(wish=form.wish, **same, **facts)
    return reverse("boards:comment_asked", args=[found.body.slug, found.slug, token_of(SPEAKER, speaker.pk)])


def _asked_for(request: HttpRequest, items: list[ItemView]) -> str:
    """Initial item from the query string, by number; the choice for other matters if it is not listed."""
    wanted = request.GET.get("item", "")
    return next((str(item.row.pk) for item in items if str(item.number) == wanted), OTHER if wanted else "")


def _comment_page(
    request: HttpRequest,
    found: Meeting,
    form: CommentForm | None,
    refusal: RuleBroken | None,
    *,
    status: int = 200,
) -> HttpResponse:
    seconds = found.body.speaker_seconds
    context = {
        "meeting": found,
        "draft_name": draft_of(found),
        "form": form,
        "refusal": refusal,
        "minutes": seconds / 60 if seconds else None,
        "double": seconds / 30 if seconds else None,
        "notice": list(zip(NOTICE_TITLES.values(), notice_now(), strict=True)),
        "crumbs": meeting_crumbs(found, (_("Comment"), "")),
    }
    return never_cached(render(request, "boards/comments/comment.html", context, status=status))


@require_safe
def comment_asked(request: HttpRequest, slug: str, day: str, token: str) -> HttpResponse:
    """A speaker's place in the queue."""
    found = access.get_public_meeting(slug, day)
    rows = SpeakerRequest.objects.filter(meeting=found).select_related("item__meeting")
    speaker = rows.filter(pk=key_of(SPEAKER, token)).first()
    if speaker is None:
        raise Http404
    crumbs = meeting_crumbs(found, (_("Your place on the speakers’ list"), ""))
    context = {
        "meeting": found,
        "speaker": speaker,
        "draft_name": draft_of(found),
        "heading": talk.heading_under(speaker.item, speaker.asked_at),
        "crumbs": crumbs,
    }
    return never_cached(render(request, "boards/comments/comment_asked.html", context))


@require_safe
def comments(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """Public comments item by item, with the number hidden for each reason (BK-23)."""
    found = access.get_public_meeting(slug, day)
    page = page_of(request, talk.public_rows(found))
    hidden = hidden_counts(item_comment__meeting=found)
    context = {
        "meeting": found,
        "page": page,
        "comments": talk.with_text(page),
        "hidden": [row for row in hidden if row["cell"].value != 0],
        "open": commenting.takes_comments(found),
        "crumbs": meeting_crumbs(found, (_("Comments"), "")),
    }
    return render(request, "boards/comments/comments.html", context)


@public_post
@leads_from_former_address
def aid(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """BK-28: request an accommodation, also before the agenda is posted; late requests are accepted."""
    found = access.get_announced_meeting(slug, day)
    form = AidForm(request.POST if request.method == "POST" else None)
    refusal = None
    if form.is_bound and form.is_valid():
        names = ("kind", "need", "person", "contact", "language")
        answers = {name: form.cleaned_data[name] for name in names}
        try:
            made = ask_for_aid(meeting=found, nonce=form.nonce, **answers)
        except RuleBroken as error:
            form.renew_key()
            refusal = error
        else:
            token = token_of(AID, made.pk)
            return SeeOther(reverse("boards:aid_asked", args=[slug, found.slug, token]))
    crumbs = meeting_crumbs(found, (_("Request an accommodation"), ""))
    context = {"meeting": found, "form": form, "refusal": refusal, "crumbs": crumbs}
    context["has_agenda"] = found.postings.exists()
    return never_cached(
        render(request, "boards/comments/aid.html", context, status=422 if form.is_bound else 200)
    )


@require_safe
@leads_from_former_address
def aid_asked(request: HttpRequest, slug: str, day: str, token: str) -> HttpResponse:
    """Status of a request, for anyone with the URL. It does not show what was needed."""
    found = access.get_announced_meeting(slug, day)
    asked = AidRequest.objects.filter(meeting=found, pk=key_of(AID, token)).first()
    if asked is None:
        raise Http404
    crumbs = meeting_crumbs(found, (_("Your request"), ""))
    context = {"meeting": found, "asked": asked, "crumbs": crumbs, "has_agenda": found.postings.exists()}
    return never_cached(render(request, "boards/comments/aid_asked.html", context))


def token_of(salt: str, pk: int) -> str:
    return signing.Signer(salt=salt, sep=".").sign(str(pk))


def key_of(salt: str, token: str) -> int:
    """Primary key in a signed token; raises Http404 if the signature is wrong."""
    try:
        return int(signing.Signer(salt=salt, sep=".").unsign(token))
    except (signing.BadSignature, ValueError):
        raise Http404 from None


def never_cached(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response
