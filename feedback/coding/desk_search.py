"""Codes, memos and proposed themes for the search at the desk."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.clock import PACIFIC
from cms.desk_search.registry import DeskHit, DeskSource, translated, written
from cms.i18n.fields import text
from cms.users.models import User
from feedback import access
from feedback.models import Code, Memo, ThemeProposal


def _codes(_user: User) -> QuerySet[Code]:
    return Code.objects.select_related("codebook").order_by("codebook", "order", "pk")


def _code_hits(code: Code) -> Iterator[DeskHit]:
    yield DeskHit(
        title=str(code),
        url=reverse("feedback:desk_code_edit", args=[code.key], query={"book": code.codebook.slug}),
        state=code.get_status_display(),
        about=text(code.codebook.name),
        texts=(
            *translated(code.name, code.definition),
            *written(code.include, code.exclude, code.example, code.key),
        ),
    )


def _memos(user: User) -> QuerySet[Memo]:
    """None of others on a text in an open sample (PAR-04)."""
    return Memo.objects.seen_by(user).order_by("-at", "-pk")


def _memo_hits(memo: Memo) -> Iterator[DeskHit]:
    yield DeskHit(
        title=str(memo),
        url=reverse("feedback:desk_memo", args=[memo.pk]),
        day=memo.at.astimezone(PACIFIC).date(),
        texts=written(memo.body),
    )


def _themes(_user: User) -> QuerySet[ThemeProposal]:
    return ThemeProposal.objects.filter(state=ThemeProposal.State.WAITING).order_by("-pk")


def _theme_hits(theme: ThemeProposal) -> Iterator[DeskHit]:
    yield DeskHit(
        title=str(theme),
        url=reverse("feedback:desk_theme", args=[theme.pk]),
        state=theme.get_state_display(),
    )


CODES = DeskSource(
    name="codes",
    label=_("Codes"),
    may=access.may_code,
    rows=_codes,
    columns=("name", "definition", "include", "exclude", "example", "key"),
    hits=_code_hits,
    more=lambda _words: reverse("feedback:desk_codebook"),
)
MEMOS = DeskSource(
    name="memos",
    label=_("Memos"),
    may=access.may_code,
    rows=_memos,
    columns=("body",),
    hits=_memo_hits,
    more=lambda _words: reverse("feedback:desk_memos"),
)
THEMES = DeskSource(
    name="themes",
    label=_("Proposed themes"),
    may=access.may_code,
    rows=_themes,
    hits=_theme_hits,
    more=lambda _words: reverse("feedback:desk_themes"),
)
