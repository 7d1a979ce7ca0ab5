"""Collect everything the Office stores about one comment, for the holder of its receipt (PRV-04, P15)."""

from typing import Any

from cms import chain
from cms.i18n.fields import text
from cms.models import Redaction
from cms.web.one_time_keys import normalise_code
from feedback.cuts.membership import cuts_holding
from feedback.models import (
    NOTICE_ELEMENTS,
    Coding,
    ContactDetail,
    Demographics,
    Finding,
    FindingQuote,
    PrivatePassage,
    Question,
    Submission,
)
from feedback.receipts.chain import receipt_nodes
from feedback.reference_data.languages import language_name
from feedback.submissions.commented_views import views_of
from feedback.submissions.presenters import answer_text


def copy_of(submission: Submission, code: str) -> dict[str, Any]:
    """Return plain data, ready for JSON, with times in ISO format. ``code`` is the one that opened it."""
    questions = {each.key: each for each in submission.version.questions.order_by("position")}
    return {
        "receipt": normalise_code(code),
        "comment": _facts(submission),
        "form": _form(submission),
        "texts": _texts(submission, questions),
        "answers": _answers(submission.answers, questions),
        "about_you": _about_you(submission, questions),
        "contact": _contact(submission),
        "files": _files(submission, questions),
        "moderation": _moderation(submission),
        "passages": _passages(submission),
        "codes": _codes(submission),
        "quotes": _quotes(submission),
        "led_to": _led_to(submission),
        "cuts": [
            {"number": each.number, "made": each.made_at.isoformat()} for each in cuts_holding(submission)
        ],
        "history": _history(submission),
        "removals": _removals(submission),
    }


def _facts(submission: Submission) -> dict[str, Any]:
    view = views_of([submission.pk]).get(submission.pk)
    return {
        "reference": submission.reference,
        "received": "" if submission.date_unknown else submission.submitted_at.isoformat(),
        "how_it_came": str(submission.get_channel_display()),
        "language": language_name(submission.language) if submission.language else "",
        "language_a_machine_guesses": submission.language_hint,
        "state": str(submission.get_state_display()),
        "changed_by_you": submission.edited_at.isoformat() if submission.edited_at else "",
        "young": str(submission.get_youth_display()) if submission.youth else "",
        "speaks_for": submission.speaks_for,
        "typed_in_by": submission.entered_by,
        "reference_in_a_file": submission.import_ref,
        "attributes": submission.attributes,
        "what_you_saw": view.words if view else "",
        "address_of_what_you_saw": view.url if view else "",
        "file_it_came_from": submission.batch.filename if submission.batch else "",
        "campaign": str(submission.campaign) if submission.campaign else "",
        "may_be_counted": submission.consent_analyse,
        "may_be_quoted": submission.consent_quote,
        "may_be_shown": submission.consent_publish,
        "may_be_contacted": submission.consent_contact,
    }


def _form(submission: Submission) -> dict[str, Any]:
    version = submission.version
    return {
        "name": str(submission.form),
        "version": version.number,
        "sha256": version.sha256,
        "notice": {element: text(version.notice.get(element, {})) for element in NOTICE_ELEMENTS},
    }


def _asked(key: str, questions: dict[str, Question]) -> str:
    return text(questions[key].label) if key in questions else key


def _texts(submission: Submission, questions: dict[str, Question]) -> list[dict[str, Any]]:
    return [
        {
            "question": _asked(each.question_key, questions),
            "kind": str(each.get_role_display()),
            "language": each.language,
            "text": each.text,
            "sha256": each.sha256,
            "made": each.made_at.isoformat(),
            "made_by": each.made_by,
            "method": each.method,
            "replaced": each.superseded_at.isoformat() if each.superseded_at else "",
        }
        for each in submission.texts.order_by("pk")
    ]


def _answers(answers: dict[str, Any], questions: dict[str, Question]) -> list[dict[str, Any]]:
    return [
        {
            "question": _asked(key, questions),
            "answer": answer_text(questions[key], value) if key in questions else str(value),
        }
        for key, value in answers.items()
    ]


def _about_you(submission: Submission, questions: dict[str, Question]) -> list[dict[str, Any]]:
    found = Demographics.objects.filter(submission=submission).first()
    return _answers(found.answers, questions) if found else []


def _contact(submission: Submission) -> dict[str, str]:
    found = ContactDetail.objects.filter(submission=submission).first()
    return {"name": found.name, "email": found.email, "phone": found.phone} if found else {}


def _files(submission: Submission, questions: dict[str, Question]) -> list[dict[str, Any]]:
    return [
        {
            "question": _asked(each.question_key, questions),
            "name": each.name,
            "kind": each.kind,
            "bytes": each.size,
            "sha256": each.sha256,
            "state": str(each.get_state_display()),
            "what_the_check_said": each.verdict,
            "received": each.made_at.isoformat(),
        }
        for each in submission.attachments.all()
    ]


def _moderation(submission: Submission) -> list[dict[str, Any]]:
    return [
        {
            "act": str(each.get_act_display()),
            "reason": str(each.get_reason_display()) if each.reason else "",
            "note": each.note,
            "when": each.at.isoformat(),
            "who": each.by_name,
        }
        for each in submission.moderation.order_by("at", "pk")
    ]


def _passages(submission: Submission) -> list[dict[str, Any]]:
    rows = PrivatePassage.objects.filter(text__submission=submission).select_related("text")
    return [
        {
            "words": each.text.text[each.start : each.end],
            "looks_like": each.kind,
            "state": str(each.get_state_display()),
        }
        for each in rows
    ]


def _codes(submission: Submission) -> list[dict[str, Any]]:
    rows = Coding.objects.settled().filter(text__submission=submission).select_related("text", "code")
    return [
        {
            "words": each.text.text[each.start : each.end],
            "code": str(each.code),
            "position": str(each.get_stance_display()) if each.stance else "",
            "note": each.note,
            "when": each.at.isoformat(),
        }
        for each in rows
    ]


def _quotes(submission: Submission) -> list[dict[str, Any]]:
    """Quotes in public findings only; a draft may still be discarded."""
    rows = FindingQuote.objects.filter(text__submission=submission, finding__state=Finding.State.PUBLISHED)
    rows = rows.select_related("text", "finding")
    return [
        {"words": each.text.text[each.start : each.end], "finding": each.finding.reference} for each in rows
    ]


def _led_to(submission: Submission) -> list[dict[str, Any]]:
    """What is public of what the comment led to."""
    nodes: list[chain.Node] = receipt_nodes(submission)[1:]
    return [{"kind": each.kind, "title": each.title, "address": each.url} for each in nodes]


def _history(submission: Submission) -> list[dict[str, Any]]:
    return [
        {
            "when": row.history_date.isoformat(),
            "who": row.history_actor,
            "what": str(row.get_state_display()),
            "reason": row.history_change_reason or "",
        }
        for row in submission.history.order_by("history_date", "history_id")
    ]


def _removals(submission: Submission) -> list[dict[str, Any]]:
    rows = Redaction.objects.filter(kind="submission", key=str(submission.pk)).order_by("pk")
    return [{"reason": each.reason, "who": each.actor, "when": each.at.isoformat()} for each in rows]
