"""Addresses: forms on the desk, and a form on paper."""

from django.urls import path

from feedback.views import desk_forms, paper

urlpatterns = [
    path("feedback/<slug:slug>/paper/", paper.paper, name="paper"),
    path("desk/forms/", desk_forms.listing, name="desk_forms"),
    path("desk/forms/<slug:slug>/languages/", desk_forms.languages, name="desk_form_languages"),
    path("desk/forms/<slug:slug>/publish/", desk_forms.publish, name="desk_form_publish"),
    path("desk/forms/<slug:slug>/versions/", desk_forms.versions, name="desk_form_versions"),
    path(
        "desk/forms/<slug:slug>/versions/<int:old>/<int:new>/",
        desk_forms.version_difference,
        name="desk_form_difference",
    ),
]
