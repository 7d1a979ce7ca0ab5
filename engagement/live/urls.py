from django.urls import path

from engagement.live.views import desk, projector, public

HERE, DESK = "conversations/<slug:slug>", "desk/conversations/<slug:slug>"
urlpatterns = [
    path(f"{HERE}/live/", public.live_start, name="live_start"),
    path(f"{HERE}/live/state/", public.live_state, name="live_state"),
    path(f"{HERE}/live/<str:key>/", public.live, name="live"),
    path(f"{HERE}/projector/", projector.projector, name="projector"),
    path(f"{HERE}/projector/state/", projector.projector_state, name="projector_state"),
    path("p/<int:number>/", projector.short, name="short"),
    path(f"{DESK}/live/", desk.live, name="desk_live"),
    path(f"{DESK}/live/state/", desk.state, name="desk_live_state"),
    path(f"{DESK}/run/", desk.run, name="desk_run"),
]
