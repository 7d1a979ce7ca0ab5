from django.urls import path

from engagement.record_updates import views

urlpatterns = [
    path("follow/sent/", views.sent, name="follow_sent"),
    path("follow/<slug:kind>/<str:record>/", views.follow, name="follow"),
    path("follow/<slug:kind>/<str:record>/changes.atom", views.changes_feed, name="follow_feed"),
    path("news/follow/<str:token>/", views.confirm, name="news_follow"),
]
