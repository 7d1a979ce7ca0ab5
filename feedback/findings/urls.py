"""URLs for findings, public and on the desk."""

from django.urls import path

from feedback.findings import views

urlpatterns = [
    path("findings/", views.public_list, name="findings"),
    path("findings/<str:reference>/", views.finding, name="finding"),
    path("desk/findings/", views.listing, name="desk_findings"),
    path("desk/findings/new/", views.new, name="desk_finding_new"),
    path("desk/findings/<int:number>/", views.edit, name="desk_finding"),
    path("desk/findings/<int:number>/quotes/", views.quotes, name="desk_finding_quotes"),
    path("desk/findings/<int:number>/review/", views.review, name="desk_finding_review"),
    path("desk/findings/<int:number>/publish/", views.publish, name="desk_finding_publish"),
]
