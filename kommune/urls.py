"""All addresses: the program's own, the account pages and the admin."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView

from indicators.admin import site as admin_site

# One door for signing in: the admin's own form would be a second one, without our texts.
admin_login = login_not_required(RedirectView.as_view(pattern_name="login", query_string=True))

urlpatterns = [
    path("", include("indicators.urls")),
    path("konto/", include("kommune.account_urls")),
    path("admin/login/", admin_login),
    path("admin/", admin_site.urls),
]

handler400 = "indicators.views.errors.bad_request"
handler403 = "indicators.views.errors.permission_denied"
handler404 = "indicators.views.errors.not_found"
handler500 = "indicators.views.errors.server_error"
handler429 = "indicators.views.errors.too_many"  # allauth looks for it
