"""What was decided."""

from django.urls import path

from boards.views import decisions, record

urlpatterns = [
    path("decisions/<slug:number>/", record.decision, name="decision"),
    path("desk/decisions/", decisions.decisions, name="desk_decisions"),
    path("desk/decisions/from/<int:pk>/", decisions.publish, name="desk_publish_decision"),
    path("desk/decisions/<int:pk>/step/", decisions.promise, name="desk_promise"),
    path("desk/decisions/steps/<int:pk>/done/", decisions.finish, name="desk_finish"),
]
