from django.urls import path

from engagement.conversations.views import calendars, copies, desk, flyers, planning, public

HERE, DESK = "conversations/<slug:slug>", "desk/conversations/<slug:slug>"
urlpatterns = [
    path("conversations/", public.conversations, name="conversations"),
    path("conversations/feed.atom", calendars.feed, name="feed"),
    path("conversations/calendar.ics", calendars.all_conversations, name="calendar"),
    path(f"{HERE}/", public.conversation, name="conversation"),
    path(f"{HERE}/event.ics", calendars.one_conversation, name="event"),
    path("desk/conversations/", desk.conversations, name="desk_conversations"),
    path("desk/conversations/new/", planning.plan, name="desk_plan"),
    path(f"{DESK}/", desk.conversation, name="desk_conversation"),
    path(f"{DESK}/plan/", planning.steps, name="desk_planning"),
    path(f"{DESK}/plan/publish/", planning.publish, name="desk_publish"),
    path(f"{DESK}/plan/<slug:step>/", planning.one_step, name="desk_planning_step"),
    path(f"{DESK}/flyer/", flyers.flyer, name="desk_flyer"),
    path(f"{DESK}/flyer/room/", flyers.room_flyer, name="desk_room_flyer"),
    path(f"{DESK}/copy/", copies.copy, name="desk_copy"),
    path(f"{DESK}/move/", desk.move, name="desk_move"),
    path(f"{DESK}/cancel/", desk.call_off, name="desk_cancel"),
    path(f"{DESK}/seats/", desk.seats, name="desk_seats"),
    path(f"{DESK}/held/", desk.held, name="desk_held"),
]
