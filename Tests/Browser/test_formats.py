"""The checklist in its formats, from the command line, in all six languages; the XLSForm by pyxform."""

import json
import zipfile
from io import BytesIO

import pytest
from pyxform.xls2xform import convert

from conftest import PROGRAM, ROOT

import subprocess

LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es"]
QUESTIONS = json.loads((ROOT / "Sources/Facts/Data/questionnaires/untoc-2010.2/questions.json").read_text())["questions"]


def export(*options):
    made = subprocess.run([PROGRAM, "checklist", "export", *options], capture_output=True)
    assert made.returncode == 0, made.stderr
    return made.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_is_made_in(language):
    words = json.loads(
        (ROOT / f"Sources/Facts/Data/questionnaires/untoc-2010.2/words/{language}.json").read_text())
    first = words["untoc-5-1a/text"]["words"]
    data = json.loads(export("--format", "json", "--language", language, "--cycle", "1"))
    asked = {question["id"]: question for question in data["questions"]}
    assert asked["untoc-5-1a"]["text"][language] == first and "untoc-24-1" not in asked
    second = json.loads(export("--format", "json", "--language", language, "--cycle", "2"))
    assert {question["id"] for question in second["questions"]}.isdisjoint(asked)
    assert len(asked) + len(second["questions"]) == len(QUESTIONS)
    page = export("--format", "html", "--language", language).decode()
    assert f'<html lang="{language}"' in page and first in page and len(page.encode()) < 2_000_000
    assert first.replace('"', '""') in export("--format", "csv", "--language", language).decode()
    document = export("--format", "docx", "--language", language, "--cycle", "2")
    text = zipfile.ZipFile(BytesIO(document)).read("word/document.xml").decode()
    assert ("<w:bidi" in text) == (language == "ar")
    assert "untoc-24-1" in text


def test_the_xlsform_is_taken_by_pyxform():
    made = convert(export("--format", "xlsform"), file_type=".xlsx")
    assert made.warnings == []
    for language in ("العربية (ar)", "中文 (zh)", "English (en)", "Français (fr)", "Русский (ru)", "Español (es)"):
        assert f'<translation lang="{language}"' in made.xform
    for question in QUESTIONS:
        assert question["id"].replace("-", "_") in made.xform
    assert "selected(" in made.xform, "conditions are in it"


def test_no_provision_is_left():
    made = subprocess.run([PROGRAM, "checklist", "coverage"], capture_output=True, text=True)
    assert made.returncode == 0 and "LEFT" not in made.stdout
    for instrument in ("untoc", "tip", "som", "firearms"):
        assert f"{instrument}-5 " in made.stdout
