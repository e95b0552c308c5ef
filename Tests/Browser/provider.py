"""A provider of sign-ins as a State may run one: Django OAuth Toolkit, on a free port, with its own people.

It asks for PKCE, a client's secret and exact addresses to come back to, shows a page for signing in and one for
consent, and names itself in its answers (RFC 9207). `Provider` starts one; its people are given with it.

    provider.py PORT FOLDER     what `Provider` starts
"""

import json
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

CLIENT, SECRET = "palermo", "a secret / of: this test"
PASSPHRASE = "let me in, provider"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


class Provider:
    """One running provider, and the file that names it to Palermo."""

    def __init__(self, folder, port, back, people, listed):
        """
        Args:
            folder: a folder of its own, a Path.
            back: addresses to which people may be sent back.
            people: usernames, each with e-mail address and whether that is verified.
            listed: what Palermo's file says of it beside issuer and client.
        """
        self.folder, self.issuer = folder, f"http://127.0.0.1:{port}/o"
        (folder / "people.json").write_text(json.dumps({"back": back, "people": people}))
        self.process = subprocess.Popen([sys.executable, __file__, str(port), str(folder)])
        for _ in range(150):
            try:
                urllib.request.urlopen(f"{self.issuer}/.well-known/openid-configuration", timeout=1)
                break
            except OSError:
                time.sleep(0.2)
        self.file = write_file(folder, {"issuer": self.issuer, **listed})

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)


def write_file(folder, *providers):
    """The file for `palermo serve --providers`."""
    secret = folder / "client-secret"
    secret.write_text(SECRET + "\n")
    secret.chmod(0o600)
    file = folder / "providers.json"
    file.write_text(json.dumps({"providers": [
        {
            "id": "xan", "name": {code: f"Ankoribo ({code})" for code in LANGUAGES}, "client-id": CLIENT,
            "client-secret-file": "client-secret", **provider,
        } for provider in providers]}))
    return str(file)


def serve(port, folder):
    """Sets Django up in one file, fills its database, and answers until it is stopped."""
    import django
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from django.conf import settings

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()).decode()
    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1"], DEBUG=False, ROOT_URLCONF="provider", SECRET_KEY=os.urandom(24).hex(),
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "provider.sqlite")}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", USE_TZ=True, LOGIN_URL="/login/",
        INSTALLED_APPS=[
            "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "oauth2_provider"],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware"],
        # A cookie's name is of a host, whatever the port: these are not Palermo's.
        SESSION_COOKIE_NAME="provider-session", CSRF_COOKIE_NAME="provider-csrf",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        TEMPLATES=[{
            "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request", "django.contrib.auth.context_processors.auth"],
            }}],
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True, "OIDC_RSA_PRIVATE_KEY": key, "OIDC_ISS_ENDPOINT": f"http://127.0.0.1:{port}/o",
            "SCOPES": {"openid": "OpenID", "email": "E-mail"}, "PKCE_REQUIRED": True,
            "OAUTH2_VALIDATOR_CLASS": "provider.Validator", "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
        })
    sys.modules["provider"] = sys.modules["__main__"]
    django.setup()
    define()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from oauth2_provider.models import get_application_model

    call_command("migrate", verbosity=0)
    given = json.loads((folder / "people.json").read_text())
    for username, (email, verified) in given["people"].items():
        # The verified mark has no field in Django: it stands with the name.
        get_user_model().objects.create_user(
            username, email, PASSPHRASE, first_name="verified" if verified else "")
    get_application_model().objects.create(
        name="Palermo", client_id=CLIENT, client_secret=SECRET, client_type="confidential",
        authorization_grant_type="authorization-code", redirect_uris=" ".join(given["back"]), algorithm="RS256")
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    WSGIRequestHandler.log_message = lambda *_: None
    server = ThreadedWSGIServer(("127.0.0.1", port), WSGIRequestHandler)
    server.set_app(get_wsgi_application())
    server.serve_forever()


def define():
    """What Django looks for in this module, once it is set up."""
    from django.contrib.auth import authenticate, login
    from django.http import HttpResponse, HttpResponseRedirect
    from django.middleware.csrf import get_token
    from django.urls import include, path
    from django.utils.http import url_has_allowed_host_and_scheme
    from oauth2_provider.oauth2_validators import OAuth2Validator

    class Validator(OAuth2Validator):
        oidc_claim_scope = {**OAuth2Validator.oidc_claim_scope, "email_verified": "email"}

        def get_additional_claims(self, request):
            return {"email": request.user.email, "email_verified": request.user.first_name == "verified"}

    def sign_in(request):
        if request.method == "POST":
            user = authenticate(request, username=request.POST["username"], password=request.POST["password"])
            to = request.GET.get("next", "")
            if user and url_has_allowed_host_and_scheme(to, {request.get_host()}):
                login(request, user)
                return HttpResponseRedirect(to)
        return HttpResponse(
            '<title>Provider</title><form method="post"><input name="username"><input name="password" type="password">'
            f'<input type="hidden" name="csrfmiddlewaretoken" value="{get_token(request)}"><button>Go</button></form>')

    here = sys.modules["__main__"]
    here.Validator = Validator
    here.urlpatterns = [path("login/", sign_in), path("o/", include("oauth2_provider.urls"))]


if __name__ == "__main__":
    serve(int(sys.argv[1]), Path(sys.argv[2]))
