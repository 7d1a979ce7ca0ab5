"""Draw the numbers of a recap from the release of one cut, never typed (PRV-11, PRV-12)."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Case, Max, QuerySet, When
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from engagement.choices import Source
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
    count: int | str  # as in the release: a number, or the reason it is hidden
    against: int | str


def cuts_for(conversation: Conversation) -> QuerySet[Cut]:
    """Cuts of the conversation's form, or of all forms, that end after it: only these can contain its comments.

    Those of this conversation alone come first.
    """
    if not conversation.form_id:
        return Cut.objects.none()
    found = Cut.objects.filter(form=conversation.form_id) | Cut.objects.filter(form=None)
    own = Case(When(filters__conversation=conversation.slug, then=0), default=1)
    return found.filter(until__gt=conversation.starts_at).order_by(own, "-number")


def release_for(conversation: Conversation, cut: Cut) -> Release:
    """The release of this cut. Refused if the cut lacks comments of the conversation, or has no theme counts."""
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
        raise NotPossibleNow(_("This data set is from a different form than this conversation’s comments."))
    # Answers to the survey come in long after a recap is drafted.
    there = conversation.heard.exclude(source=Source.FOLLOW_UP)
    heard = Submission.objects.counted().filter(heard_at__in=there)
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
    """The codes with the most comments, hidden numbers last."""
    labels = release.tables["themes"]["row_facts"]["labels"]
    rows = released_figures(release, "")["themes"] or []
    return [
        DraftTheme(row["key"], labels.get(row["key"]) or {}, row["comments"], row["against"])
        for row in rows[:MOST_THEMES]
    ]


def facts_of(conversation: Conversation, themes: list[Theme], release: Release) -> Json:
    """The part of a recap that comes from this cut, as JSON. Each cell is the release's."""
    tables = release.tables
    codes = {theme.pk: theme.code.key for theme in themes if theme.code}
    figures = {pk: released_figures(release, key) for pk, key in codes.items()}
    groups = _groups(tables)
    return {
        "comments": cell(released_figures(release, "")["all"]),
        "cut": conversation.cut_number,
        "release": release.sha256,
        "themes": [
            {
                "id": theme.pk,
                "code": codes[theme.pk],
                "title": theme.title,
                "finding": theme.finding,
                "cell": cell(figures[theme.pk]["comments"]),
                "against": cell(figures[theme.pk]["against"]),
                "groups": {key: cell(_of(tables, codes[theme.pk], key)) for key in groups},
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
    """Roles with their number of comments; empty if the tables are from different moments."""
    split = tables.get(f"themes:by:{GROUPS_BY}")
    whole = _one_way(tables, f"by:{GROUPS_BY}")
    if split is None or _is_stale(split) or _is_stale(tables["themes"]):
        return {}
    return {key: size for key, size in whole.items() if key in split["columns"] and key != MISSING}


def _one_way(tables: Json, name: str) -> Json:
    table = tables.get(name)
    return {} if table is None or _is_stale(table) else table["cells"]


def _is_stale(table: Json) -> bool:
    return bool(table.get("state"))


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


def cell(raw: object) -> Json:
    """A number of a release in the JSON of a recap: ``value`` and ``hidden``."""
    found = cell_of(raw)
    return {"value": found.value, "hidden": found.hidden}
