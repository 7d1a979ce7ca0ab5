"""The two questions: may this become public now, and may this disappear?

Publishing, scheduling, translating and approving ask the first; deleting, unpublishing, moving and restricting ask
the second, with everything below the page. The screens ask early and explain (``hooks.py``, ``forms.py``);
``last_line.py`` asks again whenever a row changes, by whatever way.
"""

from enum import StrEnum

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

from cms.access import is_signed_in
from cms.exceptions import RuleBroken
from cms.publication.rules import PageRule, rule_of, rules
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


def why_not_public(actor: Actor, page: Page) -> RuleBroken | None:
    """What forbids that this page becomes public now: a missing check or step, or the actor's missing right."""
    specific = page.specific
    rule = rule_of(specific)
    if rule and (missing := rule.not_yet(specific)):
        return missing
    if page.expire_at and (kept := why_must_stay(page, Act.UNPUBLISH)):
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
    return why_must_stay(page, Act.MOVE)


def check_public(*, actor: Actor, page: Page) -> None:
    """Raise RuleBroken if the page may not become public now."""
    if refusal := why_not_public(actor, page):
        raise refusal


def why_must_stay(page: Page, act: Act) -> RuleBroken | None:
    """What forbids that this page, with all below it, disappears from where the public finds it."""
    inside = Q(path__startswith=page.path)
    if act in ONLY_LIVE:
        inside &= Q(live=True)
    for rule in _own_type_first(page):
        if held := rule.on_hold(inside).first():
            return Refused(
                _("“%(page)s” is under a legal hold. It must stay as it is until the hold is lifted.")
                % {"page": held.title},
                rule="PRV-06",
            )
        if found := rule.on_record(inside).first():
            return _must_stay(act, rule, found)
    return None


def check_gone(*, page: Page, act: Act) -> None:
    """Raise RuleBroken if the page may not disappear."""
    if refusal := why_must_stay(page, act):
        raise refusal


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
