from django.urls import path

from engagement.newsletter import views

urlpatterns = [
    path("news/subscribe/", views.subscribe, name="news_subscribe"),
    path("news/subscribe/sent/", views.sent, name="news_sent"),
    path("news/confirm/<str:token>/", views.confirm, name="news_confirm"),
    path("news/settings/<str:token>/", views.settings, name="news_settings"),
    path("news/end/<str:token>/", views.end, name="news_end"),
    path("desk/news/", views.overview, name="desk_news"),
]
