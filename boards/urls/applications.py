"""Calls for applications, what a person sent, and the desk's side of both (C2C-07 to C2C-09)."""

from django.urls import path

from boards.views import applications, desk_applications, desk_calls

DESK = "desk/applications/"
CALL = f"{DESK}<int:pk>/"
ONE = f"{DESK}one/<int:pk>/"
MINE = "applications/mine/<str:code>/"
urlpatterns = [
    path("applications/", applications.calls, name="applications"),
    path("applications/mine/", applications.find, name="application_find"),
    path(MINE, applications.receipt, name="application_receipt"),
    path(f"{MINE}change/", applications.change, name="application_change"),
    path(f"{MINE}withdraw/", applications.withdraw, name="application_withdraw"),
    path("applications/<slug:slug>/", applications.call, name="application_call"),
    path("applications/<slug:slug>/apply/", applications.apply, name="application_apply"),
    # The desk.
    path(DESK, desk_calls.calls, name="desk_applications"),
    path(f"{DESK}new/", desk_calls.new, name="desk_new_call"),
    path(CALL, desk_calls.call, name="desk_call"),
    path(f"{CALL}text/", desk_calls.write, name="desk_write_call"),
    path(f"{CALL}publish/", desk_calls.publish, name="desk_publish_call"),
    path(f"{CALL}scored/", desk_calls.scored, name="desk_close_scoring"),
    path(f"{CALL}agenda/", desk_calls.bring, name="desk_bring_short_list"),
    path(f"{CALL}packet.csv", desk_calls.packet, name="desk_application_packet"),
    path(f"{CALL}appoint/", desk_calls.appoint, name="desk_appoint"),
    path(f"{CALL}answer/", desk_calls.answer_rest, name="desk_answer_rest"),
    path(ONE, desk_applications.application, name="desk_application"),
    path(f"{ONE}shortlist/", desk_applications.shortlist, name="desk_shortlist"),
]
