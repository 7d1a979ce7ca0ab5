from django.urls import path

from engagement.views import calendars, desk, public

app_name = "engagement"
urlpatterns = [
    path("conversations/", public.conversations, name="conversations"),
    path("conversations/calendar.ics", calendars.all_conversations, name="calendar"),
    path("conversations/registration/<str:code>/", public.receipt, name="receipt"),
    path("conversations/<slug:slug>/", public.conversation, name="conversation"),
    path("conversations/<slug:slug>/register/", public.register, name="register"),
    path("conversations/<slug:slug>/event.ics", calendars.one_conversation, name="event"),
    path("desk/conversations/", desk.conversations, name="desk_conversations"),
    path("desk/conversations/new/", desk.plan, name="desk_plan"),
    path("desk/conversations/<slug:slug>/", desk.conversation, name="desk_conversation"),
    path("desk/conversations/<slug:slug>/move/", desk.move, name="desk_move"),
    path("desk/conversations/<slug:slug>/cancel/", desk.call_off, name="desk_cancel"),
    path("desk/conversations/<slug:slug>/seats/", desk.seats, name="desk_seats"),
    path("desk/conversations/<slug:slug>/held/", desk.held, name="desk_held"),
    path("desk/conversations/<slug:slug>/recap/", desk.recap, name="desk_recap"),
]
