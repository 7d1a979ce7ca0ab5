"""Guess the language of comments. A guess is stored apart from the language people state."""

from collections import defaultdict
from functools import lru_cache
from typing import Any

from feedback.models import Submission, SubmissionText
from feedback.reference_data.languages import LANGUAGES

BATCH = 500
SURE = 0.9
SHORTEST = 20  # characters
UNKNOWN = "und"
MORE = ["fr", "hi", "ja"]


def fill_hints(*, limit: int = BATCH) -> int:
    """Guess for the oldest comments without a guess; return how many. Idempotent."""
    ids = list(
        Submission.objects.filter(language_hint="").order_by("pk").values_list("pk", flat=True)[:limit]
    )
    words: dict[int, list[str]] = defaultdict(list)
    for pk, text in (
        SubmissionText.objects.said().filter(submission__in=ids).values_list("submission", "text")
    ):
        words[pk].append(text)
    by_guess: dict[str, list[int]] = defaultdict(list)
    for pk in ids:
        by_guess[guess("\n".join(words[pk]))].append(pk)
    for language, found in by_guess.items():
        Submission.objects.filter(pk__in=found).update(language_hint=language)
    return len(ids)


def guess(words: str) -> str:
    if len(words.strip()) < SHORTEST:
        return UNKNOWN
    language, probability = _identifier().classify(words[:2000])
    return language if probability >= SURE else UNKNOWN


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_known(identifier))
    return identifier


def _known(identifier: Any) -> list[str]:
    wanted = {code.split("-")[0] for code, _name in LANGUAGES} | set(MORE)
    return sorted(wanted & set(identifier.nb_classes))
