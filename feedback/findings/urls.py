"""Addresses: findings on the desk, and what the machine suggests."""

from django.urls import path

from feedback.coding.views import suggestions
from feedback.findings import views

urlpatterns = [
    path("desk/findings/", views.listing, name="desk_findings"),
    path("desk/findings/new/", views.new, name="desk_finding_new"),
    path("desk/findings/<int:number>/", views.edit, name="desk_finding"),
    path("desk/findings/<int:number>/quotes/", views.quotes, name="desk_finding_quotes"),
    path("desk/findings/<int:number>/review/", views.review, name="desk_finding_review"),
    path("desk/findings/<int:number>/publish/", views.publish, name="desk_finding_publish"),
    path("desk/suggestions/", suggestions.listing, name="desk_suggestions"),
    path("desk/suggestions/start/", suggestions.start, name="desk_suggestions_start"),
    path("desk/suggestions/<int:pk>/accept/", suggestions.accept, name="desk_suggestion_accept"),
    path("desk/suggestions/<int:pk>/reject/", suggestions.reject, name="desk_suggestion_reject"),
]
