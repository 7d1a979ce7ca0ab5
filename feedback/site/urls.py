"""URLs of this app. Fixed paths precede patterns with variable segments, since the first match wins."""

from feedback.bulk import urls as bulk
from feedback.coding import urls as coding
from feedback.cuts import urls as cuts
from feedback.exports import urls as exports
from feedback.findings import urls as findings
from feedback.forms import urls as forms
from feedback.imports import urls as imports
from feedback.moderation import urls as moderation
from feedback.receipts import urls as receipts
from feedback.releases import urls as releases
from feedback.saved_filters import urls as saved_filters
from feedback.submissions import urls as submissions
from feedback.tools import urls as tools

app_name = "feedback"
urlpatterns = [
    *tools.urlpatterns,
    *forms.urlpatterns,
    *submissions.urlpatterns,
    *coding.urlpatterns,
    *saved_filters.urlpatterns,
    *moderation.urlpatterns,
    *bulk.urlpatterns,
    *cuts.urlpatterns,
    *releases.urlpatterns,
    *exports.urlpatterns,
    *findings.urlpatterns,
    *imports.urlpatterns,
    *receipts.urlpatterns,
]
