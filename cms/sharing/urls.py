"""Addresses that programs look for at the root of a site, whatever its language."""

from django.urls import path

from cms.sharing import views

urlpatterns = [
    path("sitemap.xml", views.sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security, name="security"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("apple-touch-icon.png", views.touch_icon, name="touch_icon"),
    path("icon-<int:size>.png", views.icon, name="icon"),
    path("cards/<slug:language>/site.png", views.site_card, name="site_card"),
    path("cards/<slug:language>/<slug:kind>/<int:id>.png", views.card, name="card"),
]
