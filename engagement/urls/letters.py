from django.urls import path

from engagement.views import desk_letters, letters

urlpatterns = [
    path("news/subscribe/", letters.subscribe, name="news_subscribe"),
    path("news/subscribe/sent/", letters.sent, name="news_sent"),
    path("news/confirm/<str:token>/", letters.confirm, name="news_confirm"),
    path("news/settings/<str:token>/", letters.settings, name="news_settings"),
    path("news/end/<str:token>/", letters.end, name="news_end"),
    path("desk/news/", desk_letters.overview, name="desk_news"),
]
