"""An installation's key, its backups and its rotation, from the command line."""

import re
import shutil
import sqlite3
import stat
import subprocess
import urllib.request
from pathlib import Path

import pytest

from conftest import Server


@pytest.fixture(scope="module")
def founded():
    """A training room that was founded and stopped."""
    running = Server("--training")
    running.stop()
    yield running
    running.remove()


@pytest.fixture
def room(founded, tmp_path):
    """A copy of it, with its key beside it."""
    shutil.copytree(founded.folder, tmp_path / "data")
    shutil.copy(f"{founded.folder}.key", tmp_path / "data.key")
    return Copy(tmp_path / "data")


class Copy(Server):
    """A data folder without a server."""

    def __init__(self, folder):
        self.folder = str(folder)


def refused(server, *words):
    """The server does not start, and says what to do."""
    verified = server.command("verify", check=False)
    assert verified.returncode not in (0, 1)
    for word in words:
        assert word in verified.stderr, verified.stderr


def test_without_the_key_nothing_starts_and_one_is_told_what_to_do(room):
    key = Path(f"{room.folder}.key")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert re.fullmatch(r"[0-9a-f]{64}\n", key.read_text())
    elsewhere = key.with_suffix(".away")
    key.rename(elsewhere)
    refused(room, f"is not in {key}", "--key-command")
    assert room.command("verify", "--chain-only").stdout.endswith("sound\n")
    assert room.command("verify", "--key", str(elsewhere)).stdout.endswith("sound\n")
    assert room.command("verify", "--key-command", f"cat {elsewhere}").stdout.endswith("sound\n")
    refused_command = room.command("verify", "--key-command", "false", check=False)
    assert "ended with 1" in refused_command.stderr
    key.write_text("0" * 64)
    key.chmod(0o600)
    refused(room, "the key is the wrong one")
    key.chmod(0o644)
    refused(room, f"chmod 600 {key}")
    elsewhere.rename(key)
    Path(room.folder, "keys.sqlite").unlink()
    refused(room, "put that file back")


def test_a_new_key_takes_the_old_ones_place_while_the_server_runs(founded, tmp_path):
    key = Path(f"{founded.folder}.key")
    before = key.read_text()
    founded.start()
    try:
        founded.command("backup", str(tmp_path / "backup"))
        head = founded.command("verify").stdout
        said = founded.command("keys", "rotate").stdout
        [former] = key.parent.glob(f"{key.name}.*")
        former = former.rename(tmp_path / former.name)
        assert former.name in said and former.read_text() == before != key.read_text()
        assert founded.command("verify").stdout == head, "the ledger is not rewritten"
        # What the server opens from now on, it opens with the new key.
        with urllib.request.urlopen(f"{founded.address}/training") as page:
            assert page.status == 200
    finally:
        founded.stop()
    # The older backup opens with the older key, and with no other.
    backup = Copy(tmp_path / "backup")
    assert backup.command("verify", "--key", str(former)).stdout == head
    assert "wrong one" in backup.command("verify", "--key", str(key), check=False).stderr
    assert backup.command("verify", "--chain-only").stdout.endswith("sound\n")


def test_a_change_of_keys_that_was_broken_off_is_ended_at_the_next_start(room):
    key, before = Path(f"{room.folder}.key"), Path(f"{room.folder}.key").read_text()
    head = room.command("verify").stdout
    room.command("keys", "rotate")
    [former] = key.parent.glob("data.key.*")
    # The data keys were wrapped anew, and the files have not changed places yet.
    new = key.read_text()
    key.rename(f"{key}.next")
    former.rename(key)
    assert room.command("verify").stdout == head
    assert key.read_text() == new and former.read_text() == before and not Path(f"{key}.next").exists()


def test_a_cut_end_shows_against_what_was_noted(room):
    head = re.search(r"--head (\d+):([0-9a-f]{64})", room.command("verify").stdout)
    sequence, digest = int(head[1]), head[2]
    assert room.command("verify", "--head", f"{sequence}:{digest}").stdout.endswith("sound\n")
    with sqlite3.connect(Path(room.folder, "ledger.sqlite")) as ledger:
        ledger.execute("DROP TRIGGER records_stay")
        ledger.execute("DELETE FROM records WHERE sequence = ?", [sequence])
    assert room.command("verify", "--chain-only").stdout.endswith("sound\n"), "alone, the chain cannot see it"
    found = room.command("verify", "--chain-only", "--head", f"{sequence}:{digest}", check=False)
    assert found.returncode == 1 and "the end was cut off" in found.stdout


def test_a_turned_record_is_found_with_the_key_and_without(room):
    with sqlite3.connect(Path(room.folder, "ledger.sqlite")) as ledger:
        ledger.execute("DROP TRIGGER records_stay_as_they_are")
        one, other = [row[0] for row in ledger.execute(
            "SELECT body FROM records WHERE stream LIKE 'account/%' AND version = 1 LIMIT 2")]
        ledger.execute("UPDATE records SET body = ? WHERE body = ?", [other, one])
    for options in [(), ("--chain-only",)]:
        found = room.command("verify", *options, check=False)
        assert found.returncode == 1 and "was altered" in found.stdout


def test_a_backup_is_a_folder_that_is_never_replaced_and_holds_no_secrets(room, tmp_path):
    backup = tmp_path / "backup"
    room.command("backup", str(backup))
    assert {file.name for file in backup.iterdir()} - {"documents"} == {"keys.sqlite", "ledger.sqlite", "reads.sqlite"}
    assert "is there already" in room.command("backup", str(backup), check=False).stderr


def test_a_person_is_handed_out_and_erased(room):
    ledger = room.command("person", "export", "p-secretariat-2").stdout
    assert '"format":"palermo-person/1"' in ledger
    assert "--for-good" in room.command("person", "erase", "p-secretariat-2", check=False).stderr
    room.command("person", "erase", "p-secretariat-2", "--for-good")
    assert '"body":null' in room.command("person", "export", "p-secretariat-2").stdout
    assert room.command("verify").stdout.endswith("sound\n")


def test_three_of_five_custodians_give_the_key_back(tmp_path):
    script = str(Path(__file__).resolve().parents[2] / "deploy/custodians")
    key, shares = tmp_path / "key", tmp_path / "shares"
    key.write_text("0123456789abcdef" * 4 + "\n")
    subprocess.run([script, "split", str(key), str(shares)], check=True, capture_output=True)
    written = sorted(shares.iterdir())
    assert len(written) == 5 and all(stat.S_IMODE(share.stat().st_mode) == 0o600 for share in written)
    assert not any("0123456789abcdef" in share.read_text() for share in written)

    def join(*chosen):
        joined = tmp_path / f"joined-{'-'.join(map(str, chosen))}"
        held = "".join(written[number].read_text() for number in chosen)
        done = subprocess.run([script, "join", str(joined)], input=held, capture_output=True, text=True)
        return joined.read_text() if done.returncode == 0 else done.stderr

    for chosen in [(0, 1, 2), (4, 2, 0), (1, 3, 4)]:
        assert join(*chosen) == key.read_text()
    for chosen in [(0, 1), (2, 2, 4)]:
        assert "give no key" in join(*chosen)
