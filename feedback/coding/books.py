"""Which codebook codes the comments of which form: its own, or the one that forms share (PAR-03)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, Subquery, When
from django.http import Http404
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.access import Visitor
from cms.i18n.fields import text
from cms.records.history import Actor, record
from feedback import access
from feedback.models import Code, Codebook, Coding, CodingSample, Form

SHARED = Codebook.objects.filter(is_current=True).order_by("pk")


@dataclass(frozen=True)
class BookScope:
    """The codebook that a screen is about, and those that it can switch to."""

    book: Codebook | None
    books: list[Codebook]
    shared: Codebook | None

    @property
    def query(self) -> str:
        """What the address of a screen of this codebook ends in; nothing for the shared one."""
        return f"?book={self.book.slug}" if self.book and self.book != self.shared else ""

    @property
    def more(self) -> str:
        """The same, for an address that has a query."""
        return self.query.replace("?", "&")

    def holds(self, form: str = "") -> Q:
        """The rows whose form, at this path (none: forms themselves), uses the codebook; without one, all rows."""
        if self.book is None:
            return Q()
        name = f"{form}__codebook" if form else "codebook"
        own = Q(**{name: self.book.pk})
        return own | Q(**{name: None}) if self.book == self.shared else own

    def covers(self, form: Form) -> bool:
        """Whether this form uses the codebook."""
        own = self.book is None or form.codebook_id == self.book.pk
        return own or (form.codebook_id is None and self.book == self.shared)


def scope_of(user: Visitor, slug: str = "", form: Form | None = None) -> BookScope:
    """The codebook of this address, else that of the form, else the shared one. Raises ``Http404`` if unknown."""
    books = access.codebooks(user)
    shared = min((each for each in books if each.is_current), key=lambda each: each.pk, default=None)
    wanted = next((each for each in books if each.slug == slug), None)
    if slug and wanted is None:
        raise Http404
    own = next((each for each in books if form and each.pk == form.codebook_id), None)
    return BookScope(wanted or own or shared, books, shared)


def forms_by_slug() -> dict[str, Form]:
    return {form.slug: form for form in Form.objects.order_by("slug")}


def scope_around(book: Codebook | None) -> BookScope:
    """The scope of a codebook, for work without a screen."""
    return BookScope(book, [], access.current_codebook())


def of_its_form(*, book: str, form: str) -> Q:
    """The rows whose codebook, at one path, is that of their form, at the other."""
    shared = Subquery(SHARED.values("pk")[:1])
    return Q(**{book: F(f"{form}__codebook")}) | Q(**{f"{form}__codebook": None, book: shared})


def uses_shared(form: str) -> Q:
    """The rows whose form, at this path, uses the shared codebook."""
    own = f"{form}__codebook"
    return Q(**{own: None}) | Q(**{own: Subquery(SHARED.values("pk")[:1])})


def codes_in_books() -> list[Code]:
    """The codes of the shared codebook, then of those of forms, each with ``choice``; in one query."""
    own = Form.objects.exclude(codebook=None).values("codebook")
    rows = Code.objects.alias(shared=Subquery(SHARED.values("pk")[:1]))
    rows = rows.annotate(in_shared=Case(When(codebook=F("shared"), then=True), default=False))
    found = rows.filter(Q(in_shared=True) | Q(codebook__in=own)).select_related("codebook")
    for code in found:
        code.is_shared = code.in_shared
        code.choice = code.key if code.is_shared else f"{code.codebook.slug}:{code.key}"
    return sorted(found, key=lambda code: (not code.is_shared, code.codebook_id, code.order, code.pk))


def code_groups(codes: Iterable[Code]) -> list[tuple[str, object]]:
    """Choices of these codes: alone those of one codebook, else under the names of their books."""
    groups: dict[Codebook, list[tuple[str, str]]] = {}
    for code in codes:
        groups.setdefault(code.codebook, []).append((code.choice, str(code)))
    if len(groups) < 2:
        return [choice for choices in groups.values() for choice in choices]
    return [(text(book.name) or book.slug, choices) for book, choices in groups.items()]


@transaction.atomic
def create_codebook(*, actor: Actor, name: dict[str, str], slug: str = "") -> Codebook:
    """Start an empty codebook, with a short name made from its name. That forms use it takes two people (cms.powers).

    ``slug``: a short name that nobody has yet.
    """
    access.require(actor, *access.CODE_ROLES)
    base = slugify(name["en"])[:36].strip("-") or "codebook"
    taken = set(Codebook.objects.values_list("slug", flat=True))
    slug = slug or next(
        each for n in range(1, 10_000) if (each := base if n == 1 else f"{base}-{n}") not in taken
    )
    return record(Codebook(slug=slug, name=name, is_current=False), actor=actor, reason="started")


def lock_forms(forms: QuerySet[Form]) -> None:
    """Hold these forms until the transaction ends: who codes and who changes a codebook wait for each other."""
    list(forms.order_by("pk").select_for_update().values_list("pk"))


def reason_against_use(book: Codebook, is_shared: bool) -> str:
    """Why this codebook cannot go in use (or out of use) as the one that forms share, or an empty string.

    At most one is in use, and forms that have none of their own keep it while they have codings of it.
    """
    others = SHARED.exclude(pk=book.pk)
    if is_shared and others.exists():
        return _("Another codebook is in use. Take it out of use first.")
    left = book if is_shared else others.first()
    forms = Form.objects.filter(codebook=None)
    codings = Coding.objects.current().filter(text__submission__form__in=forms).exclude(code__codebook=left)
    if count := codings.count():
        return ngettext(
            "%(n)s coding of forms that use the shared codebook would no longer count. First assign "
            "those forms the codebook that their codings use.",
            "%(n)s codings of forms that use the shared codebook would no longer count. First assign "
            "those forms the codebook that their codings use.",
            count,
        ) % {"n": count}
    samples = CodingSample.objects.filter(state=CodingSample.State.OPEN)
    if samples.filter(Q(form=None) | Q(form__in=forms)).exclude(codebook=left).exists():
        return _("People are coding a sample with another codebook. Close it first.")
    return ""


def reason_against(form: Form, book: Codebook | None) -> str:
    """Why this form cannot use this codebook (None: the shared one) from now on, or an empty string.

    Codings stay with the codes they were given. Under another codebook they would be in no data set and no number, so
    the form keeps its codebook while there are any.
    """
    wanted = book or access.current_codebook()
    codings = Coding.objects.current().filter(text__submission__form=form).exclude(code__codebook=wanted)
    if count := codings.count():
        return ngettext(
            "%(n)s coding of this form follows another codebook and would no longer count.",
            "%(n)s codings of this form follow another codebook and would no longer count.",
            count,
        ) % {"n": count}
    samples = CodingSample.objects.filter(form=form, state=CodingSample.State.OPEN)
    if samples.exclude(codebook=wanted).exists():
        return _("People are coding a sample of this form with another codebook. Close it first.")
    return ""
