"""The register of decisions as pages, files and a feed; steps on the way; what changed in a year."""

from django.urls import path

from boards.decisions.views import desk, links, register

urlpatterns = [
    path("decisions/", register.decisions, name="decisions"),
    path("decisions/all.csv", register.as_csv, name="decisions_csv"),
    path("decisions/all.xlsx", register.as_xlsx, name="decisions_xlsx"),
    path("decisions/all.json", register.as_json, name="decisions_json"),
    path("decisions/feed.atom", register.feed, name="decisions_feed"),
    path("desk/decisions/steps/<int:pk>/progress/", desk.progress, name="desk_progress"),
    path("desk/links/<slug:kind>/<int:id>/", links.of_thing, name="desk_links"),
    path("desk/links/<int:pk>/take-back/", links.take_back, name="desk_take_back"),
    path("what-changed/", register.what_changed, name="what_changed"),
    path("what-changed/<int:year>/", register.what_changed_year, name="what_changed_year"),
    path("what-changed/<int:year>/all.csv", register.what_changed_csv, name="what_changed_csv"),
]
