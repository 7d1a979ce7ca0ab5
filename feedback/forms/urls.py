"""URLs for forms on the desk, and for the paper form."""

from django.urls import path

from feedback.forms.views import conditions, copies, desk, notices, publishing

urlpatterns = [
    path("feedback/<slug:slug>/paper/", desk.paper, name="paper"),
    path("desk/forms/", desk.listing, name="desk_forms"),
    path("desk/forms/notice/", notices.template, name="desk_notice"),
    path("desk/forms/copy/", copies.upload, name="desk_form_copy"),
    path("desk/forms/<slug:slug>/file/", copies.download, name="desk_form_file"),
    path("desk/forms/<slug:slug>/notice/", notices.beside, name="desk_form_notice"),
    path("desk/forms/<slug:slug>/languages/", desk.languages, name="desk_form_languages"),
    path("desk/forms/<slug:slug>/publish/", publishing.publish, name="desk_form_publish"),
    path("desk/forms/<slug:slug>/conditions/", conditions.listing, name="desk_form_conditions"),
    path("desk/forms/<slug:slug>/conditions/<slug:name>/", conditions.one, name="desk_form_condition"),
    path("desk/forms/<slug:slug>/versions/", desk.versions, name="desk_form_versions"),
    path(
        "desk/forms/<slug:slug>/versions/<int:old>/<int:new>/",
        desk.version_difference,
        name="desk_form_difference",
    ),
]
