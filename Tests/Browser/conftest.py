"""A training room on a free port with a folder of its own, and a real browser.

The browser is Debian's Chromium; nothing is downloaded. `PALERMO` names the program to test.
"""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("PALERMO", str(ROOT / ".build/debug/palermo"))


class Server:
    """One running server with its data folder."""

    def __init__(self, *options):
        self.folder = tempfile.mkdtemp(prefix="palermo-test-")
        self.options = options
        self.port = "0"
        self.start()
        # Started again, it is where it was.
        self.port = self.address.rsplit(":", 1)[1]

    def start(self, is_begun=False):
        """Waits for the greeting; that of a real installation whose first officer has come in ends with its address."""
        self.process = subprocess.Popen(
            # Reminders go out when a test asks for them.
            [PROGRAM, "serve", "--no-reminders", "--data", self.folder, "--port", self.port, *self.options],
            stdout=subprocess.PIPE, text=True)
        self.greeting = ""
        for line in self.process.stdout:
            self.greeting += line
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
            if found:
                self.address = found.group()
                if is_begun or "Stop with" in line or "invitations" in line:
                    break
            if "Stop with" in line:
                break

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        Path(f"{self.folder}.key").unlink(missing_ok=True)

    def kill(self):
        self.process.kill()
        self.process.wait(timeout=30)

    def program(self, *arguments):
        """A command that needs no installation."""
        return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True)

    def command(self, *arguments, check=True):
        return subprocess.run(
            [PROGRAM, *arguments, "--data", self.folder], capture_output=True, text=True, check=check)


@pytest.fixture(scope="module")
def server():
    running = Server("--training")
    yield running
    running.stop()
    verified = running.command("verify", check=False)
    assert verified.returncode == 0, verified.stdout
    running.remove()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture
def room(browser):
    """A training room of one test's own, and whoever is asked for in it."""
    from people import Person

    server = Server("--training")
    people = {}

    def person(name, language="en", **options):
        if name not in people:
            people[name] = Person(browser, server, language, **options)
            people[name].become(name)
        return people[name]

    yield server, person
    for one in people.values():
        one.close()
    server.stop()
    verified = server.command("verify", check=False)
    assert verified.returncode == 0, verified.stdout
    server.remove()
