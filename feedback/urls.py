from django.urls import path

from feedback.views import (
    answers,
    desk_comments,
    desk_cuts,
    desk_exports,
    desk_findings,
    findings,
    receipts,
    tools,
)

app_name = "feedback"
urlpatterns = [
    # the public
    path("tools/<slug:slug>/", tools.tool, name="tool"),
    path("feedback/<slug:slug>/", answers.answer, name="form"),
    path("receipts/", receipts.find, name="receipts"),
    path("receipts/<str:code>/", receipts.receipt, name="receipt"),
    path("findings/", findings.listing, name="findings"),
    path("findings/<str:reference>/", findings.finding, name="finding"),
    # comments on the desk
    path("desk/comments/", desk_comments.queue, name="desk_comments"),
    path("desk/comments/<int:pk>/", desk_comments.comment, name="desk_comment"),
    path("desk/comments/<int:pk>/moderate/", desk_comments.moderate, name="desk_moderate"),
    path("desk/comments/<int:pk>/code/", desk_comments.code, name="desk_code"),
    path("desk/comments/<int:pk>/code/<int:coding>/remove/", desk_comments.uncode, name="desk_uncode"),
    # findings on the desk
    path("desk/findings/", desk_findings.listing, name="desk_findings"),
    path("desk/findings/new/", desk_findings.new, name="desk_finding_new"),
    path("desk/findings/<int:number>/", desk_findings.edit, name="desk_finding"),
    path("desk/findings/<int:number>/quotes/", desk_findings.quotes, name="desk_finding_quotes"),
    path("desk/findings/<int:number>/publish/", desk_findings.publish, name="desk_finding_publish"),
    # cuts and exports
    path("desk/cuts/", desk_cuts.listing, name="desk_cuts"),
    path("desk/cuts/<int:number>/", desk_cuts.cut, name="desk_cut"),
    path("desk/exports/<uuid:pk>/", desk_exports.export, name="desk_export"),
    path("desk/exports/<uuid:pk>/file", desk_exports.file, name="desk_export_file"),
    path("desk/exports/<uuid:pk>/manifest.json", desk_exports.manifest, name="desk_export_manifest"),
]
