from django.urls import path

from engagement.conversations.views import calendars
from engagement.registrations import views

urlpatterns = [
    path("conversations/", views.conversations, name="conversations"),
    path("conversations/feed.atom", calendars.feed, name="feed"),
    path("conversations/calendar.ics", calendars.all_conversations, name="calendar"),
    path("conversations/registration/<str:code>/", views.receipt, name="receipt"),
    path("conversations/registration/<str:code>/change/", views.change, name="receipt_change"),
    path("conversations/<slug:slug>/", views.conversation, name="conversation"),
    path("conversations/<slug:slug>/register/", views.register, name="register"),
    path("conversations/<slug:slug>/event.ics", calendars.one_conversation, name="event"),
]
