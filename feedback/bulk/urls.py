"""URLs for acts on all that match a filter."""

from django.urls import path

from feedback.bulk import views

urlpatterns = [
    path("desk/comments/together/", views.together, name="desk_bulk"),
    path("desk/comments/together/new/", views.new, name="desk_bulk_new"),
    path("desk/campaigns/<int:pk>/moderate/", views.campaign, name="desk_campaign_moderate"),
    path("desk/comments/together/<int:number>/", views.one, name="desk_together"),
    path("desk/comments/together/<int:number>/undo/", views.undo, name="desk_together_undo"),
    path("desk/comments/together/<int:number>/lift/", views.lift, name="desk_together_lift"),
    path("desk/comments/together/<int:number>/resume/", views.resume, name="desk_together_resume"),
]
