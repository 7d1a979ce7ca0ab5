"""URLs for calls, applications and their desk (C2C-07 to C2C-09)."""

from django.urls import path

from boards.appointments.views import calls, desk, public

DESK = "desk/applications/"
CALL = f"{DESK}<int:pk>/"
ONE = f"{DESK}one/<int:pk>/"
MINE = "applications/mine/<str:code>/"
urlpatterns = [
    path("applications/", public.calls, name="applications"),
    path("applications/mine/", public.find, name="application_find"),
    path(MINE, public.receipt, name="application_receipt"),
    path(f"{MINE}change/", public.change, name="application_change"),
    path(f"{MINE}withdraw/", public.withdraw, name="application_withdraw"),
    path("applications/<slug:slug>/", public.call, name="application_call"),
    path("applications/<slug:slug>/apply/", public.apply, name="application_apply"),
    # Staff desk.
    path(DESK, calls.calls, name="desk_applications"),
    path(f"{DESK}new/", calls.new, name="desk_new_call"),
    path(CALL, calls.call, name="desk_call"),
    path(f"{CALL}text/", calls.write, name="desk_write_call"),
    path(f"{CALL}publish/", calls.publish, name="desk_publish_call"),
    path(f"{CALL}scored/", calls.scored, name="desk_close_scoring"),
    path(f"{CALL}agenda/", calls.bring, name="desk_bring_short_list"),
    path(f"{CALL}packet.csv", calls.packet, name="desk_application_packet"),
    path(f"{CALL}appoint/", calls.appoint, name="desk_appoint"),
    path(f"{CALL}answer/", calls.answer_rest, name="desk_answer_rest"),
    path(ONE, desk.application, name="desk_application"),
    path(f"{ONE}shortlist/", desk.shortlist, name="desk_shortlist"),
]
