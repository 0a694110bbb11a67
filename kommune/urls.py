"""All addresses: the program's own, the account pages and the admin."""

from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView

from indicators.admin import site as admin_site

# One door for signing in: the admin's own form would be a second one, without our texts.
admin_login = login_not_required(RedirectView.as_view(pattern_name="login", query_string=True))

urlpatterns = [
    path("", include("indicators.urls")),
    path("konto/logg-inn/", auth.LoginView.as_view(), name="login"),
    path("konto/logg-ut/", auth.LogoutView.as_view(), name="logout"),
    path("konto/passord/", auth.PasswordChangeView.as_view(), name="password_change"),
    path("konto/passord/endret/", auth.PasswordChangeDoneView.as_view(), name="password_change_done"),
    path("konto/glemt/", auth.PasswordResetView.as_view(), name="password_reset"),
    path("konto/glemt/sendt/", auth.PasswordResetDoneView.as_view(), name="password_reset_done"),
    path(
        "konto/nytt/<uidb64>/<token>/", auth.PasswordResetConfirmView.as_view(), name="password_reset_confirm"
    ),
    path("konto/nytt/ferdig/", auth.PasswordResetCompleteView.as_view(), name="password_reset_complete"),
    path("admin/login/", admin_login),
    path("admin/", admin_site.urls),
]

handler400 = "indicators.views.errors.bad_request"
handler403 = "indicators.views.errors.permission_denied"
handler404 = "indicators.views.errors.not_found"
handler500 = "indicators.views.errors.server_error"
