"""What the public has, as a digest, and the addresses and forms by which somebody could change it in Wagtail."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import connection
from django.db.models import Model
from django.test import Client

from wagtail.images.tests.utils import get_test_image_file
from wagtail.log_actions import LogContext
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    Locale,
    Page,
    PageViewRestriction,
    Revision,
    Site,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
    get_page_models,
)  # fmt: skip

from wagtail_localize.models import Translation, TranslationSource

from boards.models import AgendaTemplate, BodyPage, MeetingPage
from cms.models import HomePage, SiteDocument, SiteImage, StandardPage
from cms.users.models import User
from engagement.models import ConversationPage
from feedback.models import FeedbackFormPage
from tests.permissions.doors import routes

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
TITLE = "Zq public page"
# What each form might be told in order to publish or to remove; forms ignore what they do not know.
ASKED = {
    "action-publish": "1", "publish_copies": "on", "copy_subpages": "on", "include_descendants": "on",
    "publish_translations": "on", "include_subtree": "on", "restriction_type": "login", "new_title": TITLE,
    "wagtail_site_name": "Throughline", "confirm": "on", "comment": "zq", "delete_submissions": "on",
}  # fmt: skip
BULK_ROUTE = "admin/bulk/<str:app_label>/<str:model_name>/<str:action>/"
OF_HOME = ("/bulk/", "/delete/", "/unpublish/", "/privacy/", "/move/")
LOSABLE = (
    "/bulk/",
    "/pages/",
    "/localize/",
    "documents/",
    "/images/",
    "/sites/",
    "/locales/",
    "/collections/",
)
FILES = ("delete", "add_to_collection", "add_tags")
BULK = {
    Page: ("delete", "publish", "unpublish", "move"),
    SiteDocument: FILES,
    SiteImage: FILES,
    User: ("delete", "assign_role", "set_active_state"),
    AgendaTemplate: ("delete",),
}


# How Wagtail's addresses call these models.
PLURALS = {
    "sites": Site, "locales": Locale, "collections": Collection, "tasks": Task, "workflows": Workflow,
    "documents": SiteDocument, "images": SiteImage, "users": User, "groups": Group,
}  # fmt: skip
ROWS = {
    SiteDocument: "file",
    SiteImage: "file",
    Site: "root_page",
    Locale: "language_code",
    Collection: "name",
}
# Columns of a page that the public never reads.
KEPT = {
    "alias_of", "draft_title", "expire_at", "go_live_at", "has_unpublished_changes", "latest_revision",
    "latest_revision_created_at", "locked", "locked_at", "locked_by", "numchild", "owner", "path",
}  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """Pages and files beside those of the demonstration, each in a state that tempts."""

    pages: dict[str, Page]
    names: dict[str, list[Any]]  # name of a parameter → what it may be


def lay_out(people: dict[str, Any]) -> Scene:
    home = HomePage.objects.get(locale__language_code="en")
    report = SiteDocument.objects.create(title="Zq", file=ContentFile(b"%PDF-1.7", "zq.pdf"))
    picture = SiteImage.objects.create(title="Zq", file=get_test_image_file())
    words = f'<p><a linktype="document" id="{report.pk}">Zq</a></p>'
    shown = {"image": picture.pk, "alt_text": "Zq", "decorative": False}
    body = [{"type": "paragraph", "value": words}, {"type": "image", "value": shown}]
    public = home.add_child(instance=StandardPage(title=TITLE, slug="zq", locale=home.locale, body=body))
    public.save_revision().publish()
    draft = home.add_child(
        instance=StandardPage(title="Zq draft", slug="zq-draft", locale=home.locale, live=False)
    )
    draft.save_revision()
    private = home.add_child(instance=StandardPage(title="Zq private", slug="zq-private", locale=home.locale))
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    alias = public.create_alias(parent=home, update_slug="zq-alias")
    translation = _translated(public)
    pages = {
        "home": home,
        "body": BodyPage.objects.live().first(),
        "agenda": MeetingPage.objects.filter(live=False).first(),
        "conversation": ConversationPage.objects.live()
        .filter(conversation__recap_published_at__isnull=False)
        .first(),
        "form": FeedbackFormPage.objects.live().filter(form__submissions__isnull=False).first(),
        "public": public,
        "draft": draft,
        "private": private,
        "alias": alias,
        "translated": translation.get_target_instance(),
        "boards": BodyPage.objects.live().first().get_parent(),
    }
    assert all(pages.values()), "the demonstration lacks a page that tempts"
    return Scene(pages, _names(draft, report, picture, translation, people))


def _translated(public: StandardPage) -> Translation:
    """A live translation whose source has other words by now."""
    source, _made = TranslationSource.update_or_create_from_instance(public)
    made = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="es"))
    made.save_target(publish=False)
    made.get_target_instance().get_latest_revision().publish()
    public.title = f"{TITLE}, changed"
    public.save_revision().publish()
    source.update_from_db()
    return made


def _names(
    draft: Page, report: SiteDocument, picture: SiteImage, translation: Translation, people: dict
) -> dict:
    task = GroupApprovalTask.objects.create(name="Zq")
    task.groups.set(people["editor"].groups.all() | people["clerk"].groups.all())
    workflow = Workflow.objects.create(name="Zq")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=draft)
    state = workflow.start(draft, people["editor"])
    segment = translation.source.stringsegment_set.first()
    return {
        "document_id": [report.pk], "doc_id": [report.pk], "image_id": [picture.pk],
        "translation_source_id": [translation.source_id], "translation_id": [translation.pk],
        "string_segment_id": [segment.pk], "overridable_segment_id": [1], "task_id": [task.pk],
        "task_state_id": [state.current_task_state_id], "workflow_pk": [workflow.pk], "workflow_state_id": [state.pk],
        "collection_id": [Collection.get_first_root_node().pk], "action_name": ["approve", "reject", "publish"],
        "content_type_app_name": ["cms"], "content_type_model_name": ["standardpage"], "app_label": ["cms"],
        "model_name": ["standardpage"], "app_name": ["cms"],
    }  # fmt: skip


def addresses(scene: Scene, pages: Callable[[str], list[str]]) -> Iterator[tuple[str, str]]:
    """(pattern, address) of each pattern of Wagtail and its add-ons, filled with what could be harmed.

    `pages` names those that are put into a pattern.
    """
    for route in routes():
        if not route.startswith(("admin/", "documents/")):
            continue
        if route == BULK_ROUTE:
            yield from ((route, path) for path in _bulk(scene, pages(route)))
        elif is_of_pages(route):
            for name in pages(route):
                yield from ((route, path) for path in _filled(scene, route, scene.pages[name]))
        else:
            yield from ((route, path) for path in _filled(scene, route, scene.pages["home"]))


def is_of_pages(route: str) -> bool:
    return any(part in route for part in ("page_to_move_id", "page_id", "^pages/<int:pk>"))


def tempting(route: str) -> list[str]:
    """The page in the state that this address could end: one to publish, to translate, or to take away."""
    if route == BULK_ROUTE:
        return ["draft", "public"]
    if route.endswith("<int:page_id>/edit/"):
        return ["draft", "public", "translated"]
    if "convert_alias" in route:
        return ["alias"]
    if any(part in route for part in ("localize/", "translation")):
        return ["translated"]
    return ["draft"] if any(part in route for part in ("workflow", "/action/")) else ["public"]


def carrying_record(route: str) -> list[str]:
    """What a publisher may not lose; the home page where something could be taken away."""
    return ["home", "body"] if any(part in route for part in OF_HOME) else ["body"]


def can_lose(route: str) -> bool:
    """Whether it is about pages or files, which a publisher could make disappear."""
    return is_of_pages(route) or any(part in route for part in LOSABLE)


def _bulk(scene: Scene, pages: list[str]) -> Iterator[str]:
    for model, acts in BULK.items():
        chosen = [scene.pages[each].pk for each in pages]
        if model is not Page:
            chosen = list(model._base_manager.order_by("-pk").values_list("pk", flat=True)[:1])
        address = f"/admin/bulk/{model._meta.app_label}/{model._meta.model_name}"
        yield from (f"{address}/{act}/?id={pk}" for act, pk in product(acts, chosen))


def _filled(scene: Scene, route: str, page: Page) -> Iterator[str]:
    names = PARAMETER.findall(route)
    if "compare" in route or "uidb64" in names:
        return  # reading two revisions; a password
    options = [_options(scene, route, name, page) for name in names]
    bare = route.replace("^pages", "pages").replace("^documents", "documents").replace("^images", "images")
    if bare.startswith("documents/^"):
        bare, options = "documents/{}/zq.pdf", [scene.names["document_id"]]
    bare = PARAMETER.sub("{}", bare).replace("^.*/$", "zq/")
    yield from ("/" + bare.format(*chosen) for chosen in product(*options))


def _options(scene: Scene, route: str, name: str, page: Page) -> list[Any]:
    if name in ("page_id", "page_to_move_id", "page_pk") or (name == "pk" and "pages/" in route):
        return [page.pk]
    if name in ("parent_page_id", "destination_id"):
        return [scene.pages["home"].pk]
    if name == "revision_id":
        return [page.latest_revision_id or 1]
    if name == "pk":
        return [_first_of(route)]
    return scene.names.get(name, ["1"])


def _first_of(route: str) -> Any:
    """The key of a row of the model that a list of the admin is about."""
    models = {model._meta.model_name: model for model in apps.get_models()} | PLURALS
    found = [models[part.strip("^")] for part in route.split("/") if part.strip("^") in models]
    row = found[-1]._base_manager.order_by("pk").first() if found else None
    return row.pk if row else 1


# The digest


def digest() -> dict[str, dict[Any, Any]]:
    """What the public has: live pages with their words and places; files, sites, languages; what is timed."""
    timed = Revision.objects.exclude(approved_go_live_at=None).values_list("pk", "approved_go_live_at")
    return {
        "page": {row["pk"]: tuple(row.values()) for model in get_page_models() for row in _rows(model)},
        "row": {
            (model.__name__, pk): value
            for model, name in ROWS.items()
            for pk, value in model._base_manager.values_list("pk", name)
        },
        "timed": dict(timed),
    }


@cache
def tables() -> frozenset[str]:
    """All that the digest is made from: a request that writes to none of them leaves it as it was."""
    models = [PageViewRestriction, Revision, *ROWS, *get_page_models()]
    with_parents = {above for model in models for above in (model, *model._meta.get_parent_list())}
    return frozenset(model._meta.db_table for model in with_parents)


def _rows(model: type[Model]) -> Any:
    names = [field.name for field in model._meta.concrete_fields if field.name not in KEPT]
    restricted = PageViewRestriction.objects.values("page")
    return model._base_manager.filter(live=True).exclude(pk__in=restricted).values("pk", *names)


def record() -> set[int]:
    """Said a second time, without the gate: pages that no role may make disappear."""
    kept = [*HomePage.objects.all(), *BodyPage.objects.live(), *MeetingPage.objects.all()]
    kept += ConversationPage.objects.live().exclude(conversation__status__in=("scheduled", "moved"))
    kept += FeedbackFormPage.objects.live().filter(form__submissions__isnull=False)
    found = {page.pk for page in kept}
    return found | {above.pk for page in kept for above in page.get_ancestors() if above.depth > 1}


def send(browser: Client, user: Any, path: str, facts: dict[str, Any]) -> Any:
    """Send a form; what the add-on leaves for the end of the transaction happens as in that request."""
    waiting = len(connection.run_on_commit)
    answer = browser.post(path, facts)
    with LogContext(user=user):
        for _ids, act, _robust in connection.run_on_commit[waiting:]:
            if getattr(act, "__name__", "") == "publish":
                act()
    del connection.run_on_commit[waiting:]
    return answer
