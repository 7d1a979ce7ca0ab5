"""Register the open data of agreements."""

from django.utils.translation import gettext_lazy as _

from cms.web import open_data

open_data.register(
    "/agreements/agreements.json", _("Agreements on sharing data, their parties, and who signed when.")
)
