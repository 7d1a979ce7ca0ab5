"""What was decided."""

from django.urls import path

from boards.decisions.views import desk, public

urlpatterns = [
    path("decisions/<slug:number>/", public.decision, name="decision"),
    path("desk/decisions/", desk.decisions, name="desk_decisions"),
    path("desk/decisions/from/<int:pk>/", desk.publish, name="desk_publish_decision"),
    path("desk/decisions/<int:pk>/step/", desk.promise, name="desk_promise"),
    path("desk/decisions/steps/<int:pk>/done/", desk.finish, name="desk_finish"),
]
