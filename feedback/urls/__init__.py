from feedback.urls import (
    analysis,
    coding,
    comments,
    cuts,
    findings,
    forms,
    imports,
    moderation,
    public,
    receipts,
    tools,
)

app_name = "feedback"
urlpatterns = [
    *receipts.urlpatterns,
    *public.urlpatterns,
    *forms.urlpatterns,
    *moderation.urlpatterns,
    *comments.urlpatterns,
    *imports.urlpatterns,
    *coding.urlpatterns,
    *analysis.urlpatterns,
    *findings.urlpatterns,
    *cuts.urlpatterns,
    *tools.urlpatterns,
]
