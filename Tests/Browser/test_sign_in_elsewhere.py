"""Signing in through a provider: a real one, which asks for PKCE, and those that do not do as they should."""

import datetime
import http.server
import json
import re
import socket
import ssl
import threading

import pytest

from authenticator import take_up
from conftest import Server
from people import Person, fits, missing_words
from provider import LANGUAGES, PASSPHRASE, Provider, write_file

OWN = "seven quiet geese fly north"
PEOPLE = {
    "ana": ("ana@mfa.png.example", True),
    "bruno": ("bruno@mfa.fra.example", True),
    "carla": ("carla@mfa.png.example", False),
    "dina": ("ana@mfa.png.example", True),
    "nobody": ("nobody@mfa.png.example", True),
}


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture(scope="module")
def house(browser, tmp_path_factory):
    """A real installation with a State's provider, and an officer who has let three people in."""
    port, folder = free_port(), tmp_path_factory.mktemp("provider")
    provider = Provider(
        folder, free_port(), [f"http://127.0.0.1:{port}/sign-in/with/xan/back"], PEOPLE, {"people": ["PNG"]})
    server = Server("--port", str(port), "--providers", provider.file)
    officer = Person(browser, server)
    officer.go(re.search(r"/invitations/\S+", server.greeting).group())
    assert officer.page.locator('a[href*="/with/"]').count() == 0, "it does not vouch for the secretariat"
    officer.fill(passphrase=OWN, again=OWN)
    officer.send()
    take_up(officer)
    for name, state in (("ana", "PNG"), ("bruno", "FRA"), ("carla", "PNG")):
        officer.go("/people/invite")
        officer.fill(name=name.title(), email=PEOPLE[name][0], capacity="expert", state=state)
        officer.send()
        assert not officer.refused(), officer.text()
    yield server, officer
    officer.close()
    server.stop()
    verified = server.command("verify", check=False)
    assert verified.returncode == 0, verified.stdout
    server.remove()
    provider.stop()


def at_the_provider(person, username, yes=True):
    """Signs in there if asked, and answers the question of consent."""
    page = person.page
    if page.title() == "Provider":
        page.locator('[name="username"]').fill(username)
        page.locator('[name="password"]').fill(PASSPHRASE)
        with page.expect_navigation():
            page.locator("button").click()
    if "/o/authorize/" in page.url:
        with page.expect_navigation():
            page.locator(f'input[type="submit"]{"[name=allow]" if yes else ":not([name])"}').click()


def go_there(person, username, yes=True, door='a[href="/sign-in/with/xan"]', start="/sign-in"):
    if start:
        person.go(start)
    with person.page.expect_navigation():
        person.page.locator(door).click()
    at_the_provider(person, username, yes)


def is_in(person):
    return person.page.locator(".person p bdi").count() == 1


def link_for(officer, name):
    officer.go("/people")
    with officer.page.expect_navigation():
        officer.page.locator(f'tr:has(bdi:text-is("{name}")) form button').first.click()
    return re.search(r"/invitations/\S+", officer.text()).group()


def test_the_first_time_with_a_yes_then_at_once(browser, house):
    server, _ = house
    ana = Person(browser, server)
    answers = []
    ana.page.on("request", lambda request: answers.append(request.url) if "/back?" in request.url else None)
    go_there(ana, "ana")
    assert ana.page.url.endswith("/sign-in/first") and "Ana" in ana.text() and not is_in(ana)
    assert answers and "iss=" in answers[0], "the provider names itself"
    look_at(browser, ana, "/sign-in/first")
    ana.send()
    assert is_in(ana) and ana.page.url == server.address + "/"
    assert ana.context.cookies() and not [c for c in ana.context.cookies() if c["name"] == "palermo-errand"]
    # What came back is worth nothing a second time, here or in another browser.
    ana.go(answers[0].removeprefix(server.address))
    assert ana.page.url.endswith("/ended/stale")
    thief = Person(browser, server)
    thief.go(answers[0].removeprefix(server.address))
    assert thief.page.url.endswith("/ended/stale") and not is_in(thief)
    thief.close()
    ana.go("/")
    ana.page.locator('form[action="/sign-out"] button').click()
    go_there(ana, "ana")
    assert is_in(ana) and ana.page.url == server.address + "/"
    ana.close()
    # Another person of the provider who has the same address now.
    dina = Person(browser, server)
    go_there(dina, "dina")
    assert dina.page.url.endswith("/ended/otherwise") and not is_in(dina)
    dina.close()


def test_a_state_vouches_for_its_own_people_only(browser, house):
    server, officer = house
    for username in ("bruno", "nobody", "carla"):
        person = Person(browser, server)
        go_there(person, username)
        assert person.page.url.endswith("/ended/nobody") and not is_in(person), username
        person.close()
    link = link_for(officer, "Bruno")
    bruno = Person(browser, server)
    bruno.go(link)
    assert bruno.page.locator('a[href*="/with/"]').count() == 0
    assert bruno.go(f"{link}/with/xan").status == 404
    bruno.close()


def test_an_invitation_is_accepted_there(browser, house):
    server, officer = house
    link = link_for(officer, "Carla")
    carla = Person(browser, server)
    carla.go(link)
    look_at(browser, carla, link)
    go_there(carla, "carla", door=f'a[href="{link}/with/xan"]', start=link)
    assert carla.page.url.endswith("/sign-in/first")
    assert officer.go(link).ok, "coming back from there has taken nothing yet"
    carla.send()
    assert is_in(carla), carla.text()
    assert officer.go(link).status == 404, "used once"
    carla.close()


def test_ended_there_or_begun_elsewhere(browser, house):
    server, _ = house
    person = Person(browser, server)
    go_there(person, "nobody", yes=False)
    assert person.page.url.endswith("/sign-in/with/xan/ended/cancelled")
    for path in ("back", "back?state=x&code=y", "back?error=access_denied"):
        person.go(f"/sign-in/with/xan/{path}")
        assert person.page.url.endswith("/ended/stale") and not is_in(person)
    assert person.go("/sign-in/first").status == 404
    # A link on another site signs nobody in unasked.
    person.page.set_extra_http_headers({"Sec-Fetch-Site": "cross-site"})
    answer = person.context.request.get(
        server.address + "/sign-in/with/xan", headers={"Sec-Fetch-Site": "cross-site"}, max_redirects=0)
    assert answer.headers["location"] == "/sign-in" and "set-cookie" not in answer.headers
    person.close()


def test_its_pages_are_for_everybody(browser, house):
    server, _ = house
    person = Person(browser, server)
    endings = [
        f"/sign-in/with/xan/ended/{ending}"
        for ending in ("cancelled", "stale", "distrusted", "unreachable", "nobody", "otherwise")]
    for path in ["/sign-in", *endings]:
        look_at(browser, person, path)
    for language in LANGUAGES:
        person.go(f"/?lang={language}")
        for path in endings:
            assert person.go(path).ok
            assert missing_words(person.page.content()) == []
            assert f"Ankoribo ({language})" in person.text() or path.endswith("stale")
    person.go("/sign-in?lang=en")
    policy = person.go("/sign-in").headers["content-security-policy"]
    assert "form-action 'self'" in policy, "a link leads there, and no form"
    person.close()


def look_at(browser, person, path):
    """English and Arabic, open to everybody, 320 pixels wide."""
    for language in ("en", "ar"):
        person.go(f"{path}?lang={language}")
        scripted = browser.new_context(storage_state=person.context.storage_state(), bypass_csp=True)
        page = scripted.new_page()
        assert page.goto(person.server.address + path).ok, path
        fits(page, f"{path} {language}")
        scripted.close()
    person.go(f"{path}?lang=en")


def test_without_providers_nothing_changes(browser, server):
    person = Person(browser, server)
    person.go("/sign-in")
    assert person.page.locator('a[href*="/with/"]').count() == 0
    for path in ("", "/back?state=a&code=b", "/ended/stale"):
        assert person.go(f"/sign-in/with/xan{path}").status == 404
    person.close()


# Providers that do not do as they should


class Odd(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        issuer = f"http://127.0.0.1:{self.server.server_port}"
        said = {"issuer": f"{issuer}/aside", **{
            name: f"{issuer}/x" for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")}}
        if self.path.startswith("/moved"):
            self.send_response(302)
            self.send_header("Location", f"{issuer}/aside/.well-known/openid-configuration")
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        try:
            if self.path.startswith("/huge"):
                for _ in range(400):
                    self.wfile.write(b" " * 100_000)
            self.wfile.write(json.dumps({**said, "keys": []}).encode())
        except OSError:
            pass


def odd_server(certificate=None):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Odd)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def own_certificate(folder):
    """A certificate that nobody but its maker has signed."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.timezone.utc)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256()))
    file = folder / "certificate.pem"
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    return file


def test_a_provider_that_moves_grows_or_is_not_itself(browser, tmp_path):
    plain, sealed = odd_server(), odd_server(own_certificate(tmp_path))
    address = f"http://127.0.0.1:{plain.server_port}"
    file = write_file(tmp_path, *(
        {"id": name, "issuer": issuer, "people": ["PNG"]} for name, issuer in (
            ("moved", f"{address}/moved"), ("huge", f"{address}/huge"), ("other", f"{address}/other"),
            ("sealed", f"https://localhost:{sealed.server_port}"), ("none", f"http://127.0.0.1:{free_port()}"),
            ("good", f"{address}/aside"))))
    server = Server("--providers", file)
    person = Person(browser, server)
    for name in ("moved", "huge", "other", "sealed", "none"):
        person.go("/sign-in")
        with person.page.expect_navigation():
            person.page.locator(f'a[href="/sign-in/with/{name}"]').click()
        assert person.page.url.endswith(f"/sign-in/with/{name}/ended/unreachable"), name
    answer = person.context.request.get(
        server.address + "/sign-in/with/good", headers={"Sec-Fetch-Site": "same-origin"}, max_redirects=0)
    assert answer.headers["location"].startswith(f"{address}/x?response_type=code")
    assert re.search(r"palermo-errand=good\.\d+\.[\w-]{43}; .*HttpOnly", answer.headers["set-cookie"])
    person.close()
    server.stop()
    server.remove()
    plain.shutdown()
    sealed.shutdown()


def test_a_file_that_says_too_little_is_refused_at_the_start(tmp_path):
    import subprocess

    from conftest import PROGRAM

    file = write_file(tmp_path, {"issuer": "https://login.example.org", "people": "everybody"})
    started = subprocess.run(
        [PROGRAM, "serve", "--data", str(tmp_path / "data"), "--port", "0", "--providers", file],
        capture_output=True, text=True, timeout=60)
    assert started.returncode != 0 and 'xan: who vouches for everybody needs "domains"' in started.stderr
    file = write_file(tmp_path, {"issuer": "http://127.0.0.1:9", "people": ["PNG"]})
    started = subprocess.run(
        [PROGRAM, "serve", "--data", str(tmp_path / "data"), "--port", "0", "--providers", file,
            "--public-url", "https://review.example.int"], capture_output=True, text=True, timeout=60)
    assert started.returncode != 0 and '"issuer" is no https address' in started.stderr
