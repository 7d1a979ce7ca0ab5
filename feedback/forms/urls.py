"""URLs for forms on the desk, and for the paper form."""

from django.urls import path

from feedback.forms import views

urlpatterns = [
    path("feedback/<slug:slug>/paper/", views.paper, name="paper"),
    path("desk/forms/", views.listing, name="desk_forms"),
    path("desk/forms/<slug:slug>/languages/", views.languages, name="desk_form_languages"),
    path("desk/forms/<slug:slug>/publish/", views.publish, name="desk_form_publish"),
    path("desk/forms/<slug:slug>/versions/", views.versions, name="desk_form_versions"),
    path(
        "desk/forms/<slug:slug>/versions/<int:old>/<int:new>/",
        views.version_difference,
        name="desk_form_difference",
    ),
]
