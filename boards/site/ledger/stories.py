"""What a comment on a chart is about: chart, choice and edition, as its author saw them."""

from boards.models import ChartComment
from cms.records.digests import hash_of
from cms.records.ledger import seals


@seals(
    ChartComment,
    kind="chart_comment",
    subject=lambda row: f"{row.story.slug}/{row.submission_id}",
    complete=ChartComment.objects.all,
)
def chart_comment(obj: ChartComment) -> dict:
    return {
        "submission": obj.submission_id,
        "story": obj.story_id,
        "question": str(obj.question),
        "question_text": hash_of(obj.question_text),
        "edition": obj.edition_id,
        "choice": obj.key,
    }
