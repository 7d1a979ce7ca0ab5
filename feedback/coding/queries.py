"""Count codes by an attribute or an answer, and beside each other, for those who code; the database counts.

Codings count as they do in a data set: current ones outside open samples, of comments that are not withdrawn and may
be counted. A merged code counts as its target, a retired one does not. Each code counts alone, without its parts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Exists,
    Expression,
    F,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce

from feedback.coding.books import BookScope
from feedback.coding.code_tree import in_order, target_of
from feedback.coding.query_values import Variable
from feedback.models import Code, Coding, Form, Submission

MOST_VALUES = 12
OTHERS = "\ue000"  # stands for all values without a column; no answer has it
NOT_HIDDEN, ALL = "", "all"
COMMENT, TEXT, PASSAGE = "comment", "text", "passage"
BOTH, ONLY, NEAR = "both", "only", "near"
UNITS = {"comments": "text__submission", "texts": "text"}
Cells = dict[tuple[int, str], int]


@dataclass(frozen=True)
class Wish:
    """Which comments a query is about. ``state``: one of a comment, all that data sets have, or those not hidden."""

    scope: BookScope
    form: Form | None = None
    state: str = NOT_HIDDEN
    unit: str = "comments"

    @property
    def counted(self) -> Count:
        return Count(UNITS[self.unit], distinct=True)


@dataclass
class Codes:
    """The codes of a book that count, and what each merged one counts as, by their ids."""

    active: list[Code] = field(default_factory=list)
    counts_as: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, scope: BookScope) -> "Codes":
        every = in_order(scope.book.codes.select_related("codebook")) if scope.book else []
        known = {code.pk: code for code in every}
        active = [code for code in every if code.status == Code.Status.ACTIVE]
        there = {code.pk for code in active}
        targets = {pk: target_of(pk, known).pk for pk in known}
        return cls(active, {pk: target for pk, target in targets.items() if target in there})

    def ids(self, code: Code) -> list[int]:
        return [pk for pk, target in self.counts_as.items() if target == code.pk]

    def target(self, path: str) -> Expression | F:
        merged = [(pk, target) for pk, target in self.counts_as.items() if pk != target]
        whens = [When(**{path: pk}, then=Value(target)) for pk, target in merged]
        return Case(*whens, default=F(path), output_field=BigIntegerField()) if whens else F(path)


def codings_of(wish: Wish, codes: Codes) -> QuerySet:
    found = Coding.objects.current().settled().filter(wish.scope.holds("text__submission__form"))
    found = found.filter(code__in=list(codes.counts_as), text__submission__consent_analyse=True)
    found = found.exclude(text__submission__state=Submission.State.WITHDRAWN)
    if wish.form:
        found = found.filter(text__submission__form=wish.form)
    if wish.state == NOT_HIDDEN:
        found = found.exclude(text__submission__state=Submission.State.HIDDEN)
    elif wish.state != ALL:
        found = found.filter(text__submission__state=wish.state)
    return found.order_by()


# By a value ----------------------------------------------------------------------------------------------


def valued(rows: QuerySet, variable: Variable) -> QuerySet:
    """With ``value``: what the comment of each coding says, or an empty string."""
    if not variable.key:
        return rows.annotate(value=F(f"text__submission__{variable.path}"))
    said = KeyTextTransform(variable.key, f"text__submission__{variable.path}")
    return rows.annotate(value=Coalesce(said, Value(""), output_field=TextField()))


def by_value(wish: Wish, codes: Codes, variable: Variable) -> tuple[list[tuple[str, int]], Cells]:
    """The values with their sizes, the most frequent first, and the count of each code in each; in two queries."""
    rows = valued(codings_of(wish, codes), variable)
    sizes = rows.values("value").annotate(n=wish.counted).order_by("-n", "value")
    heads = [(row["value"], row["n"]) for row in sizes[: MOST_VALUES + 1]]
    if len(heads) > MOST_VALUES:
        heads = heads[: MOST_VALUES - 1]
        column = Case(
            When(value__in=[value for value, _n in heads], then=F("value")),
            default=Value(OTHERS),
            output_field=TextField(),
        )
        rows = rows.annotate(column=column)
        heads.append((OTHERS, rows.filter(column=OTHERS).aggregate(n=wish.counted)["n"]))
    else:
        rows = rows.annotate(column=F("value"))
    found = rows.annotate(target=codes.target("code_id")).values_list("target", "column")
    return heads, {(target, value): n for target, value, n in found.annotate(n=wish.counted)}


# Beside each other ---------------------------------------------------------------------------------------


def together(wish: Wish, codes: Codes, level: str) -> dict[tuple[int, int], int]:
    """How many comments (answers, passages) have both codes of each pair; with itself: how many have the code."""
    rows = codings_of(wish, codes)
    path = "text__submission__texts__codings" if level == COMMENT else "text__codings"
    beside: dict[str, QuerySet | F] = {f"{path}__in": codings_of(wish, codes)}
    if level == PASSAGE:
        beside |= {f"{path}__start__lt": F("end"), f"{path}__end__gt": F("start")}
    pairs = rows.filter(**beside).annotate(
        one=codes.target("code_id"), other=codes.target(f"{path}__code_id")
    )
    counted = {COMMENT: "text__submission", TEXT: "text", PASSAGE: "pk"}[level]
    found = pairs.values_list("one", "other").annotate(n=Count(counted, distinct=True))
    return {(one, other): n for one, other, n in found}


@dataclass(frozen=True)
class Beside:
    """Codings of one code beside those of another, as conditions on its rows."""

    ids: list[int]
    others: QuerySet

    @property
    def mine(self) -> Q:
        return Q(code__in=self.ids)

    def where(self, level: str, part: str) -> Q:
        overlap = Exists(
            self.others.filter(text=OuterRef("text"), start__lt=OuterRef("end"), end__gt=OuterRef("start"))
        )
        in_text = Q(text__in=self.others.values("text"))
        in_comment = Q(text__submission__in=self.others.values("text__submission"))
        found = {COMMENT: in_comment, TEXT: in_text, PASSAGE: Q(overlap)}[level]
        if part == NEAR:
            return self.mine & in_text & ~Q(overlap)
        if part == ONLY:
            return self.mine & ~(in_text if level == PASSAGE else found)
        return self.mine & found


def beside(wish: Wish, codes: Codes, one: Code, other: Code) -> Beside:
    others = codings_of(wish, codes).filter(code__in=codes.ids(other))
    return Beside(codes.ids(one), others)


def overlap(wish: Wish, codes: Codes, one: Code, other: Code) -> dict[str, dict[str, int]]:
    """For comments, answers and passages: with both codes, near each other, only the one, only the other."""
    first, second = beside(wish, codes, one, other), beside(wish, codes, other, one)
    counted = {COMMENT: "text__submission", TEXT: "text", PASSAGE: "pk"}
    wanted = {}
    for level, what in counted.items():
        for name, side, part in (("both", first, BOTH), ("one", first, ONLY), ("other", second, ONLY)):
            wanted[f"{level}_{name}"] = Count(what, distinct=True, filter=side.where(level, part))
    wanted["passage_near"] = Count("pk", distinct=True, filter=first.where(PASSAGE, NEAR))
    rows = codings_of(wish, codes).filter(first.mine | second.mine)
    found = rows.aggregate(**wanted)
    return {
        level: {
            name: found[f"{level}_{name}"]
            for name in ("both", "near", "one", "other")
            if f"{level}_{name}" in found
        }
        for level in counted
    }


def hidden_in(rows: QuerySet) -> int:
    """How many comments among these are hidden."""
    hidden = rows.filter(text__submission__state=Submission.State.HIDDEN)
    return hidden.aggregate(n=Count("text__submission", distinct=True))["n"]


def totals(cells: Cells, codes: Iterable[Code], values: Iterable[str]) -> dict[int, int]:
    """By the id of a code: the sum over values, of which a comment has one."""
    heads = list(values)
    return {code.pk: sum(cells.get((code.pk, value), 0) for value in heads) for code in codes}
