"""What programs may read is described in docs/openapi.json, and a fuzzer of the trade finds it so.

`PALERMO_EXAMPLES_EACH` says how many requests an address gets of each kind; the seed is printed.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from conftest import ROOT
from people import Person, begin_review, draw_pairs

DESCRIPTION = ROOT / "docs/openapi.json"
SEED = os.environ.get("PALERMO_SEED", "20270201")


def addresses_of_files():
    """The forms in which files go out, as the source has them."""
    def cases(path, name):
        body = re.search(rf"enum {name}.*?\n}}", (ROOT / path).read_text(), re.S).group()
        return [word for line in re.findall(r"^    case ([a-z, ]+)$", body, re.M) for word in re.split(r", *", line)]

    checklist = cases("Sources/Pages/Checklist/ChecklistRoute.swift", "ChecklistFormat")
    papers = cases("Sources/Domain/Kernel/PaperForm.swift", "PaperForm")
    assert "json" in checklist and "pdf" in papers
    return {f"/reviews/{{review}}/checklist/files/{form}" for form in checklist} | {
        f"/reviews/{{review}}/{text}/files/{form}" for text in ("report", "summary") for form in papers}


def test_every_file_is_described():
    described = {path for path in json.loads(DESCRIPTION.read_text())["paths"] if "/files/" in path}
    assert described == addresses_of_files()


def test_what_is_described_is_there(browser, server):
    officer = Person(browser, server, "en")
    officer.become("p-secretariat-1")
    draw_pairs(officer)
    draw = re.search(r"/cycles/1/draws/[a-z0-9-]+", officer.page.url).group()
    for path, kind in (("input.json", "application/json"), ("transcript.jsonl", "application/jsonl")):
        answer = officer.context.request.get(f"{server.address}{draw}/{path}")
        assert answer.ok and answer.headers["content-type"] == kind
    officer.close()


def known(description, **values):
    """The description with what there is in place of whatever could be asked for."""
    for path in description["paths"].values():
        for operation in [path, *path.values()]:
            for parameter in operation.get("parameters", []) if isinstance(operation, dict) else []:
                if parameter["name"] in values:
                    parameter["schema"] = {"type": "string", "enum": values[parameter["name"]]}
                    parameter.pop("example", None)
                    parameter.pop("examples", None)
    return description


def fuzz(server, description, *options, each):
    print("seed", SEED)
    found = subprocess.run(
        [str(Path(sys.executable).parent / "schemathesis"), "run", str(description), "--url", server.address,
         "--checks", "not_a_server_error,status_code_conformance,content_type_conformance",
         "--max-examples", os.environ.get("PALERMO_EXAMPLES_EACH", each), "--seed", SEED, "--phases",
         "examples,coverage,fuzzing", "--mode", "positive", "--no-color", *options],
        capture_output=True, text=True, timeout=240)
    assert found.returncode == 0, found.stdout[-4000:] + found.stderr[-2000:]


def test_schemathesis_finds_nothing(server):
    fuzz(server, DESCRIPTION, each="10")


def test_nor_does_it_as_a_focal_point(room, tmp_path):
    server, person = room
    review, state = begin_review(person("p-secretariat-1"), person)
    focal = person(f"p-{state}-focal-point")
    assert focal.go(f"{review}/checklist").ok
    cookie = next(one for one in focal.context.cookies() if one["name"] == "palermo-session")
    here = tmp_path / "openapi.json"
    here.write_text(json.dumps(known(
        json.loads(DESCRIPTION.read_text()), review=[review.removeprefix("/reviews/"), "1-xzz"], cycle=["1"])))
    fuzz(server, here, "--header", f"Cookie: palermo-session={cookie['value']}", each="3")
