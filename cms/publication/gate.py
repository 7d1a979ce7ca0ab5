"""The two questions: may this become public now, and may this disappear?

Publishing, scheduling, translating and approving ask the first; deleting, unpublishing, moving and restricting ask
the second, with everything below the page. The screens ask early and explain (``hooks.py``, ``forms.py``);
``last_line.py`` asks again whenever a row changes, by whatever way. Exports, findings and released numbers, which have
no page, ask the same two.
"""

from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

from cms.access import has_role, is_signed_in
from cms.exceptions import RuleBroken
from cms.publication.rules import PageRule, record_rule_of, rule_of, rules
from cms.records.history import Actor


class Refused(RuleBroken):
    """The gate stays closed. ``facts["url"]`` is where to do the right thing instead, if it is somewhere else."""


class Act(StrEnum):
    DELETE = "delete"
    UNPUBLISH = "unpublish"
    MOVE = "move"
    RESTRICT = "restrict"


CANNOT = {
    Act.DELETE: _("This page cannot be deleted."),
    Act.UNPUBLISH: _("This page cannot be unpublished."),
    Act.MOVE: _("This page cannot be moved: its address is public."),
    Act.RESTRICT: _("This page cannot be made private."),
}
HOME = 2  # depth of the home pages
# Deleting and moving also end what was public once and is not now.
ONLY_LIVE = {Act.UNPUBLISH, Act.RESTRICT}


def why_not_public(actor: Actor, what: Model) -> RuleBroken | None:
    """What forbids that this page or record becomes public now: a missing right, second person, check or step."""
    return _why_no_page(actor, what) if isinstance(what, Page) else _why_no_record(actor, what)


def check_public(*, actor: Actor, what: Model) -> None:
    """Raise RuleBroken if the page or record may not become public now."""
    if refusal := why_not_public(actor, what):
        raise refusal


def _why_no_record(actor: Actor, record: Model) -> RuleBroken | None:
    """For who has no right the record does not exist: PermissionDenied."""
    rule = record_rule_of(type(record))
    if not _is_system(actor) and not has_role(actor, *rule.roles):
        raise PermissionDenied
    return rule.second_person(record) or rule.not_yet(record)


def _is_system(actor: Actor) -> bool:
    return isinstance(actor, str) and actor.startswith("system:")


def _why_no_page(actor: Actor, page: Page) -> RuleBroken | None:
    specific = page.specific
    rule = rule_of(specific)
    if rule and (missing := rule.not_yet(specific)):
        return missing
    if page.expire_at and (kept := _why_page_stays(page, Act.UNPUBLISH)):
        return kept
    if is_signed_in(actor) and (kept := _why_not_renamed(specific)):
        return kept
    if is_signed_in(actor) and not specific.permissions_for_user(actor).can_publish():
        return Refused(
            _(
                "Only a publisher can publish this page. Nothing was published. Save a draft, and ask a "
                "publisher to publish it."
            ),
            rule="S14",
        )
    return None


def _why_not_renamed(page: Page) -> RuleBroken | None:
    """Another slug moves a public page, with all below it. That of a home page is in no address."""
    if page.depth <= HOME or not Page.objects.live().filter(pk=page.pk).exclude(slug=page.slug).exists():
        return None
    return _why_page_stays(page, Act.MOVE)


def why_must_stay(what: Model, act: Act) -> RuleBroken | None:
    """What forbids that this record, or this page with all below it, disappears from where the public finds it."""
    return _why_page_stays(what, act) if isinstance(what, Page) else _why_record_stays(what, act)


def check_gone(*, what: Model, act: Act) -> None:
    """Raise RuleBroken if the page or record may not disappear."""
    if refusal := why_must_stay(what, act):
        raise refusal


def not_held[M: Model](rows: QuerySet[M]) -> QuerySet[M]:
    """Of many records, those that no legal hold keeps."""
    return rows.exclude(record_rule_of(rows.model).held())


def _why_record_stays(record: Model, act: Act) -> RuleBroken | None:
    rule = record_rule_of(type(record))
    rows = rule.model._base_manager.filter(pk=record.pk)
    if rows.filter(rule.held()).exists():
        return _held(record)
    if act is Act.DELETE and rows.filter(rule.record()).exists():
        words = _("“%(record)s” cannot be deleted. It is part of the record.")
        return Refused(words % {"record": record}, rule="S14")
    return None


def _held(what: Model) -> Refused:
    words = _("“%(page)s” is under a legal hold. It must stay as it is until the hold is lifted.")
    return Refused(words % {"page": what}, rule="PRV-06")


def _why_page_stays(page: Page, act: Act) -> RuleBroken | None:
    inside = Q(path__startswith=page.path)
    if act in ONLY_LIVE:
        inside &= Q(live=True)
    for rule in _own_type_first(page):
        if held := rule.on_hold(inside).first():
            return _held(held)
        if found := rule.on_record(inside).first():
            return _must_stay(act, rule, found)
    return None


def _own_type_first(page: Page) -> list[PageRule]:
    """The most telling reason first: that of the page itself."""
    model = page.specific_class
    return sorted(rules(), key=lambda rule: rule.model is not model)


def _must_stay(act: Act, rule: PageRule, page: Page) -> Refused:
    because = str(rule.because) % {"page": page.title}
    return Refused(
        f"{CANNOT[act]} {because} {rule.instead}",
        rule="S14",
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
    )
