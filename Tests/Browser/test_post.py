"""What goes out: reminders, invitations, the secretariat's letters, calendars. Read with programs that are not ours:
Python's own reader of mail and the package `icalendar`."""

import datetime
import email
import email.policy
import re
import socket
import stat
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from icalendar import Calendar

from authenticator import begin
from conftest import Server
from people import Person, begin_review, fits, look, missing_words
from test_journey import first_officer

LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es"]


def messages(server):
    """The files of the outbox, as Python reads mail, the oldest first."""
    read = []
    for file in sorted(Path(server.folder, "outbox").glob("*")):
        assert file.suffix == ".eml" and stat.S_IMODE(file.stat().st_mode) == 0o600
        raw = file.read_bytes()
        assert raw.count(b"\n") == raw.count(b"\r\n") and all(byte < 128 for byte in raw)
        message = email.message_from_bytes(raw, policy=email.policy.default)
        assert not message.defects and not [h for h in message.values() if getattr(h, "defects", ())], raw
        assert message["Auto-Submitted"] == "auto-generated" and message["Message-ID"]
        assert message["Date"].datetime.tzinfo is not None
        read.append(message)
    return read


def text(message):
    """Its words; lines travel with CR LF."""
    return message.get_content().replace("\r\n", "\n")


def press(person, do):
    with person.page.expect_navigation():
        person.page.locator(f'button[name="do"][value="{do}"]').first.click()


def fetch(address):
    """A calendar program: no cookies, no browser."""
    with urllib.request.urlopen(address) as answer:
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        raw = answer.read()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    return Calendar.from_ical(raw)


def refused(address):
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(address)
    # The page names its own address, in the links to the other languages.
    return answer.value.code, answer.value.read().replace(address.rsplit("/", 1)[1].encode(), b"")


def open_calendar(person):
    person.go("/me")
    press(person, "open")
    return person.page.locator("div.done code").inner_text()


def test_reminders_of_a_training_room(room, browser):
    server, person = room
    officer = person(first_officer(person, server))
    review, state = begin_review(officer, person)
    delegate, focal = person(f"p-{state}-delegate"), person(f"p-{state}-focal-point")

    # Nobody but those signed in reads the outbox; it is linked from the door.
    visitor = Person(browser, server)
    assert visitor.go("/training/outbox").status == 404
    visitor.close()
    focal.go("/training")
    focal.page.locator('main a[href="/training/outbox"]').click()
    assert focal.page.locator("article.letter").count() == 0
    press(focal, "remind")
    sent = messages(server)
    assert len(sent) == focal.page.locator("article.letter").count() > 3
    assert len({message["To"] for message in sent}) == len(sent), "one message a person a day"
    press(focal, "remind")
    assert len(messages(server)) == len(sent)
    # What is asked of the focal point: where, and not what.
    mine = [message for message in sent if f"{server.address}{review}\n" in text(message)]
    assert mine and all(message["From"].addresses[0].addr_spec == "palermo@palermo.invalid" for message in sent)
    asked = focal.asked()
    focal.go("/")
    title = focal.page.locator("ul.asks .what").first.inner_text()
    assert asked and not any(title in text(message) for message in sent)
    focal.go("/training/outbox")
    assert focal.page.locator(f'article.letter a[href="{server.address}{review}"]').count() > 0
    assert server.command("remind", "--dry-run").stdout == ""
    later = server.command("remind", "--dry-run", "--today", str(datetime.date.today() + datetime.timedelta(days=200)))
    assert f"\t{review.split('/')[-1]}" in later.stdout

    # The secretariat's letter, sent and noted.
    officer.go("/responses")
    officer.page.locator(f'a[href="/responses/{review.split("/")[-1]}"]').click()
    words = officer.page.locator("div.words").inner_text()
    officer.send()
    assert not officer.refused() and officer.page.locator("ul.plain.hint li").count() == 1
    letter = messages(server)[-1]
    assert letter.get_content().split() == words.split()
    # Who may not, does not.
    assert focal.go(f"/responses/{review.split('/')[-1]}").status == 404

    # An invitation goes to the address invited, and its link is shown to nobody else.
    officer.go("/people/invite")
    officer.fill(name="Ким, \"Анна\"", email="anna@example.org", capacity="expert", state=state.upper())
    officer.send()
    row = officer.page.locator("tr", has_text="anna@example.org")
    with officer.page.expect_navigation():
        row.locator('button[value="mail"]').click()
    assert "/invitations/" not in officer.page.content()
    invitation = messages(server)[-1]
    assert invitation["To"].addresses[0].display_name == 'Ким, "Анна"'
    assert invitation["To"].addresses[0].addr_spec == "anna@example.org"
    link = re.search(r"http://\S+/invitations/\S+", invitation.get_content()).group()
    assert delegate.go(link.removeprefix(server.address)).ok


def test_a_calendar_from_its_address_to_its_end(room):
    server, person = room
    officer = person(first_officer(person, server))
    review, state = begin_review(officer, person)
    focal = person(f"p-{state}-focal-point", "ar")
    address = open_calendar(focal)
    assert re.fullmatch(rf"{re.escape(server.address)}/calendar/[A-Za-z0-9_-]{{43}}\.ics", address)
    focal.go("/me")
    assert address not in focal.page.content(), "shown once"
    calendar = fetch(address)
    events = calendar.walk("VEVENT")
    assert "METHOD" not in calendar and calendar["X-WR-CALNAME"]
    assert events and all(str(event["URL"]) == server.address + review for event in events)
    for event in events:
        assert isinstance(event["DTSTART"].dt, datetime.date) and not isinstance(event["DTSTART"].dt, datetime.datetime)
        assert event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(days=1)
    assert len({str(event["UID"]) for event in events}) == len(events)
    # Read once more, nothing has changed; nor does reading record anything.
    assert fetch(address).to_ical() == calendar.to_ical()

    # What is kept of one is one's own, and nobody's who is not signed in.
    focal.go("/me")
    link = focal.page.locator('main a[href="/me/data"]')
    kept = focal.context.request.get(server.address + link.get_attribute("href")).json()
    assert kept["id"] == f"p-{state}-focal-point" and kept["reviews"][0]["as"] == "focal-point"
    refused(server.address + "/me/data")

    # The language of messages and calendar, and no reminders any more.
    focal.go("/me")
    focal.fill(language="fr")
    focal.page.locator('form.sheet [name="reminders"]').uncheck()
    focal.send()
    french = fetch(address)
    assert [event["UID"] for event in french.walk("VEVENT")] == [event["UID"] for event in events]
    assert french.walk("VEVENT")[0]["SUMMARY"].startswith("Examen")
    assert focal.page.locator('form.sheet [name="reminders"]').is_checked() is False
    focal.go("/training/outbox")
    press(focal, "remind")
    focal_name = focal.page.locator(".person bdi").inner_text()
    assert messages(server) and not any(focal_name in str(message["To"]) for message in messages(server))

    # A new address ends the old one; ended, and never given, are the same 404.
    other = open_calendar(focal)
    assert fetch(other).to_ical() == french.to_ical()
    ended = refused(address)
    press(focal, "close")
    assert ended[0] == 404 and ended == refused(other) == refused(f"{server.address}/calendar/none.ics")
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(f"{server.address}/me")


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def test_a_real_installation_sends_by_its_sendmail(browser, tmp_path):
    """A command that notes its arguments and its input, and first says that it cannot take anything."""
    script = tmp_path / "sendmail"

    def ends(code):
        script.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" >{tmp_path}/arguments\ncat >{tmp_path}/input\nexit {code}\n")
        script.chmod(0o700)

    ends(75)
    port = free_port()
    mail = ["--mail", "sendmail", "--sendmail", str(script), "--mail-from", "reviews@example.int",
            "--public-url", f"http://127.0.0.1:{port}"]
    server = Server("--port", str(port), *mail)
    officer = Person(browser, server)
    begin(officer, re.search(r"/invitations/\S+", server.greeting).group())
    officer.go("/people/invite")
    officer.fill(name="Zoé Ω", email="zoe@example.org", capacity="secretariat", state="")
    officer.send()

    def invite():
        officer.go("/people")
        with officer.page.expect_navigation():
            officer.page.locator("tr", has_text="zoe@example.org").locator('button[value="mail"]').click()

    invite()
    assert "/people?done" not in officer.page.url and missing_words(officer.page.content()) == []
    ends(0)
    invite()
    assert officer.page.url.endswith("/people?done=mailed")
    assert (tmp_path / "arguments").read_text().split() == ["-i", "-f", "reviews@example.int", "zoe@example.org"]
    message = email.message_from_bytes((tmp_path / "input").read_bytes(), policy=email.policy.default)
    assert message["To"].addresses[0].display_name == "Zoé Ω" and not message.defects
    link = re.search(rf"{server.address}(/invitations/\S+)", message.get_content()).group(1)
    invited = Person(browser, server)
    assert invited.go(link).ok and "Zoé Ω" in invited.text()
    for one in (officer, invited):
        one.close()
    # Nobody is asked for anything yet; and nothing is sent before it is said how.
    assert server.command("remind", *mail).stdout.startswith("0 sent")
    assert server.command("remind", check=False).returncode != 0
    assert server.command("remind", *mail, "--today", "2030-01-01", check=False).returncode != 0
    server.stop()
    assert server.command("verify").returncode == 0
    server.remove()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_accessible_and_fit(server, browser, language):
    reader = Person(browser, server, language, script=True)
    reader.become("p-secretariat-1")
    reader.go("/training/outbox")
    press(reader, "remind")
    reader.go("/me")
    press(reader, "open")
    fits(reader.page, f"the address shown once, {language}")
    look(browser, reader, ["/training/outbox", "/people", "/training"], [language])
    reader.close()
