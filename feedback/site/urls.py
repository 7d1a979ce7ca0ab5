from feedback.coding import urls as coding
from feedback.cuts import urls as cuts
from feedback.findings import urls as findings
from feedback.forms import urls as forms
from feedback.imports import urls as imports
from feedback.moderation import comment_urls
from feedback.moderation import urls as moderation
from feedback.releases import urls
from feedback.submissions import public_urls
from feedback.submissions import urls as receipts
from feedback.tools import urls as tools

app_name = "feedback"
urlpatterns = [
    *receipts.urlpatterns,
    *public_urls.urlpatterns,
    *forms.urlpatterns,
    *moderation.urlpatterns,
    *comment_urls.urlpatterns,
    *imports.urlpatterns,
    *coding.urlpatterns,
    *urls.urlpatterns,
    *findings.urlpatterns,
    *cuts.urlpatterns,
    *tools.urlpatterns,
]
