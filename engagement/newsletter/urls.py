from django.urls import path

from engagement.newsletter import desk_views, views

urlpatterns = [
    path("news/subscribe/", views.subscribe, name="news_subscribe"),
    path("news/subscribe/sent/", views.sent, name="news_sent"),
    path("news/find/", views.find, name="news_find"),
    path("news/find/sent/", views.found, name="news_found"),
    path("news/confirm/<str:token>/", views.confirm, name="news_confirm"),
    path("news/settings/<str:token>/", views.settings, name="news_settings"),
    path("news/end/<str:token>/", views.end, name="news_end"),
    path("desk/news/", desk_views.overview, name="desk_news"),
    path("desk/news/write/", desk_views.write, name="desk_news_write"),
    path("desk/news/written/<int:pk>/", desk_views.announcement, name="desk_announcement"),
    path("desk/news/written/<int:pk>/edit/", desk_views.write, name="desk_announcement_edit"),
    path("desk/news/subscribers/", desk_views.subscribers, name="desk_subscribers"),
    path("desk/news/subscribers/<int:pk>/", desk_views.subscriber, name="desk_subscriber"),
    path("desk/news/undelivered/", desk_views.suppressed, name="desk_suppressed"),
]
