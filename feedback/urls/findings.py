"""Addresses: findings on the desk, and what the machine suggests."""

from django.urls import path

from feedback.views import desk_findings, desk_suggestions

urlpatterns = [
    path("desk/findings/", desk_findings.listing, name="desk_findings"),
    path("desk/findings/new/", desk_findings.new, name="desk_finding_new"),
    path("desk/findings/<int:number>/", desk_findings.edit, name="desk_finding"),
    path("desk/findings/<int:number>/quotes/", desk_findings.quotes, name="desk_finding_quotes"),
    path("desk/findings/<int:number>/review/", desk_findings.review, name="desk_finding_review"),
    path("desk/findings/<int:number>/publish/", desk_findings.publish, name="desk_finding_publish"),
    path("desk/suggestions/", desk_suggestions.listing, name="desk_suggestions"),
    path("desk/suggestions/start/", desk_suggestions.start, name="desk_suggestions_start"),
    path("desk/suggestions/<int:pk>/accept/", desk_suggestions.accept, name="desk_suggestion_accept"),
    path("desk/suggestions/<int:pk>/reject/", desk_suggestions.reject, name="desk_suggestion_reject"),
]
