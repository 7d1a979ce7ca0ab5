"""URLs to approve, post and change an agenda."""

from django.urls import path

from boards.agendas import change_views, ground_list, views
from boards.agendas.editor import paste_views
from boards.agendas.editor import views as editor

urlpatterns = [
    path("desk/closed-grounds/", ground_list.closed_grounds, name="desk_closed_grounds"),
    path("desk/meetings/<int:pk>/agenda/", editor.agenda, name="desk_agenda"),
    path("desk/meetings/<int:pk>/agenda/paste/", paste_views.paste, name="desk_paste"),
    path("desk/meetings/<int:pk>/approve/", views.approve, name="approve_agenda"),
    path("desk/meetings/<int:pk>/post/", views.post, name="post"),
    path("desk/meetings/<int:pk>/correct/", change_views.correct, name="correct"),
    path("desk/meetings/<int:pk>/corrections/<int:correction>/", change_views.correction, name="correction"),
]
