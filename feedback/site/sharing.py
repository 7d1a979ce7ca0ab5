"""The public pages of tools, forms, findings and their numbers, for the sitemap, and what each is about."""

from collections.abc import Iterable

from django.db.models import Max

from cms.chain.nodes import load_nodes
from cms.sharing.sections import Entry, latest, page_at, register, traces
from cms.sharing.structured_data import a_list, register_subject
from cms.sharing.wagtail_pages import public_pages, served_by_own_view, translations
from feedback.findings.structured_data import finding_subject
from feedback.forms.structured_data import form_subject
from feedback.models import (
    FeedbackFormPage,
    FeedbackIndexPage,
    Finding,
    Form,
    Release,
    ToolIndexPage,
    ToolPage,
    ToolVersion,
)
from feedback.releases.structured_data import numbers_subject
from feedback.tools.structured_data import tool_subject


def tools() -> Iterable[Entry]:
    """A tool speaks the languages in which it has a page."""
    pages = ToolPage.objects.filter(pk__in=public_pages().values("pk")).select_related("tool", "locale")
    steps = dict(
        ToolPage.objects.annotate(at=Max("tool__state_changes__recorded_at")).values_list("pk", "at")
    )
    for found in translations(pages):
        changed = [each.last_published_at for each in found] + [steps[each.pk] for each in found]
        yield page_at("feedback:tool", found[0].tool.slug, changed=changed).only(
            each.locale.language_code for each in found
        )


def forms() -> Iterable[Entry]:
    for slug, at in Form.objects.public().annotate(at=Max("versions__frozen_at")).values_list("slug", "at"):
        yield page_at("feedback:form", slug, changed=[at])


def findings() -> Iterable[Entry]:
    rows = Finding.objects.published()
    yield page_at("feedback:findings", changed=latest(rows, "published_at"))
    for row in rows.only("number", "published_at"):
        yield page_at("feedback:finding", row.reference, changed=[row.published_at])
    released = Release.objects.filter(state=Release.State.RELEASED).order_by()
    for number, at in (
        released.values("cut__number").annotate(at=Max("decided_at")).values_list("cut__number", "at")
    ):
        yield page_at("feedback:numbers", number, changed=[at])


def histories() -> Iterable[Entry]:
    yield from traces("finding", Finding.objects.published().order_by("pk").values_list("number", flat=True))
    yield from traces("form", Form.objects.public().order_by("pk").values_list("pk", flat=True))
    versions = [("toolversion", pk) for pk in ToolVersion.objects.order_by("pk").values_list("pk", flat=True)]
    yield from traces("toolversion", (id_ for _kind, id_ in load_nodes(versions)))


served_by_own_view(ToolPage, FeedbackFormPage)
register("tools", tools, "feedback:tool", needs_translation=True)
register("forms", forms, "feedback:form")
register("findings", findings, "feedback:findings", "feedback:finding", "feedback:numbers")
register("feedback-histories", histories)
register_subject(ToolIndexPage, a_list)
register_subject(FeedbackIndexPage, a_list)
register_subject("feedback:tool", tool_subject)
register_subject("feedback:form", form_subject)
register_subject("feedback:findings", a_list)
register_subject("feedback:finding", finding_subject)
register_subject("feedback:numbers", numbers_subject)
