"""Labels of the groups that tables are split by, in the reader's language."""

from django.utils.translation import gettext as _

from cms.i18n.fields import text
from feedback.models import Channel
from feedback.reference_data.languages import language_name


def group_name(dimension: str, key: str, labels: dict[str, dict[str, str]]) -> str:
    if key == "others":
        return _("Others")
    if key == "missing":
        return _("No answer")
    if dimension == "channel" and key in Channel.values:
        return str(Channel(key).label)
    return language_name(key) if dimension == "language" else text(labels.get(key)) or key
