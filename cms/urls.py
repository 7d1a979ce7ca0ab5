"""Root URLconf. Apps are named as strings; Wagtail's catch-all is last."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

from cms.monitoring import views as monitoring
from cms.sharing import urls as sharing
from cms.web import redirects, untranslated_pages
from cms.web.errors import closed, not_found
from cms.web.media import image

handler400 = "cms.web.errors.bad_request"
handler403 = "cms.web.errors.forbidden"
handler404 = "cms.web.errors.not_found"
handler500 = "cms.web.errors.server_error"

LOGIN = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("healthz", monitoring.healthz, name="healthz"),
    path("readyz", monitoring.readyz, name="readyz"),
    path("metrics", monitoring.metrics, name="metrics"),
    # Wagtail's own login pages redirect to allauth's (stack.md P3).
    path("admin/login/", LOGIN),
    path("_util/login/", LOGIN),
    # Wagtail's two error test pages are disabled.
    path("admin/test404/", not_found),
    path("admin/failwhale/", not_found),
    path("admin/redirects/import/process/", redirects.process),
    # A second door for publishing, deleting and moving pages that no screen of Wagtail uses.
    path("admin/api/main/pages/<int:pk>/action/<str:action_name>/", closed),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:name>", image, name="media"),
    *sharing.urlpatterns,
    path("", include("boards.dialects.urls")),
]

urlpatterns.append(path("", include("cms.open_data.api.urls")))
urlpatterns += i18n_patterns(
    path("accounts/", include("cms.users.urls")),
    path("", include("cms.public_urls")),
    path("", include("feedback.site.urls")),
    path("", include("engagement.site.urls")),
    path("", include("boards.site.urls")),
    re_path(serve_pattern, untranslated_pages.serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

if settings.DEBUG:
    from django.contrib.staticfiles.urls import staticfiles_urlpatterns

    urlpatterns = staticfiles_urlpatterns() + urlpatterns
