from django.urls import path

from cms.views import api, desk, guides, keeping, record, search, trace

app_name = "cms"
urlpatterns = [
    path("search/", search.search, name="search"),
    path("trace/", trace.index, name="trace_index"),
    path("trace/<slug:kind>/<int:id>/voices/", trace.voices, name="trace_voices"),
    path("trace/<slug:kind>/<int:id>/", trace.trace, name="trace"),
    path("trace/<slug:kind>/<int:id>/data.json", trace.trace_data, name="trace_data"),
    path("verify/", record.verify, name="verify"),
    path("verify/chain.csv", record.verify_data, name="verify_data"),
    path("api/", api.index, name="api"),
    path("desk/", desk.home, name="desk"),
    path("desk/help/", guides.index, name="help"),
    path("desk/help/<slug:guide>/<slug:slug>/", guides.chapter, name="help_chapter"),
    path("desk/jobs/<uuid:pk>/", desk.job, name="job"),
    path("desk/jobs/<uuid:pk>/cancel/", desk.cancel_job, name="cancel_job"),
    path("desk/retention/", keeping.rules, name="retention"),
    path("desk/retention/<str:name>/", keeping.rule, name="retention_rule"),
    path("desk/holds/", keeping.hold_list, name="holds"),
    path("desk/holds/<int:pk>/", keeping.hold_act, name="hold_act"),
    path("desk/history/<str:label>/<str:pk>/", desk.history, name="history"),
]
