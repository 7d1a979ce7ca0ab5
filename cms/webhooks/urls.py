from django.urls import path

from cms.webhooks import views

urlpatterns = [
    path("desk/webhooks/", views.webhooks, name="webhooks"),
    path("desk/webhooks/new/", views.new, name="new_webhook"),
    path("desk/webhooks/<int:pk>/", views.webhook, name="webhook"),
    path("desk/webhooks/<int:pk>/edit/", views.edit, name="edit_webhook"),
]
