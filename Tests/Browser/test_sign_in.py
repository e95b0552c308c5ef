"""Coming in: invitation, passphrase, second factor; slowed when guessing; links asked for; sessions ended."""

import email
import email.policy
import re
import time
from pathlib import Path

import pytest

from authenticator import begin, take_up
from conftest import Server
from people import Person, fits, look, missing_words

OFFICER = "secretariat@localhost.localdomain"
PHRASE = "seven quiet geese fly north"


@pytest.fixture
def real(browser):
    server = Server("--mail", "outbox")
    people = []

    def somebody(**options):
        people.append(Person(browser, server, **options))
        return people[-1]

    yield server, somebody
    for one in people:
        one.close()
    server.stop()
    assert server.command("verify").returncode == 0
    server.remove()


def sign_in(person, passphrase=PHRASE, address=OFFICER):
    person.go("/sign-in")
    person.fill(email=address, passphrase=passphrase)
    person.send()


def sign_out(person):
    with person.page.expect_navigation():
        person.page.locator('form[action="/sign-out"] button').click()


def is_in(person):
    person.go("/")
    return person.page.locator('form[action="/sign-out"]').count() == 1


def outbox(server, at_least):
    """The messages handed over, the newest last; they go out after the answer."""
    for _ in range(100):
        files = sorted(Path(server.folder, "outbox").glob("*.eml"))
        if len(files) >= at_least:
            break
        time.sleep(0.1)
    return [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]


def test_from_the_invitation_to_the_last_session(real):
    server, somebody = real
    link = re.search(r"/invitations/\S+", server.greeting).group()
    officer = somebody()
    officer.go(link)
    for easy in ["passwordpassword", "palermo palermo 1", "1qaz2wsx3edc4rfv"]:
        officer.fill(passphrase=easy, again=easy)
        officer.send()
        assert officer.refused()
    # Refused, nothing was done; and accepting is a POST.
    officer.go(link)
    officer.fill(passphrase=PHRASE, again=PHRASE)
    officer.send()
    assert officer.page.url.endswith("/sign-in/second-factor") and not is_in(officer)
    officer.go("/sign-in/second-factor")
    assert missing_words(officer.page.content()) == []
    officer.fill(code="000000")
    officer.send()
    assert officer.refused() and not is_in(officer)
    officer.go("/sign-in/second-factor")
    phone, codes = take_up(officer)
    assert is_in(officer) and officer.go("/people").ok
    cookies = {cookie["name"]: cookie for cookie in officer.context.cookies()}
    assert all(cookies[name]["httpOnly"] and cookies[name]["sameSite"] == "Lax"
               for name in ("palermo-session", "palermo-browser"))
    sign_out(officer)

    # Wrong, and half way in.
    sign_in(officer, "seven quiet geese fly south")
    assert officer.refused()
    sign_in(officer)
    assert officer.page.url.endswith("/sign-in/code") and not is_in(officer)
    officer.go("/sign-in/code")
    officer.fill(code="12345")
    officer.send()
    assert officer.refused()
    officer.fill(code=phone.code())
    officer.send()
    assert is_in(officer)

    # A stranger guesses, and is slowed; after a restart too; an address that nobody has is no other.
    stranger = somebody()
    answers = {}
    for address in (OFFICER, "nobody@example.org"):
        for number in range(6):
            sign_in(stranger, f"guess number {number} of many", address)
            assert stranger.refused()
        answers[address] = stranger.text()
    assert answers[OFFICER] == answers["nobody@example.org"] and "Try again in" in answers[OFFICER]
    server.stop()
    server.start(is_begun=True)
    sign_in(stranger)
    assert "Try again in" in stranger.text()
    # The officer's own browser is not held up by it.
    sign_out(officer)
    sign_in(officer)
    officer.fill(code=codes[3])
    officer.send()
    assert is_in(officer)

    # A recovery code serves once.
    elsewhere = somebody()
    elsewhere.context.add_cookies([c for c in officer.context.cookies() if c["name"] == "palermo-browser"])
    sign_in(elsewhere)
    elsewhere.fill(code=codes[3])
    elsewhere.send()
    assert elsewhere.refused()
    elsewhere.fill(code=codes[4].lower())
    elsewhere.send()
    assert is_in(elsewhere)

    # Both sessions are seen, and the other is ended.
    officer.go("/me")
    assert officer.page.locator("ul.sessions > li").count() == 2
    assert officer.page.locator("ul.sessions li", has_text="Chrome, Linux").count() == 2
    with officer.page.expect_navigation():
        officer.page.locator('form:has([value="end-session"]) button').click()
    assert officer.page.locator("ul.sessions > li").count() == 1 and not is_in(elsewhere)
    assert is_in(officer)

    # New codes, and another telephone.
    officer.go("/me/second-factor")
    officer.fill(do="end", code=codes[5])
    officer.send()
    assert officer.page.url.startswith(f"{server.address}/me/second-factor")
    take_up(officer)
    officer.go("/me/second-factor")
    officer.fill(code=codes[6])
    officer.send()
    assert officer.refused(), "the codes before have ended"


def test_a_link_is_asked_for_and_the_answer_is_the_same(real):
    server, somebody = real
    officer = somebody()
    phone, codes = begin(officer, re.search(r"/invitations/\S+", server.greeting).group())
    officer.go("/people/invite")
    officer.fill(name="Zoé Ω", email="zoe@example.org", capacity="delegate", state="FRA")
    officer.send()
    visitor = somebody()
    visitor.go("/sign-in")
    with visitor.page.expect_navigation():
        visitor.page.locator('main a[href="/sign-in/link"]').click()
    answers = []
    for address in ("zoe@example.org", "nobody@example.org", OFFICER):
        visitor.go("/sign-in/link")
        visitor.fill(email=address)
        visitor.send()
        answers.append((visitor.page.url, visitor.text()))
    assert len(set(answers)) == 1
    sent = outbox(server, 2)
    assert [message["To"].addresses[0].addr_spec for message in sent] == ["zoe@example.org", OFFICER]
    links = [re.search(r"/invitations/\S+", message.get_content()).group() for message in sent]

    # The first accepts: a delegate needs no code here. Opening it did nothing.
    for _ in range(2):
        assert visitor.go(links[0]).ok
    visitor.fill(passphrase="la neige tombe sur les toits", again="la neige tombe sur les toits")
    visitor.send()
    assert is_in(visitor) and visitor.go("/people").status == 404
    visitor.go("/me/second-factor")
    take_up(visitor)
    sign_out(visitor)
    sign_in(visitor, "la neige tombe sur les toits", "zoe@example.org")
    assert visitor.page.url.endswith("/sign-in/code")

    # The officer's mailbox is not enough.
    thief = somebody()
    thief.go(links[1])
    thief.fill(passphrase="a thief's own long passphrase", again="a thief's own long passphrase", code="123456")
    thief.send()
    assert thief.refused() and is_in(officer)
    thief.fill(passphrase="another long and quiet phrase", again="another long and quiet phrase", code=codes[0])
    thief.send()
    assert is_in(thief) and not is_in(officer), "a new passphrase ends the sessions before"


def test_the_pages_are_accessible_and_fit(real, browser):
    server, somebody = real
    for language in ("en", "ar"):
        visitor = somebody(language=language, script=True)
        for path in ("/sign-in", "/sign-in/link"):
            visitor.go(path)
            fits(visitor.page, f"{path} {language}")
    officer = somebody(script=True)
    officer.go(re.search(r"/invitations/\S+", server.greeting).group())
    fits(officer.page, "invitation")
    officer.fill(passphrase=PHRASE, again=PHRASE)
    officer.send()
    look(browser, officer, ["/sign-in/second-factor"])
    officer.go("/sign-in/second-factor")
    phone, _ = take_up(officer)
    fits(officer.page, "recovery codes")
    look(browser, officer, ["/me", "/me/second-factor"])
    sign_out(officer)
    sign_in(officer)
    look(browser, officer, ["/sign-in/code"])
