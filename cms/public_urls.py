from django.urls import path

from cms import desk_views
from cms.chain import views as trace
from cms.guides import views
from cms.records import retention_views, verify_views
from cms.search import views as search
from cms.web import open_data_views

app_name = "cms"
urlpatterns = [
    path("search/", search.search, name="search"),
    path("trace/", trace.index, name="trace_index"),
    path("trace/<slug:kind>/<int:id>/voices/", trace.voices, name="trace_voices"),
    path("trace/<slug:kind>/<int:id>/", trace.trace, name="trace"),
    path("trace/<slug:kind>/<int:id>/data.json", trace.trace_data, name="trace_data"),
    path("verify/", verify_views.verify, name="verify"),
    path("verify/chain.csv", verify_views.verify_data, name="verify_data"),
    path("api/", open_data_views.index, name="api"),
    path("desk/", desk_views.home, name="desk"),
    path("desk/help/", views.index, name="help"),
    path("desk/help/<slug:guide>/<slug:slug>/", views.chapter, name="help_chapter"),
    path("desk/jobs/<uuid:pk>/", desk_views.job, name="job"),
    path("desk/jobs/<uuid:pk>/cancel/", desk_views.cancel_job, name="cancel_job"),
    path("desk/retention/", retention_views.rules, name="retention"),
    path("desk/retention/<str:name>/", retention_views.rule, name="retention_rule"),
    path("desk/holds/", retention_views.hold_list, name="holds"),
    path("desk/holds/<int:pk>/", retention_views.hold_act, name="hold_act"),
    path("desk/history/<str:label>/<str:pk>/", desk_views.history, name="history"),
]
