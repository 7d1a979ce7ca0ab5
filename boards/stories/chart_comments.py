"""Comments on one chart of a story: which chart, and of what choice and edition its author saw it.

The form is opened with a ticket (`feedback/submissions/tickets.py`) that names the view, so the view is stored with the
comment, whatever pages and drafts lie between. What a ticket names is looked up, never taken as it is.
"""

from dataclasses import replace
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from boards.data_sets.access import public_editions
from boards.data_sets.dictionary import read_dictionary
from boards.data_sets.explore import Choice
from boards.data_sets.storage import codes_of
from boards.models import ChartComment, DataEdition, StoryPage
from boards.stories.number_text import Drawn
from cms.cleaning import whole_number
from cms.i18n.page_language import of_page
from cms.i18n.passages import filled
from cms.publication.open_pages import open_to_all
from cms.records import ledger
from feedback.models import Submission
from feedback.submissions.commented_views import CommentedView
from feedback.submissions.tickets import unknown

NAME = "chart"
GONE = f"{NAME}:"  # the ticket of a chart that is not there: a comment with it is refused, and kept as typed


class ChartTickets:
    """The tickets of charts: page, question, edition and codes, divided by colons."""

    name = NAME

    def note(self, id_: str) -> list[str]:
        seen = _seen(id_)
        return [view_text(seen)] if seen else []

    def take(self, id_: str, submission: Submission) -> None:
        """Stores and seals what the comment is about. Raises TicketRefused if there is no such chart any more."""
        seen = _seen(id_)
        if seen is None:
            raise unknown()
        seen.submission = submission
        seen.save()
        ledger.append("add", seen, actor=None)


def ticket_of(page: StoryPage, question: str, drawn: Drawn) -> str:
    edition = drawn.selection.edition
    return f"{NAME}:{page.pk}:{UUID(question).hex}:{edition.pk}:{drawn.choice.key}"


def view_text(seen: ChartComment) -> str:
    """“Chart: How do candidates progress? Fresno · All programs · 2017, edition 2”, in the reader's language."""
    return filled(
        _("About the chart “%(question)s”: %(choice)s, edition %(number)s"),
        question=of_page(seen.question_text, seen.story),
        choice=choice_of(seen).sentence,
        number=seen.edition.number,
    )


def choice_of(seen: ChartComment) -> Choice:
    """What the author had chosen, with the edition in its addresses."""
    dictionary = read_dictionary(seen.edition.dictionary)
    names = (each.key for each in dictionary.dimensions)
    codes = dict(zip(names, codes_of(seen.key), strict=True))
    return replace(Choice.of(dictionary, codes), edition=str(seen.edition.number))


def address_of(seen: ChartComment) -> str:
    """The same view of the chart, for everyone who may read the story."""
    keys = [str(block.id) for block in seen.story.questions]
    place = keys.index(str(seen.question)) + 1 if str(seen.question) in keys else 0
    return f"{seen.story.get_url()}{choice_of(seen).query()}" + (f"#question-{place}" if place else "")


def picture_of(seen: ChartComment) -> str:
    """The address of a picture of what the author saw."""
    path = reverse("boards:story_png", args=[seen.story.slug, seen.question])
    return path + choice_of(seen).query()


def views_of(submissions: list[int]) -> dict[int, CommentedView]:
    """Primary key of a comment → the chart it is about. As many queries for many comments as for one."""
    rows = ChartComment.objects.filter(submission__in=submissions)
    found = list(rows.select_related("story__locale", "edition__data_set").defer("edition__true_numbers"))
    stories = {each.story_id for each in found}
    public = (
        set(open_to_all(StoryPage).filter(pk__in=stories).values_list("pk", flat=True)) if found else set()
    )
    return {each.submission_id: _view(each, is_public=each.story_id in public) for each in found}


def _view(seen: ChartComment, *, is_public: bool) -> CommentedView:
    return CommentedView(
        view_text(seen), address_of(seen) if is_public else "", picture_of(seen) if is_public else ""
    )


def _seen(id_: str) -> ChartComment | None:
    """An unsaved row; None unless page, question, edition and codes are all there for everyone."""
    page_id, question, edition_id, key = [*id_.split(":", 3), "", "", ""][:4]
    page = open_to_all(StoryPage).filter(pk=whole_number(page_id) or 0).select_related("locale").first()
    block = next((each for each in page.questions if _hex(each.id) == question), None) if page else None
    edition = public_editions().filter(pk=whole_number(edition_id) or 0).first()
    if page is None or block is None or edition is None or not _has_codes(edition, key):
        return None
    return ChartComment(
        story=page,
        edition=edition,
        question=UUID(block.id),
        question_text=block.value["question"],
        key=key,
    )


def _hex(id_: str) -> str:
    return id_.replace("-", "")


def _has_codes(edition: DataEdition, key: str) -> bool:
    dimensions, codes = read_dictionary(edition.dictionary).dimensions, codes_of(key)
    return len(codes) == len(dimensions) and all(
        code in each.by_code for each, code in zip(dimensions, codes, strict=True)
    )
