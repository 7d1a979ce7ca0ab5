"""Present proposed themes with their passages, read from the current texts so a redaction applies here too."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from cms.access import Visitor
from feedback.coding.themes import texts_of
from feedback.models import Codebook, Coding, ThemePassage, ThemeProposal
from feedback.reference_data.languages import language_name


def proposals_of(book: Codebook | None, state: str) -> QuerySet[ThemeProposal]:
    """Those that wait, largest first; or those decided, the last one first."""
    found = ThemeProposal.objects.filter(run__codebook=book, state=state).select_related("run__form", "code")
    return found.order_by(*(["-texts", "pk"] if state == ThemeProposal.State.WAITING else ["-decided_at"]))


def with_passages(user: Visitor, proposals: Iterable[ThemeProposal]) -> list[ThemeProposal]:
    """Set ``typical`` and ``doubtful`` with the codes each passage has, in two queries.

    Passages of texts that were withdrawn, hidden, changed, or that are coded apart now (PAR-04) are left out.
    """
    found = list(proposals)
    stands = Exists(texts_of(None, None).order_by().filter(pk=OuterRef("text")))
    rows = list(
        ThemePassage.objects.filter(stands, proposal__in=[each.pk for each in found])
        .select_related("text__submission")
        .order_by("pk")
    )
    codings: dict[int, list[Coding]] = defaultdict(list)
    given = Coding.objects.seen_by(user).filter(text__in={each.text_id for each in rows})
    for coding in given.select_related("code").order_by("code__order", "pk"):
        codings[coding.text_id].append(coding)
    for row in rows:
        row.passage = row.text.text[row.start : row.end]
        over = (one.code for one in codings[row.text_id] if one.start < row.end and row.start < one.end)
        row.codes = list({code.pk: code for code in over}.values())
    for each in found:
        mine = [row for row in rows if row.proposal_id == each.pk]
        each.typical = [row for row in mine if row.kind == ThemePassage.Kind.TYPICAL]
        each.doubtful = [row for row in mine if row.kind == ThemePassage.Kind.DOUBTFUL]
        each.language_label = language_name(each.language)
        each.word_rows = [{"label": word, "cell": weight} for word, weight in each.words]
    return found
