"""What the pages of stories show: the reader's choice, the answers, and where their numbers come from."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, override

from boards.data_sets.dictionary import read_dictionary
from boards.data_sets.explore import EDITION, Choice
from boards.data_sets.presenters import ChartView, chart_view, citation, field_of, files_of, loss_of
from boards.models import StoryIndexPage, StoryPage
from boards.stories.answers import Answer, answers
from boards.stories.number_text import Drawn
from boards.stories.selectors import edition_for, public_stories
from cms.i18n.page_language import of_page, title_of
from cms.i18n.passages import plain
from feedback.tools.presenters import open_form_of

FIRST_ANSWERS = 3


@dataclass(frozen=True)
class Section:
    """One question of the page. ``heading``: the message, or what the chart shows where the message has no number."""

    place: int
    answer: Answer
    view: ChartView | None
    tell: str  # where to comment on the chart, or ""

    @property
    def anchor(self) -> str:
        return f"question-{self.place}"

    @property
    def heading(self) -> str:
        drawn = self.answer.drawn
        return self.answer.headline or (drawn.chart.heading if drawn else "")


@dataclass(frozen=True)
class Listed:
    """A story on a list, with its questions and their places on its page."""

    page: StoryPage
    title: str
    summary: str
    url: str
    questions: list[tuple[str, str]]


def listed_stories(tool: int | None = None) -> list[Listed]:
    return [
        Listed(
            page,
            title_of(page),
            of_page(page.summary, page),
            page.get_url() or "",
            [
                (of_page(block.value["question"] or "", page), f"question-{place}")
                for place, block in enumerate(page.questions, 1)
            ],
        )
        for page in public_stories(tool)
    ]


def index_context(_page: StoryIndexPage, _request: HttpRequest) -> dict[str, Any]:
    return {"stories": listed_stories()}


def story_context(page: StoryPage, request: HttpRequest) -> dict[str, Any]:
    wanted = request.GET.dict()
    edition, is_newest = edition_for(page, wanted)
    if edition is None:
        return {"edition": None}
    wanted[EDITION] = "" if is_newest else str(edition.number)
    choice = Choice.of(read_dictionary(edition.dictionary), wanted)
    tool = edition.data_set.tool_id
    takes_comments = bool(tool and open_form_of(tool))
    sections = [
        Section(place, each, _view(page, each), _tell(page, each) if takes_comments else "")
        for place, each in enumerate(answers(page, edition, wanted), 1)
    ]
    return {
        "edition": edition,
        "is_newest": is_newest,
        "choice": choice,
        "fields": [field_of(choice, each) for each in choice.dictionary.dimensions],
        "kept": [] if is_newest else [(EDITION, edition.number)],
        "sections": sections,
        "first_answers": [each for each in sections if each.answer.is_short][:FIRST_ANSWERS],
        "hidden": sum(each.view.chart.hidden for each in sections if each.view),
        "loss": loss_of(edition),
        "files": files_of(edition),
        "citation": citation(edition),
        "address": request.path,
    }


def _view(page: StoryPage, answer: Answer) -> ChartView | None:
    """The table and the files of the chart; its picture has the message of the story."""
    if answer.drawn is None:
        return None
    view = chart_view(answer.drawn.selection, answer.drawn.chart)
    with override(view.png_language or get_language()):
        return replace(view, png=_png(page, answer.asked.key, answer.drawn))


def _png(page: StoryPage, question: str, drawn: Drawn) -> str:
    return reverse("boards:story_png", args=[page.slug, question]) + _query(drawn)


def _tell(page: StoryPage, answer: Answer) -> str:
    if answer.drawn is None:
        return ""
    return reverse("boards:story_comment", args=[page.slug, answer.asked.key]) + _query(answer.drawn)


def _query(drawn: Drawn) -> str:
    """What the chart shows, with its edition, so that it is found again when there is a newer one."""
    return replace(drawn.choice, edition=str(drawn.selection.edition.number)).query()


def picture_of(drawn: Drawn, headline: str) -> bytes | None:
    """The chart as a picture with the message, the measure and the source."""
    return drawn.chart.png(citation(drawn.selection.edition), str(plain(headline)))
