"""URLs for forms on the desk, and for the paper form."""

from django.urls import path

from feedback.forms.views import conditions, desk

urlpatterns = [
    path("feedback/<slug:slug>/paper/", desk.paper, name="paper"),
    path("desk/forms/", desk.listing, name="desk_forms"),
    path("desk/forms/<slug:slug>/languages/", desk.languages, name="desk_form_languages"),
    path("desk/forms/<slug:slug>/publish/", desk.publish, name="desk_form_publish"),
    path("desk/forms/<slug:slug>/conditions/", conditions.listing, name="desk_form_conditions"),
    path("desk/forms/<slug:slug>/conditions/<slug:key>/", conditions.one, name="desk_form_condition"),
    path("desk/forms/<slug:slug>/versions/", desk.versions, name="desk_form_versions"),
    path(
        "desk/forms/<slug:slug>/versions/<int:old>/<int:new>/",
        desk.version_difference,
        name="desk_form_difference",
    ),
]
