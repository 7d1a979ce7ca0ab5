"""URLs for decisions: register, files and feed, each decision, action items, links, yearly changes."""

from django.urls import path

from boards.decisions.views import console, desk, links, public, register

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
    path("decisions/<slug:number>/", public.decision, name="decision"),
    path("desk/decisions/", desk.decisions, name="desk_decisions"),
    path("desk/decisions/from/<int:pk>/", desk.prepare, name="desk_prepare_decision"),
    path("desk/decisions/from/<int:pk>/review/", desk.review, name="desk_review_decision"),
    path("desk/decisions/<int:pk>/step/", desk.add_step, name="desk_promise"),
    path("desk/decisions/steps/<int:pk>/done/", desk.finish, name="desk_finish"),
    path("desk/meetings/<int:pk>/live/items/<int:item>/leave/", console.table, name="live_leave"),
]
