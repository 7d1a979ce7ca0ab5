"""Policies of cms, engagement and feedback, function by function."""

from datetime import timedelta
from uuid import uuid4

from cms import access as house
from cms import clock
from cms.access import Role
from cms.web.one_time_keys import receipt_code, receipt_digest
from engagement import access as talks
from engagement import subscriber_links as letter_links
from engagement.choices import SubscriberState
from engagement.live import participant_keys
from engagement.live.participant_keys import new_key
from engagement.models import (
    AnnualParticipation,
    Conversation,
    Group,
    OutcomeProposal,
    OwnQuestion,
    Recording,
    RegistrantMessage,
    Subscriber,
    Theme,
    WalkIn,
)
from feedback import access as input_
from feedback.demo import CASE, demo_receipt_code
from feedback.models import (
    Attachment,
    Benchmark,
    Campaign,
    CampaignChange,
    Code,
    Coding,
    CodingSample,
    Draft,
    Export,
    Finding,
    Form,
    FormVersion,
    ImportBatch,
    Memo,
    Release,
    SubmissionText,
    Suggestion,
    ThemeProposal,
    Tool,
    ToolPage,
    ToolVersion,
)
from tests.factories.engagement import code_of
from tests.permissions.policies import (
    ANALYSTS,
    DOOR,
    FAR,
    KEEPERS,
    NEEDS,
    PUBLISHER,
    READERS,
    STAFF,
    Case,
    case,
    none,
    of_roles,
    people,
    public,
)
from tests.permissions.policies_of_boards import first

KEY = "zqdraft9c1"


def lost(*_given) -> tuple:
    return (FAR,)


def unknown(_world) -> tuple:
    return ("zz-nothing",)


def no_code(_world) -> tuple:
    return ("TL-0000-0000-0000-0000",)


def talk(w) -> Conversation:
    return w.planted.registration.conversation


HOUSE: list[Case] = [
    case(house, "has_role", PUBLISHER, lambda w: (Role.PUBLISHER,)),
    case(house, "has_role", KEEPERS, lambda w: (Role.EDITOR, Role.CLERK, Role.PUBLISHER)),
    case(house, "is_staff_member", STAFF, none),
    case(house, "role_required", PUBLISHER, lambda w: (Role.PUBLISHER,)),
    case(house, "roles_of", STAFF, none),
]
TALKS: list[Case] = [
    case(talks, "may_see_people", DOOR, none),
    case(talks, "may_handle_needs", NEEDS, none),
    case(talks, "get_need", NEEDS, lambda w: (w.planted.registration.accommodation.pk,), lost),
    case(
        talks,
        "get_own_question",
        DOOR,
        lambda w: (first(OwnQuestion).conversation, first(OwnQuestion).pk),
        lambda w: (w.planted.talk, first(OwnQuestion).pk),
        lambda w: (first(OwnQuestion).conversation, None),
    ),
    case(
        talks,
        "get_registrant_message",
        DOOR,
        lambda w: (first(RegistrantMessage).conversation, first(RegistrantMessage).pk),
        lambda w: (w.planted.talk, first(RegistrantMessage).pk),
    ),
    case(talks, "may_publish", PUBLISHER, none),
    case(talks, "may_draft", ANALYSTS, none),
    case(talks, "may_see_addresses", PUBLISHER, none),
    public(talks, "require", lambda w: ("system:test", Role.PUBLISHER), lambda w: ("test", Role.PUBLISHER)),
    public(talks, "get_public_conversation", lambda w: (talk(w).slug,), lambda w: (w.planted.talk.slug,)),
    public(talks, "get_index_page", none),
    public(talks, "get_conversation_page", lambda w: (talk(w).slug,), lambda w: (w.planted.talk.slug,)),
    case(talks, "get_conversation", READERS, lambda w: (w.planted.talk.slug,), unknown),
    public(
        talks,
        "get_theme",
        lambda w: (first(Theme).conversation, first(Theme).pk),
        lambda w: (talk(w), first(Theme).pk),
        lambda w: (talk(w), None),
    ),
    public(
        talks,
        "get_live_page",
        lambda w: (talk(w), "en"),
        lambda w: (talk(w), "zz"),
        lambda w: (w.planted.talk, "en"),
    ),
    public(
        talks,
        "get_outcome_proposal",
        lambda w: (first(OutcomeProposal).theme.conversation, first(OutcomeProposal).pk),
        lambda w: (talk(w), first(OutcomeProposal).pk),
    ),
    public(talks, "get_year", lambda w: (None,), lambda w: (1900,)),
    public(talks, "get_year", lambda w: (AnnualParticipation.objects.all()[0].year,)),
    public(talks, "get_registration_by_code", lambda w: (code_of(w.planted.registration),), no_code, unknown),
    public(
        talks,
        "get_subscriber_by_link",
        lambda w: (letter_links.SETTINGS, letter_links.token(letter_links.SETTINGS, confirmed().key)),
        lambda w: (letter_links.SETTINGS, "forged"),
        lambda w: (letter_links.CONFIRM, letter_links.token(letter_links.CONFIRM, confirmed().key)),
    ),
    case(
        talks,
        "get_registration",
        READERS,
        lambda w: (talk(w).slug, w.planted.registration.pk),
        lambda w: (w.planted.talk.slug, w.planted.registration.pk),
    ),
    case(
        talks,
        "get_walk_in",
        READERS,
        lambda w: (first(WalkIn).conversation.slug, first(WalkIn).pk),
        lambda w: (talk(w).slug, first(WalkIn).pk),
    ),
    public(
        participant_keys,
        "get_participant",
        lambda w: (talk(w), new_key(talk(w))),
        lambda w: (talk(w), "forged"),
    ),
    public(talks, "get_group_by_code", lambda w: (receipt_code(first(Group).key),), no_code, unknown),
    public(
        talks,
        "get_public_recording",
        lambda w: (shown().conversation.slug, shown().language),
        lambda w: (shown().conversation.slug, "vi"),
        lambda w: (talk(w).slug, shown().language),
    ),
    case(
        talks,
        "get_of",
        DOOR,
        lambda w: (first(Group).conversation, "group", str(first(Group).pk)),
        lambda w: (w.planted.talk, "group", str(first(Group).pk)),
        lambda w: (first(Group).conversation, "group", "x"),
    ),
    case(
        talks,
        "get_recording",
        DOOR,
        lambda w: (shown().conversation, shown().language),
        lambda w: (talk(w), shown().language),
    ),
]


def confirmed() -> Subscriber:
    return Subscriber.objects.filter(state=SubscriberState.CONFIRMED).order_by("pk")[0]


def shown() -> Recording:
    return Recording.objects.filter(is_public=True).exclude(captions="").order_by("pk")[0]


def seen() -> Coding:
    return Coding.objects.settled().select_related("text__submission").order_by("pk")[0]


def case_receipt() -> Attachment:
    return Attachment.objects.filter(state="clean", submission__isnull=False).order_by("pk")[0]


def sampled() -> tuple:
    sample = CodingSample.objects.order_by("number")[0]
    return sample, SubmissionText.objects.to_code().filter(tasks__sample=sample).order_by("pk")[0]


INPUT: list[Case] = [
    public(input_, "require", lambda w: ("system:test", Role.PUBLISHER), lambda w: ("test", Role.PUBLISHER)),
    case(input_, "may_code", ANALYSTS, none),
    public(input_, "get_public_form", lambda w: (CASE["form"],), lambda w: ("zq-form",)),
    case(input_, "get_form", READERS, lambda w: ("zq-form",), unknown),
    case(input_, "get_form", PUBLISHER, lambda w: ("zq-form", Role.PUBLISHER)),
    case(
        input_,
        "get_versions",
        READERS,
        lambda w: (w.planted.form, 1),
        lambda w: (w.planted.form, FAR),
        lambda w: (FormVersion.objects.order_by("-number")[0].form, 77),
    ),
    public(input_, "get_submission_by_code", lambda w: (demo_receipt_code(),), no_code, unknown),
    case(input_, "get_attachment", READERS, lambda w: (case_receipt().pk,), lambda w: (w.planted.file.pk,)),
    public(
        input_,
        "get_own_attachment",
        lambda w: (case_receipt().submission, case_receipt().pk),
        lambda w: (w.planted.comment, case_receipt().pk),
        lambda w: (w.planted.comment, w.planted.file.pk),
    ),
    case(input_, "get_saved_receipt", frozenset({"community"}), lambda w: (w.planted.receipt.pk,), lost),
    public(
        input_,
        "get_public_finding",
        lambda w: (f"F-{Finding.objects.published()[0].number}",),
        lambda w: ("F-990",),
        unknown,
    ),
    case(input_, "get_comment", READERS, lambda w: (w.planted.comment.pk,), lost),
    case(
        input_,
        "get_current_text",
        READERS,
        lambda w: (w.planted.comment, w.planted.comment.texts.get().pk),
        lambda w: (w.planted.receipt.submission, w.planted.comment.texts.get().pk),
    ),
    case(
        input_,
        "get_any_text",
        READERS,
        lambda w: (w.planted.comment, w.planted.comment.texts.get().pk),
        lambda w: (w.planted.receipt.submission, w.planted.comment.texts.get().pk),
    ),
    case(input_, "count_comments", READERS, lambda w: ([w.planted.comment.pk],), lambda w: ([FAR],)),
    case(
        input_, "get_campaign", READERS, lambda w: (Campaign.objects.filter(is_dissolved=False)[0].pk,), lost
    ),
    case(
        input_,
        "get_closed_campaign",
        READERS,
        lambda w: (Campaign.objects.exclude(merged_into=None)[0].pk,),
        lambda w: (Campaign.objects.filter(merged_into=None)[0].pk,),
    ),
    case(input_, "get_campaigns", READERS, lambda w: ([first(Campaign).pk],), lambda w: ([FAR],)),
    case(
        input_,
        "get_campaign_change",
        READERS,
        lambda w: (first(CampaignChange).campaign, first(CampaignChange).pk),
        lambda w: (first(CampaignChange).campaign, FAR),
    ),
    case(input_, "get_code", ANALYSTS, lambda w: (first(Code).pk,), lost),
    case(
        input_,
        "get_coding",
        ANALYSTS,
        lambda w: (seen().text.submission, seen().pk),
        lambda w: (w.planted.comment, seen().pk),
    ),
    case(input_, "get_memo", ANALYSTS, lambda w: (first(Memo).pk,), lost),
    case(input_, "get_text_to_code", ANALYSTS, lambda w: (seen().text_id,), lost),
    case(
        input_,
        "get_code_by_key",
        ANALYSTS,
        lambda w: (Code.objects.filter(codebook__is_current=True)[0].key,),
        unknown,
    ),
    case(input_, "get_sample", ANALYSTS, lambda w: (first(CodingSample).number,), lost),
    case(
        input_,
        "get_code_of",
        ANALYSTS,
        lambda w: (first(Code).codebook, first(Code).key),
        lambda w: (first(Code).codebook, "zz"),
    ),
    case(
        input_,
        "get_text_of_sample",
        ANALYSTS,
        lambda w: (sampled()[0], sampled()[1].pk),
        lambda w: (sampled()[0], w.planted.comment.texts.get().pk),
    ),
    case(input_, "get_suggestion", ANALYSTS, lambda w: (first(Suggestion, state="waiting").pk,), lost),
    case(input_, "get_theme", ANALYSTS, lambda w: (first(ThemeProposal).pk,), lost),
    case(input_, "get_finding", ANALYSTS, lambda w: (990,), lost),
    case(input_, "get_cut", ANALYSTS, lambda w: (990,), lost),
    public(
        input_,
        "get_public_release",
        lambda w: (open_release().cut.number,),
        lambda w: (w.planted.cut.number,),
    ),
    case(input_, "get_benchmark", ANALYSTS, lambda w: (first(Benchmark).pk,), lost),
    case(input_, "visible_exports", people("AL", "PB"), none),
    case(input_, "get_export", ANALYSTS, lambda w: (w.planted.export.pk,), lambda w: (uuid4(),)),
    case(input_, "get_export_file", people("AL"), lambda w: (w.planted.export.pk,), lambda w: (uuid4(),)),
    case(input_, "get_export_file", PUBLISHER, lambda w: (for_boards(w).pk,), lambda w: (uuid4(),)),
    case(input_, "exports_to_decide", PUBLISHER, none),
    case(input_, "releases_to_decide", PUBLISHER, none),
    case(input_, "get_import", ANALYSTS, lambda w: (ImportBatch.objects.all()[0].pk,), lambda w: (uuid4(),)),
    public(input_, "current_codebook", none),
    public(input_, "codebook_of", lambda w: (w.planted.form,)),
    case(input_, "codebooks", ANALYSTS, none),
    public(
        input_,
        "find_draft",
        lambda w: (saved(w), w.planted.form),
        lambda w: (saved(w), Form.objects.get(slug=CASE["form"])),
        lambda w: ("zz", w.planted.form),
    ),
    public(input_, "form_of_draft", lambda w: (saved(w),), no_code, unknown),
    public(input_, "draft_with_key", lambda w: (saved(w) and KEY,), unknown),
    public(input_, "get_tool_page", lambda w: (ToolPage.objects.live().public()[0].tool.slug,), unknown),
    case(input_, "get_tool", DOOR, lambda w: (first(Tool).slug,), unknown),
    public(
        input_,
        "get_tool_version",
        lambda w: (first(ToolVersion).tool, first(ToolVersion).pk),
        lambda w: (first(ToolVersion).tool, FAR),
    ),
    case(input_, "saved_receipts", frozenset({"community"}), none),
]
OF_TALKS = {
    "COUNT_ROLES": READERS,
    "DOOR_ROLES": DOOR,
    "NEED_ROLES": NEEDS,
    "PUBLISH_ROLES": PUBLISHER,
    "DRAFT_ROLES": ANALYSTS,
}
OF_INPUT = {
    "MODERATE_ROLES": READERS,
    "CODE_ROLES": ANALYSTS,
    "FINDING_ROLES": ANALYSTS,
    "CUT_ROLES": ANALYSTS,
    "REMOVE_ROLES": PUBLISHER,
    "TRANSLATE_ROLES": DOOR,
    "TOOL_ROLES": DOOR,
    "PUBLISH_ROLES": PUBLISHER,
}
CASES = [*of_roles(talks, OF_TALKS), *of_roles(input_, OF_INPUT), *HOUSE, *TALKS, *INPUT]


def open_release() -> Release:
    findings = Finding.objects.published().values("cut")
    return Release.objects.filter(cut__in=findings).select_related("cut").order_by("-pk")[0]


def for_boards(w) -> Export:
    """Not one of the analyst's."""
    rows = Export.objects.filter(audience=Export.Audience.BOARD, state="ready")
    return rows.exclude(requested_by=w.people["analyst"]).order_by("pk")[0]


def saved(w) -> str:
    """The code of a draft of the planted form."""
    code = receipt_code(KEY)
    facts = {
        "form": w.planted.form,
        "version": w.planted.form.versions.get(),
        "receipt_digest": receipt_digest(code),
    }
    Draft.objects.get_or_create(key=KEY, defaults=facts | {"expires_at": clock.now() + timedelta(days=1)})
    return code
