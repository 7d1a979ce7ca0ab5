from django.urls import path

from engagement.conversations.views import desk, planning

urlpatterns = [
    path("desk/conversations/", desk.conversations, name="desk_conversations"),
    path("desk/conversations/new/", planning.plan, name="desk_plan"),
    path("desk/conversations/<slug:slug>/", desk.conversation, name="desk_conversation"),
    path("desk/conversations/<slug:slug>/edit/", planning.edit, name="desk_edit"),
    path("desk/conversations/<slug:slug>/move/", desk.move, name="desk_move"),
    path("desk/conversations/<slug:slug>/cancel/", desk.call_off, name="desk_cancel"),
    path("desk/conversations/<slug:slug>/seats/", desk.seats, name="desk_seats"),
    path("desk/conversations/<slug:slug>/held/", desk.held, name="desk_held"),
]
