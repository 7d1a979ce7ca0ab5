from django.urls import path

from engagement.views import calendars, public

urlpatterns = [
    path("conversations/", public.conversations, name="conversations"),
    path("conversations/feed.atom", calendars.feed, name="feed"),
    path("conversations/calendar.ics", calendars.all_conversations, name="calendar"),
    path("conversations/registration/<str:code>/", public.receipt, name="receipt"),
    path("conversations/registration/<str:code>/change/", public.change, name="receipt_change"),
    path("conversations/<slug:slug>/", public.conversation, name="conversation"),
    path("conversations/<slug:slug>/register/", public.register, name="register"),
    path("conversations/<slug:slug>/event.ics", calendars.one_conversation, name="event"),
]
