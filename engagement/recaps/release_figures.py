"""The numbers of a recap by reference: those of the release of one cut, typed by nobody (PRV-11, PRV-12)."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Max, QuerySet
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, Theme
from feedback.cuts.services import selection
from feedback.models import Cut, Release, Submission
from feedback.releases.analysis.dimensions import MISSING
from feedback.releases.code_figures import released_figures
from feedback.releases.figures import cell_of
from feedback.releases.labels import value_label
from feedback.releases.selectors import release_of
from feedback.releases.services import require_current

MOST_THEMES, GROUPS_BY = 8, "role"
Json = dict[str, Any]


@dataclass(frozen=True)
class DraftTheme:
    key: str
    title: dict[str, str]
    count: Any  # as the release tells it: a number, or why there is none
    against: Any


def cuts_for(conversation: Conversation) -> QuerySet[Cut]:
    """Cuts of its form, or of all forms, that end after it: only these can hold what was said there."""
    if not conversation.form_id:
        return Cut.objects.none()
    found = Cut.objects.filter(form=conversation.form_id) | Cut.objects.filter(form=None)
    return found.filter(until__gt=conversation.starts_at).order_by("-number")


def release_for(conversation: Conversation, cut: Cut) -> Release:
    """The numbers of this cut as they may leave; refused where the cut lacks what was said, or has no numbers."""
    _refuse_a_cut_without_its_comments(conversation, cut)
    release = release_of(cut)
    if release is None or "themes" not in release.tables:
        raise NotPossibleNow(
            _(
                "The numbers of data set %(number)s have not been calculated yet, or no one has coded its "
                "comments."
            )
            % {"number": cut.number},
            rule="PRV-11",
        )
    require_current(cut)
    return release


def _refuse_a_cut_without_its_comments(conversation: Conversation, cut: Cut) -> None:
    if not conversation.form_id or cut.form_id not in (None, conversation.form_id):
        raise NotPossibleNow(
            _("This data set is from a different form than the comments of this conversation.")
        )
    heard = Submission.objects.counted().filter(heard_at__conversation=conversation)
    inside = selection(cut.form, cut.until, cut.filters)
    if left := heard.exclude(pk__in=inside.values("pk")).count():
        words = _(
            "%(count)s comments of this conversation are not in data set %(number)s. Freeze a data set "
            "that includes them."
        )
        raise NotPossibleNow(words % {"count": left, "number": cut.number}, rule="C2C-20")
    last = heard.aggregate(last=Max("submitted_at"))["last"] or conversation.starts_at
    if cut.until <= last:
        raise NotPossibleNow(_("This data set ends before the conversation took place."), rule="C2C-20")


def cut_of(conversation: Conversation) -> Cut | None:
    return Cut.objects.filter(number=conversation.cut_number).first() if conversation.cut_number else None


def draft_themes(release: Release) -> list[DraftTheme]:
    """The codes with the most comments; one whose number is hidden stands after those that are told."""
    labels = release.tables["themes"]["row_facts"]["labels"]
    rows = released_figures(release, "")["themes"] or []
    return [
        DraftTheme(row["key"], labels.get(row["key"]) or {}, row["comments"], row["against"])
        for row in rows[:MOST_THEMES]
    ]


def facts_of(conversation: Conversation, themes: list[Theme], release: Release) -> Json:
    """What a recap tells of this cut. Each cell is the cell of the release."""
    tables = release.tables
    figures = {theme.pk: released_figures(release, theme.code.key) for theme in themes}
    groups = _groups(tables)
    return {
        "comments": cell(released_figures(release, "")["all"]),
        "cut": conversation.cut_number,
        "release": release.sha256,
        "themes": [
            {
                "id": theme.pk,
                "code": theme.code.key,
                "title": theme.title,
                "cell": cell(figures[theme.pk]["comments"]),
                "against": cell(figures[theme.pk]["against"]),
                "groups": {key: cell(_of(tables, theme.code.key, key)) for key in groups},
            }
            for theme in themes
        ],
        "groups": [
            {"id": key, "label": _label(tables, GROUPS_BY, key), "cell": cell(size)}
            for key, size in groups.items()
        ],
        "languages": [
            {"label": _label(tables, "language", key), "cell": cell(count)}
            for key, count in _one_way(tables, "by:language").items()
        ],
    }


def _groups(tables: Json) -> Json:
    """Roles with the number of their comments; none if the two tables are not of the same moment."""
    split = tables.get(f"themes:by:{GROUPS_BY}")
    whole = _one_way(tables, f"by:{GROUPS_BY}")
    if split is None or _is_stale(split) or _is_stale(tables["themes"]):
        return {}
    return {key: size for key, size in whole.items() if key in split["columns"] and key != MISSING}


def _one_way(tables: Json, name: str) -> Json:
    table = tables.get(name)
    return {} if table is None or _is_stale(table) else table["cells"]


def _is_stale(table: Json) -> bool:
    return bool(table.get("as_of") or table.get("state"))


def _of(tables: Json, code: str, group: str) -> Any:
    row = tables[f"themes:by:{GROUPS_BY}"]["cells"].get(code)
    return 0 if row is None else row[group]


def _label(tables: Json, dimension: str, key: str) -> dict[str, str]:
    """In each language of the site: the recap is frozen in all of them at once."""
    found = {}
    for code, _name in settings.SITE_LANGUAGES:
        with translation.override(code):
            found[code] = value_label(dimension, key, tables[f"by:{dimension}"].get("row_facts", {}))
    return found


def cell(raw: Any) -> Json:
    """A number of a release as a recap keeps it."""
    found = cell_of(raw)
    return {"value": found.value, "hidden": found.hidden}
