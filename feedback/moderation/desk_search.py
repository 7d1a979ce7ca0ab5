"""Comments and campaigns for the search at the desk: words and references, never contact details."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.access import has_role
from cms.clock import PACIFIC
from cms.desk_search.patterns import beginnings, condition
from cms.desk_search.registry import DeskHit, DeskSource, number_in
from cms.search.queries import Query, Term
from cms.users.models import User
from feedback import access
from feedback.models import Campaign, Submission, SubmissionText
from feedback.word_index import few_of_any


def may_moderate(user: User) -> bool:
    return has_role(user, *access.MODERATE_ROLES)


def comments(_user: User) -> QuerySet[Submission]:
    """Forms are read apart: with a join on them SQLite sorts all comments to show the newest."""
    texts = Prefetch("texts", SubmissionText.objects.current().order_by("pk"))
    return Submission.objects.prefetch_related("form", texts)


def with_words(query: Query) -> Q:
    """Comments with a current text that may contain the query; where few texts may, only these are read."""
    texts = SubmissionText.objects.current().order_by()
    texts = texts.filter(condition(query, SubmissionText, ("text",)))
    found = _few(query.terms)
    if found is None:
        return Q(Exists(texts.filter(submission=OuterRef("pk"))))
    return Q(pk__in=texts.filter(pk__in=found).values("submission"))


def comment_hits(comment: Submission) -> Iterator[DeskHit]:
    yield DeskHit(
        title=comment.reference,
        url=comment.get_absolute_url(),
        number=comment.reference,
        day=comment.submitted_at.astimezone(PACIFIC).date(),
        state=comment.get_state_display(),
        about=str(comment.form),
        texts=tuple((text.language, text.text) for text in comment.texts.all()),
    )


def _few(terms: tuple[Term, ...]) -> list[int] | None:
    """The ids of texts that may contain one of the terms, the first of which they are few."""
    for term in terms:
        is_one_word = all(len(words) == 1 for words in (*term.exactly, *term.loosely))
        if is_one_word and (each := beginnings(term)):
            found = few_of_any(each, SubmissionText.objects.db)
            if found is not None:
                return found
    return None


def _numbered(code: str) -> Q | None:
    number = number_in(code, "c")
    return None if number is None else Q(pk=number)


def _campaigns(_user: User) -> QuerySet[Campaign]:
    return Campaign.objects.filter(is_dissolved=False).select_related("form").order_by("-made_at", "-pk")


def _campaign_hits(campaign: Campaign) -> Iterator[DeskHit]:
    yield DeskHit(
        title=str(campaign),
        url=reverse("feedback:desk_campaign", args=[campaign.pk]),
        number=campaign.reference,
        day=campaign.made_at.astimezone(PACIFIC).date(),
        about=str(campaign.form),
    )


def _campaign_numbered(code: str) -> Q | None:
    number = number_in(code, "l")
    return None if number is None else Q(pk=number)


COMMENTS = DeskSource(
    name="comments",
    label=_("Comments"),
    may=may_moderate,
    rows=comments,
    where=with_words,
    hits=comment_hits,
    numbered=_numbered,
    more=lambda words: reverse("feedback:desk_comments", query={"words": words}),
)
CAMPAIGNS = DeskSource(
    name="campaigns",
    label=_("Campaigns"),
    may=may_moderate,
    rows=_campaigns,
    columns=("name",),
    hits=_campaign_hits,
    numbered=_campaign_numbered,
    more=lambda _words: reverse("feedback:desk_campaigns"),
)
