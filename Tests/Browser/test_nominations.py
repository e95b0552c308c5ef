"""People who come and go by note verbale, and a State's own administrator."""

import re

from people import begin_review, look, read

NOTE = {"name": "note.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 a note"}


def record(person, state, number):
    """Records a note verbale; its address."""
    person.go(f"/states/{state}/record-note")
    person.fill(number=number, dated="2026-01-05", received="2026-01-06")
    person.page.locator('input[type="file"]').set_input_files(NOTE)
    person.send()
    assert not person.refused(), person.text()
    return re.search(r"/notes/\w+", person.page.url).group()


def comes(person, note, name, place, **more):
    person.go(f"{note}/comes")
    person.fill(name=name, email=f"{name.lower()}@example.org", place=place, **more)
    person.send()
    assert not person.refused(), person.text()


def leaves(person, note, who, capacity):
    person.go(f"{note}/leaves")
    person.fill(who=f"{who} {capacity}")
    person.send()
    assert not person.refused(), person.text()


def accept(person, note):
    person.go(note)
    with person.page.expect_navigation():
        person.page.locator('button[value="accept"]').click()


def test_a_note_is_carried_out_whole_and_the_place_passes_on(browser, room):
    server, person = room
    officer = person("p-secretariat-1")
    review, code = begin_review(officer, person)
    state = code.upper()
    focal = person(f"p-{code}-focal-point")
    focal.go(f"{review}/checklist/untoc-5")
    focal.page.locator('textarea[name="successes"]').fill("A unit of its own")
    with focal.page.expect_navigation():
        focal.page.locator('button[name="mark"]').first.click()

    # From the list of notes to the note, its lines, and its outcome.
    officer.go("/notes")
    officer.fill(state=state)
    officer.send()
    assert officer.page.url.endswith(f"/states/{state}/record-note")
    officer.fill(number="12/2027", dated="2026-01-05")
    officer.send()
    assert officer.refused(), "without its scan"
    assert officer.page.locator('[name="number"]').input_value() == "12/2027"
    note = record(officer, state, "12/2027")
    comes(officer, note, "Boris", f"focal-point/{review.rsplit('/', 1)[1]}", language="ru", expertise="Criminal law")
    comes(officer, note, "Clara", "expert", background="Judge", expertise="Extradition")
    leaves(officer, note, f"p-{code}-focal-point", f"focal-point:{state}")
    assert note in officer.asked()
    look(
        browser, officer,
        ["/notes", note, f"{note}/comes", f"{note}/leaves", f"{note}/refuse", f"/states/{state}/people",
         f"/states/{state}/record-note", f"/people/p-{code}-delegate/end", "/people"])
    delegate = person(f"p-{code}-delegate")
    assert "12/2027" in read(delegate, f"/states/{state}/people")
    assert "Boris" in read(delegate, note) and not delegate.page.locator('button[value="accept"]').count()
    # Until it is carried out, nothing has changed.
    assert focal.go(f"{review}/checklist/untoc-5").ok

    accept(officer, note)
    assert not officer.refused(), officer.text()
    # Whoever left is out with the next request.
    assert focal.go(f"{review}/checklist/untoc-5").status == 404
    assert focal.go("/").ok and not focal.page.locator("form.inline").count()
    # Whoever came was sent a link, and has the draft.
    mail = read(delegate, "/training/outbox")
    assert "boris@example.org" in mail and "clara@example.org" in mail
    boris = person(re.search(r'value="([^"]+)"', door(delegate, "Boris")).group(1))
    boris.go(f"{review}/checklist/untoc-5")
    assert boris.page.locator('textarea[name="successes"]').input_value() == "A unit of its own"
    assert f"{review}/do/answer-checklist" in boris.asked()
    people = read(delegate, f"/states/{state}/people")
    assert "Boris" in people and "12/2027" in people
    assert "Clara" in read(delegate, f"/experts/{state}")
    history = read(boris, f"{review}/file")
    assert "Boris" in history
    assert officer.go(note).ok and not officer.page.locator('button[value="accept"]').count()


def door(person, name):
    """The training room's door of somebody, by name."""
    person.go("/training")
    return person.page.locator(f'form:has(button:has-text("{name}")) input[name="person"]').first.evaluate("e => e.outerHTML")


def test_the_missions_administrator_and_what_the_secretariat_ends(browser, room):
    server, person = room
    officer = person("p-secretariat-1")
    officer.go("/people/invite")
    officer.fill(name="Amina", email="amina@example.org", capacity="administrator", state="XAN")
    officer.send()
    assert not officer.refused(), officer.text()
    amina = person(re.search(r'value="([^"]+)"', door(officer, "Amina")).group(1))
    note = record(amina, "XAN", "7/2027")
    comes(amina, note, "Boris", "delegate")
    leaves(amina, note, "p-xan-delegate", "delegate:XAN")
    delegate = person("p-xan-delegate")
    look(browser, amina, ["/", "/states/XAN/people", note])
    accept(amina, note)
    assert not amina.refused(), amina.text()
    assert delegate.go("/states/XAN/people").status == 404
    # Another State's people, the secretariat's lists and one's own capacity are not there.
    for path in ["/states/XBR/people", "/states/XBR/record-note", "/notes", "/people", "/people/p-xbr-delegate/end"]:
        assert amina.go(path).status == 404, path
    mine = re.search(r'value="([^"]+)"', door(amina, "Amina")).group(1)
    assert amina.go(f"/people/{mine}/end").status == 404

    officer.go(f"/people/{mine}/end")
    officer.fill(capacities="administrator:XAN", reason="note-verbale", reference="8/2027")
    officer.send()
    assert not officer.refused(), officer.text()
    assert amina.go("/states/XAN/people").status == 404
    # The last officer stays.
    for one, refused in [("p-secretariat-2", False), ("p-secretariat-1", True)]:
        officer.go(f"/people/{one}/end")
        officer.fill(capacities="secretariat", reason="own-wish", reference="By letter")
        officer.send()
        assert officer.refused() == refused
    assert officer.page.locator('[name="reference"]').input_value() == "By letter"
    assert officer.go("/people").ok
