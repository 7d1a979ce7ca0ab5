"""The URLs of the planted objects, each in its state, with whom the table lets reach it there."""

from collections.abc import Iterator

from django.urls import reverse

from boards.models import AgendaCorrection, AgreementDocument, DisclosureFiling, ItemComment, Meeting, Motion
from engagement.conversations.readiness import TITLES
from engagement.models import Accommodation, Announcement, Subscriber
from tests.permissions.planted import DRAFT_DAY, Planted
from tests.permissions.sides import DESK, EITHER, PUBLIC, SHUT, SIGNED_IN, WORKSPACE, Door
from tests.permissions.spots import Spot

SAT = frozenset({"advisory", "chair"})  # who sits on the planted board today and did not step aside
OF_A_DAY = [
    "", "event.ics", "notice.zip", "changes/", "posted/1/", "packet/", "packet.pdf", "comment/", "comments/",
    "live/", "live/state/", "live/room/", "live/room/state/", "minutes/", "minutes/changes/", "minutes/1/",
]  # fmt: skip
OF_A_DATE = ("", "event.ics")  # of a draft whose date is announced, as that of the planted board


# Nothing of the kind is there; the address is asked for all the same.
WITHOUT_A_SAMPLE = {
    "/media/zz.jpg": "media/<path:name>",
    "/documents/1/zz.pdf": r"documents/^(\d+)/(.*)$",
    "/documents/authenticate_with_password/1/": "documents/authenticate_with_password/<int:restriction_id>/",
    "/_util/authenticate_with_password/1/1/":
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
    "/accounts/confirm-email/zz/": r"accounts/^confirm-email/(?P<key>[-:\w]+)/$",
    "/accounts/password/reset/key/1-zz/":
        r"accounts/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
    "/accounts/2fa/webauthn/keys/1/edit/": "accounts/2fa/webauthn/keys/<int:pk>/edit/",
    "/accounts/2fa/webauthn/keys/1/remove/": "accounts/2fa/webauthn/keys/<int:pk>/remove/",
}  # fmt: skip
# What a form must name before it is read any further: one act of each screen that has several.
SENDS: dict[str, dict[str, str]] = {
    "conversations/<slug:slug>/live/<str:key>/": {"act": "ask"},
    "desk/conversations/<slug:slug>/live/": {"act": "make"},
    "desk/conversations/<slug:slug>/run/": {"act": "start"},
    "desk/conversations/<slug:slug>/groups/": {"act": "add"},
    "desk/conversations/<slug:slug>/links/": {"act": "make"},
    "desk/conversations/<slug:slug>/cards/": {"act": "make"},
    "desk/conversations/<slug:slug>/registration-questions/": {"act": "add"},
    "desk/conversations/needs/<int:pk>/": {"act": "own"},
    "desk/news/written/<int:pk>/": {"act": "propose"},
    "desk/news/subscribers/<int:pk>/": {"act": "end"},
    "desk/news/undelivered/": {"act": "look_up"},
    "desk/conversations/<slug:slug>/heard/": {"act": "card"},
    "desk/conversations/<slug:slug>/recordings/": {"act": "save"},
    "desk/conversations/<slug:slug>/message/<int:pk>/": {"act": "send"},
    "desk/conversations/<slug:slug>/follow-up/": {"act": "save"},
    "desk/conversations/<slug:slug>/recordings/<slug:language>/": {"act": "make"},
    "desk/took-part/": {"year": "2021"},
    "desk/webhooks/<int:pk>/": {"act": "pause"},
    "desk/filters/save/": {"screen": "comments", "query": "words=a", "name": "A"},
    "admin/choose-external-link/": {"external-link-chooser-url": "https://a.example/"},
}


def spot(thing: str, action: str, side: frozenset[str], path: str, state: str = "", **rule) -> Spot:
    return Spot(Door(thing, action, side, ()), path, state, **rule)


def places(made: Planted) -> list[Spot]:
    rooms = (_pages, _meetings, _materials, _copies, _talks, _input, _numbers, _set_by_code)
    return [each for room in rooms for each in room(made)]


def more(made: Planted) -> list[str]:
    """Addresses that no link leads to, open to whom their door is for."""
    from tests.factories import evening_links
    from tests.factories.engagement import code_of

    code = code_of(made.registration)
    slug = made.registration.conversation.slug
    draft, posted = made.draft, Meeting.objects.filter(status="posted").order_by("pk")[0]
    held = f"/boards/zq-board/{made.held.day}/"
    key = draft.pages.order_by("pk")[0].get_latest_revision_as_object().agenda[0].id
    filing = DisclosureFiling.objects.order_by("pk")[0]
    document = AgreementDocument.objects.order_by("pk")[0]
    correction = AgendaCorrection.objects.order_by("pk")[0]
    spoken_of = ItemComment.objects.order_by("pk")[0].meeting_id
    return [
        reverse("boards:enter_disclosure", args=[filing.meeting_id, filing.pk]),
        f"/agreements/{document.agreement_id}/documents/{document.number}/",
        f"/desk/agreements/{document.agreement_id}/documents/{document.number}/remove/",
        *(f"/desk/meetings/{spoken_of}/comments/{end}" for end in ("", "supplement/")),
        f"/conversations/registration/{code}/",
        f"/conversations/registration/{code}/change/",
        f"/desk/conversations/door/{code}/",
        evening_links.address(made.helper),
        made.survey,
        f"/desk/openings/{made.opening.pk}/draft/",
        f"/desk/conversations/{slug}/cards/print/",
        f"/desk/news/written/{Announcement.objects.order_by('pk')[0].pk}/edit/",
        f"/desk/news/subscribers/{Subscriber.objects.order_by('pk')[0].pk}/",
        *(
            f"/desk/conversations/{slug}/{end}/"
            for end in (
                "seats",
                "held",
                "move",
                "cancel",
                "copy",
                "plan",
                "plan/publish",
                "registration-questions",
            )
        ),
        *(
            f"/desk/conversations/{slug}/{end}/"
            for end in ("message", "follow-up", "door/name-tags", "flyer", "flyer/room")
        ),
        *(f"/desk/conversations/{slug}/door/list.{ending}" for ending in ("xlsx", "csv")),
        *(f"/desk/conversations/{slug}/plan/{step}/" for step in TITLES),
        *(f"{held}materials/{made.open_paper.pk}/{end}" for end in ("", "latest/", "1/")),
        *(
            f"/desk/materials/{made.open_paper.pk}/{end}"
            for end in ("give/", "withdraw/", "hand-out/", "remove/")
        ),
        f"/desk/meetings/{draft.pk}/items/{key}/add/",
        f"/desk/meetings/{draft.pk}/agenda/",
        f"/desk/meetings/{draft.pk}/materials/",
        f"/desk/meetings/{draft.pk}/agenda/paste/",
        f"/desk/meetings/{draft.pk}/materials/{key}/add/",
        f"/desk/meetings/{draft.pk}/approve/",
        f"/desk/meetings/{posted.pk}/correct/",
        f"/desk/meetings/{correction.meeting_id}/corrections/{correction.pk}/",
        f"/desk/meetings/{posted.pk}/live/",
        f"/desk/analysis/{made.cut.number}/",
        f"/desk/releases/{made.cut.number}/",
        f"/desk/releases/{made.cut.number}/decide/",
        f"/desk/releases/{made.cut.number}/withdraw/",
    ]


def sends() -> dict[str, dict[str, str]]:
    """Forms that find nothing unless they name a row of the same object."""
    from engagement.models import Theme
    from feedback.models import Code, CodingSample, ModerationAct, SubmissionText

    sample = CodingSample.objects.order_by("number")[0]
    text = SubmissionText.objects.filter(tasks__sample=sample).order_by("pk")[0]
    code = Code.objects.filter(codebook=sample.codebook).order_by("pk")[0]
    act = ModerationAct.objects.exclude(together=None)[0]
    word = SubmissionText.objects.current().order_by("pk")[0]
    theme = Theme.objects.select_related("conversation").order_by("pk")[0]
    need = Accommodation.objects.order_by("-pk")[0]
    return {
        reverse("engagement:desk_need", args=[need.pk]): {"act": "own"},
        reverse("engagement:desk_outcomes", args=[theme.conversation.slug]): {"theme": str(theme.pk)},
        reverse("feedback:desk_sample_decide", args=[sample.number]): {
            "code": code.key,
            "text": str(text.pk),
        },
        reverse("feedback:desk_bulk_undo", args=[act.together]): {},
        reverse("feedback:desk_private_mark", args=[word.submission_id]): {"text": str(word.pk)},
    }


def _pages(made: Planted) -> Iterator[Spot]:
    yield spot("page", "V", PUBLIC, made.pages["live"].url, "live")
    for state, page in made.pages.items():
        thing = "page" if state == "live" else "unpublished page"
        if state != "live":
            yield spot(thing, "V", SHUT, f"/news/zq-{state}/", state)
            yield spot(thing, "V", SHUT, f"/es/news/zq-{state}/", state)
            yield spot(thing, "V", DESK, f"/admin/pages/{page.pk}/view_draft/", state)
        yield spot(thing, "E", DESK, f"/admin/pages/{page.pk}/edit/", state)
        yield spot(thing, "H", DESK, f"/admin/pages/{page.pk}/history/", state)
        yield spot(thing, "W", DESK, f"/admin/pages/{page.pk}/delete/", state)
    parent = made.pages["live"].get_parent().pk
    yield spot("unpublished page", "C", DESK, f"/admin/pages/add/cms/newspage/{parent}/", "new")
    yield spot("unpublished page", "L", DESK, f"/admin/pages/{parent}/", "list")
    yield spot("page", "W", DESK, f"/admin/pages/{made.pages['live'].pk}/unpublish/", "live")


def _meetings(made: Planted) -> Iterator[Spot]:
    day = f"/boards/zq-board/{DRAFT_DAY}/"
    for end in OF_A_DAY:
        thing, side = ("meeting", PUBLIC) if end in OF_A_DATE else ("draft meeting", SHUT)
        yield spot(thing, "V", side, day + end, "draft")
        yield spot(thing, "V", side, f"/es{day}{end}", "draft")
    page = made.draft.pages.order_by("pk")[0]
    for end in ("delete/", "call-off/"):
        yield spot("draft meeting", "W", DESK, f"/desk/meetings/{made.draft.pk}/{end}", "draft")
    for end in ("hour/", "hour/keep/"):
        yield spot("meeting", "W", DESK, f"/desk/meetings/{made.held.pk}/{end}", "held")
    yield spot("draft meeting", "C", DESK, f"/desk/meetings/{made.held.pk}/again/", "held")
    yield spot("draft meeting", "E", DESK, f"/admin/pages/{page.pk}/edit/", "draft")
    yield spot("draft meeting", "V", DESK, f"/desk/meetings/{made.draft.pk}/", "draft")
    yield spot("draft meeting", "E", DESK, f"/desk/meetings/{made.draft.pk}/facts/", "draft")
    yield spot("running a meeting", "V", SHUT, f"/desk/meetings/{made.draft.pk}/live/", "draft")
    for state, meeting in {"draft": made.draft, "held": made.held}.items():
        thing = "draft meeting" if state == "draft" else "meeting"
        yield spot(thing, "H", DESK, f"/desk/history/boards.meeting/{meeting.pk}/", state)
    yield from _of_another_meeting(made.held)
    held = f"/boards/zq-board/{made.held.day}/"
    for end in ("", "event.ics", "notice.zip", "posted/1/", "packet/", "live/", "live/state/"):
        yield spot("meeting", "V", PUBLIC, held + end, "held")
    yield spot("unposted minutes", "V", SHUT, f"{held}minutes/", "unposted")
    yield spot("unposted minutes", "V", SHUT, f"{held}minutes/1/", "unposted")
    yield spot("unposted minutes", "V", DESK, f"/desk/meetings/{made.held.pk}/minutes/", "unposted")
    session = made.held.items.get(number=3).pk
    book = f"/desk/meetings/{made.held.pk}/live/closed/{session}/book/"
    yield spot("closed book", "V", EITHER, book, "written", only=SAT | {"clerk"})
    yield spot("proposal", "V", SHUT, f"/proposals/P-2022-{made.proposal.sequence}/", "unpublished")
    yield spot("decision", "V", SHUT, f"/decisions/{made.decision.number}/", "unpublished")
    yield spot("decision", "H", DESK, f"/desk/history/boards.decision/{made.decision.pk}/", "unpublished")


def _of_another_meeting(held: Meeting) -> Iterator[Spot]:
    """An item and a motion of this meeting under the address of another that was held."""
    item = held.items.get(number=2)
    other = Motion.objects.exclude(item__meeting=held).order_by("pk")[0].item.meeting_id
    for end in (f"items/{item.pk}/comment/", f"motions/{item.motions.earliest('pk').pk}/close/"):
        path = f"/desk/meetings/{other}/live/{end}"
        yield spot("running a meeting", "E", SHUT, path, "of another meeting")


def _set_by_code(made: Planted) -> Iterator[Spot]:
    """Records that are made and ended on the desk, never in Wagtail's lists."""
    talk, comment = made.registration.conversation_id, made.comment.pk
    for end in ("conversation/new/", f"conversation/delete/{talk}/", "submission/new/"):
        yield spot("set up by code", "V", SHUT, f"/admin/{end}")
    for end in (
        f"submission/delete/{comment}/",
        f"body/delete/{made.body.pk}/",
        f"meeting/delete/{made.held.pk}/",
    ):
        yield spot("set up by code", "V", SHUT, f"/admin/{end}")


def _materials(made: Planted) -> Iterator[Spot]:
    held, draft = f"/boards/zq-board/{made.held.day}/", f"/boards/zq-board/{DRAFT_DAY}/"
    given = SAT | {"recused"}
    papers = {
        ("material", "released"): (made.open_paper, held, PUBLIC, frozenset()),
        ("draft material", "given"): (made.draft_paper, draft, SHUT, given),
        ("closed material", "given"): (made.closed_paper, held, SHUT, SAT),
    }
    named = frozenset({"clerk"})
    for (thing, state), (paper, day, side, readers) in papers.items():
        closed = thing == "closed material"
        for end in ("", "latest/", "1/"):
            yield spot(thing, "V", side, f"{day}materials/{paper.pk}/{end}", state)
        for end in ("", "1/"):
            path = f"/workspace/materials/{paper.pk}/{end}"
            yield spot("draft material", "V", WORKSPACE, path, state, only=readers)
            rule = {"only": named} if closed else {}
            action = "V" if closed or thing == "draft material" else "E"
            yield spot(thing, action, DESK, f"/desk/materials/{paper.pk}/{end}", state, **rule)
        rule = {"only": named} if closed else {}
        for end in ("give/", "withdraw/", *(["open/"] if closed else [])):
            yield spot(thing, "E", DESK, f"/desk/materials/{paper.pk}/{end}", state, **rule)


def _copies(made: Planted) -> Iterator[Spot]:
    """What a member's device keeps of a packet, and a page of one of its PDFs."""
    packet, paper, members = f"/workspace/meetings/{made.held.pk}/", made.pdf_paper, SAT | {"recused"}
    page = f"{packet}items/{paper.key}/pages/{paper.pk}/1/1/"
    for path in (f"{packet}saved.json", page, f"{page}picture.jpg"):
        yield spot("packet of a member", "V", WORKSPACE, path, only=members)
    yield spot("private note", "L", WORKSPACE, f"{packet}notes.json", only=members)


def _talks(made: Planted) -> Iterator[Spot]:
    draft, row = made.talk.slug, made.registration
    ends = ("", "event.ics", "register/", "live/", "live/state/", "projector/", "projector/state/")
    for end in (*ends, "recordings/en/"):
        yield spot("draft conversation", "V", SHUT, f"/conversations/{draft}/{end}", "draft")
        yield spot("draft conversation", "V", SHUT, f"/es/conversations/{draft}/{end}", "draft")
    yield spot("draft conversation", "V", DESK, f"/desk/conversations/{draft}/", "draft")
    slug = row.conversation.slug
    yield spot("registration", "L", DESK, f"/desk/conversations/{slug}/door/", "open")
    yield spot("registration", "X", DESK, f"/desk/conversations/{slug}/door/list/", "open")
    yield spot("need at registration", "L", DESK, "/desk/conversations/needs/", "open")
    yield spot(
        "need at registration", "V", DESK, f"/desk/conversations/needs/{row.accommodation.pk}/", "open"
    )
    yield spot("conversation", "H", DESK, f"/desk/history/engagement.conversation/{row.conversation_id}/", "")


def _input(made: Planted) -> Iterator[Spot]:
    for prefix in ("", "/es"):
        for end in ("", "paper/"):
            yield spot("unpublished form", "V", SHUT, f"{prefix}/feedback/zq-form/{end}", "no page")
    yield spot("unpublished form", "H", DESK, "/desk/forms/zq-form/versions/", "no page")
    comment = made.comment.pk
    yield spot("comment", "V", DESK, f"/desk/comments/{comment}/", "received")
    yield spot("comment", "W", DESK, f"/desk/comments/{comment}/remove/", "received")
    yield spot("moderation", "E", DESK, f"/desk/comments/{comment}/moderate/", "received")
    yield spot("comment", "V", SHUT, f"/trace/submission/{comment}/", "received")
    yield from _cards(made)
    yield spot("unchecked file", "V", SHUT, reverse("feedback:desk_file", args=[made.file.pk]), "waiting")
    own = reverse("feedback:kept_receipt_remove", args=[made.receipt.pk])
    yield spot("kept receipts", "W", SIGNED_IN, own, "one's own", only=frozenset({"community"}))


METADATA = ("datapackage.json", "numbers.csv-metadata.json", "data-card.md")
OF_AN_EXPORT = ("datapackage.json", "csv-metadata.json", "data-card.md")


def _numbers(made: Planted) -> Iterator[Spot]:
    for end in ("", "numbers.csv", "numbers.json", *METADATA):
        path = f"/findings/numbers/{made.cut.number}/{end}"
        yield spot("unpublished release", "V", SHUT, path, "no public finding")
    for path in ("/findings/990/", "/findings/F-990/", "/es/findings/F-990/"):
        yield spot("unpublished finding", "V", SHUT, path, "draft")
    yield spot("unpublished finding", "V", DESK, "/desk/findings/990/", "draft")
    yield spot("cut", "V", DESK, f"/desk/cuts/{made.cut.number}/", "made")
    log, analyst = f"/desk/exports/{made.export.pk}/", frozenset({"analyst"})
    readers = analyst | {"publisher"}
    yield spot("export of one's own", "V", DESK, log, "identified", only=readers)
    for end in ("file", "manifest.json", *OF_AN_EXPORT):
        yield spot("export of one's own", "X", DESK, f"{log}{end}", "identified", only=analyst)
    for shared in made.shared:
        for action, end in (("V", ""), *(("X", end) for end in ("file", "manifest.json", *OF_AN_EXPORT))):
            path = f"/desk/exports/{shared.pk}/{end}"
            yield spot("export of one's own", action, DESK, path, shared.audience, only=readers)
    job = f"/desk/jobs/{made.job.pk}/"
    yield spot("job", "V", DESK, job, "an analyst's", only=analyst | {"administrator"})
    yield spot("job", "W", DESK, f"{job}cancel/", "an analyst's", only=analyst | {"administrator"})


def _cards(made: Planted) -> Iterator[Spot]:
    """The card of what is not public is for nobody, not even for those who may read the record itself."""
    kinds = {
        "submission": made.comment.pk,
        "finding": made.finding.number,
        "proposal": made.proposal.pk,
        "decision": made.decision.pk,
        "conversation": made.talk.pk,
        "form": made.form.pk,
    }
    for kind, pk in kinds.items():
        yield spot("unpublished proposal", "V", SHUT, reverse("card", args=["en", kind, pk]), "unpublished")
    for state in ("draft", "scheduled", "expired"):
        card = reverse("card", args=["en", "page", made.pages[state].pk])
        yield spot("unpublished proposal", "V", SHUT, card, "unpublished")
