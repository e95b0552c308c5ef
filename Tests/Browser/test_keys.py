"""An installation's key, its backups and its rotation, from the command line."""

import re
import shutil
import sqlite3
import stat
import subprocess
from pathlib import Path

import pytest

from conftest import Server


@pytest.fixture
def room():
    running = Server("--training")
    yield running
    running.stop()
    running.remove()


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
    away = Path(room.folder, "keys.sqlite").rename(f"{room.folder}.keys")
    room.stop()
    refused(room, "put that file back")
    away.rename(Path(room.folder, "keys.sqlite"))
    room.start()


def test_a_new_key_takes_the_old_ones_place_while_the_server_runs(room):
    key, ledger = Path(f"{room.folder}.key"), Path(room.folder, "ledger.sqlite")
    before = key.read_text()
    backup = Path(f"{room.folder}.backup")
    room.command("backup", str(backup))
    head = room.command("verify").stdout
    said = room.command("keys", "rotate").stdout
    assert key.read_text() != before
    [former] = key.parent.glob(f"{key.name}.*")
    assert str(former) in said and former.read_text() == before
    assert room.command("verify").stdout == head, "the ledger is not rewritten"
    # The running server takes the new key when it needs one it has not opened yet.
    room.command("person", "export", "p-secretariat-1")
    room.stop()
    room.start()
    # The older backup opens with the older key, and with no other.
    try:
        old = room.program("verify", "--data", str(backup), "--key", str(former))
        assert old.stdout.endswith("sound\n"), old.stderr
        assert "wrong one" in room.program("verify", "--data", str(backup), "--key", str(key)).stderr
        assert room.program("verify", "--data", str(backup), "--chain-only").stdout.endswith("sound\n")
    finally:
        shutil.rmtree(backup)
        former.unlink()
    # Broken off after the data keys were wrapped anew: the next start ends it.
    key.rename(f"{key}.next")
    key.write_text(before)
    key.chmod(0o600)
    assert room.command("verify").stdout == head
    assert not Path(f"{key}.next").exists() and key.read_text() != before
    for left in key.parent.glob(f"{key.name}.*"):
        left.unlink()
    assert ledger.exists()


def test_a_cut_end_shows_against_what_was_noted(room):
    head = re.search(r"--head (\d+):([0-9a-f]{64})", room.command("verify").stdout)
    sequence, digest = int(head[1]), head[2]
    assert room.command("verify", "--head", f"{sequence}:{digest}").stdout.endswith("sound\n")
    room.stop()
    with sqlite3.connect(Path(room.folder, "ledger.sqlite")) as ledger:
        ledger.execute("DROP TRIGGER records_stay")
        ledger.execute("DELETE FROM records WHERE sequence = ?", [sequence])
    assert room.command("verify", "--chain-only").stdout.endswith("sound\n"), "alone, the chain cannot see it"
    found = room.command("verify", "--chain-only", "--head", f"{sequence}:{digest}", check=False)
    assert found.returncode == 1 and "the end was cut off" in found.stdout
    room.start()


def test_a_turned_record_is_found_with_the_key_and_without(room):
    room.stop()
    with sqlite3.connect(Path(room.folder, "ledger.sqlite")) as ledger:
        ledger.execute("DROP TRIGGER records_stay_as_they_are")
        one, other = [row[0] for row in ledger.execute(
            "SELECT body FROM records WHERE stream LIKE 'account/%' AND version = 1 LIMIT 2")]
        ledger.execute("UPDATE records SET body = ? WHERE body = ?", [other, one])
    for options in [(), ("--chain-only",)]:
        found = room.command("verify", *options, check=False)
        assert found.returncode == 1 and "was altered" in found.stdout


def test_a_backup_is_a_folder_that_is_never_replaced_and_holds_no_secrets(room):
    backup = Path(f"{room.folder}.backup")
    try:
        room.command("backup", str(backup))
        assert sorted(file.name for file in backup.iterdir() if file.name != "documents") == [
            "keys.sqlite", "ledger.sqlite"]
        assert room.command("backup", str(backup), check=False).returncode != 0
    finally:
        shutil.rmtree(backup)


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
