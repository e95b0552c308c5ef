"""How long a report of two hundred pages takes as PDF and as Word document, beside other ways to make the same.

`Ream` makes one paper in any of our forms, by the code that the server runs. WeasyPrint prints our page, LibreOffice
converts our page and our Word document, pandoc converts our page. Each is a process of its own, begun anew each time,
in turns, so that a slow moment of the machine strikes all alike. Writes its section of docs/performance.md; a way whose
program is not there is left out of the tables and named.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import unicodedata
from pathlib import Path

from performance import machine, section

ROOT = Path(__file__).resolve().parents[1]
REAM = os.environ.get("REAM", str(ROOT / ".build/release/Ream"))
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 5
# So many paragraphs make two hundred pages.
PARAGRAPHS = {"en": 1120, "ar": 800, "zh": 1600}
OFFICE = shutil.which("soffice")
PANDOC = shutil.which("pandoc")


def ways(folder):
    """Name of the form and of the way, its command; each writes into a folder of its own."""
    office = [OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    yield "pdf", "Palermo (Typst)", lambda language, out: ([REAM, "pdf", language, str(PARAGRAPHS[language])], out / "o.pdf")
    yield "pdf", "WeasyPrint, from our HTML", lambda language, out: (
        [sys.executable, "-m", "weasyprint", "--pdf-variant", "pdf/ua-1", str(folder / f"{language}.html"), str(out / "o.pdf")], None)
    yield "docx", "Palermo", lambda language, out: ([REAM, "docx", language, str(PARAGRAPHS[language])], out / "o.docx")
    if PANDOC:
        yield "docx", "pandoc, from our HTML", lambda language, out: (
            [PANDOC, "--from=html", "--to=docx", f"--output={out / 'o.docx'}", str(folder / f"{language}.html")], None)
    if OFFICE:
        yield "pdf", "LibreOffice, from our DOCX", lambda language, out: (
            [*office, "pdf", "--outdir", str(out), str(folder / f"{language}.docx")], None)
        yield "pdf", "LibreOffice, from our HTML", lambda language, out: (
            [*office, "pdf:writer_web_pdf_Export", "--outdir", str(out), str(folder / f"{language}.html")], None)
        yield "docx", "LibreOffice, from our HTML", lambda language, out: (
            [*office, "docx:Office Open XML Text", "--infilter=HTML (StarWriter)", "--outdir", str(out),
             str(folder / f"{language}.html")], None)


def run(command, output):
    """Seconds on the clock, and the most memory that one process of it took, in MiB."""
    with open(output or os.devnull, "wb") as out, open(os.devnull, "wb") as quiet:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=quiet)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return time.perf_counter() - begun, used.ru_maxrss / 1024


def letters(text):
    return "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Mn")).translate(
        str.maketrans("", "", "()[]«».,:-–،"))


def facts(form, path, plain):
    """Pages, whether it is tagged, and the share of the words that come out of it whole."""
    if form == "docx":
        return "", "", ""
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True).stdout
    told = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True).stdout
    out = set(letters(told).split())
    words = letters(plain).split()
    found = sum(word in out for word in words)
    return (re.search(r"Pages: +(\d+)", info)[1], re.search(r"Tagged: +(\w+)", info)[1],
            "" if len(words) < 5000 else f"{100 * found / len(words):.1f}")


def main():
    folder = Path(tempfile.mkdtemp(prefix="palermo-bench-"))
    plain, rows = {}, {"pdf": [], "docx": []}
    try:
        for language in PARAGRAPHS:
            for form in ("html", "docx", "txt"):
                run([REAM, form, language, str(PARAGRAPHS[language])], folder / f"{language}.{form}")
            plain[language] = (folder / f"{language}.txt").read_text()
        for language in PARAGRAPHS:
            times, seen = {}, {}
            for turn in range(ROUNDS):
                for place, (form, name, command) in enumerate(ways(folder)):
                    out = folder / f"out-{place}"
                    out.mkdir(exist_ok=True)
                    taken, memory = run(*command(language, out))
                    times.setdefault((form, name), []).append((taken, memory))
                    if turn == 0:
                        made = next(out.glob(f"*.{form}"))
                        seen[form, name] = (*facts(form, made, plain[language]), made.stat().st_size / 1e6)
            ours = {form: statistics.median(t for t, _ in times[key]) for key in times if key[1].startswith("Palermo") for form in [key[0]]}
            for (form, name), taken in times.items():
                median = statistics.median(t for t, _ in taken)
                pages, tagged, whole, size = seen[form, name]
                memory = max(m for _, m in taken)
                cells = [language, name, f"{median:.2f}", f"{median / ours[form]:.1f}", f"{memory:.0f}", f"{size:.1f}"]
                rows[form].append("| " + " | ".join(cells + ([pages, tagged, whole] if form == "pdf" else [])) + " |")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    missing = [name for name, there in (("LibreOffice", OFFICE), ("pandoc", PANDOC)) if not there]
    section("How long a paper takes", [
        "Written by `make bench` (`Bench/papers.py`): the same text in chapters, parts and items, about two hundred pages,",
        f"{', '.join(f'{count} paragraphs in {language}' for language, count in PARAGRAPHS.items())}. Seconds on the clock of",
        f"the whole process, median of {ROUNDS}, in turns; the most memory that one process of it took. *Words whole*: of the",
        "words of the text, how many come out of the PDF by `pdftotext` with their letters in their order (%); Chinese has no",
        "spaces, so it is not counted." + (f" Not on this machine: {', '.join(missing)}." if missing else ""), "",
        machine(), "",
        "| PDF | way | s | × ours | MiB | MB | pages | tagged | words whole |", "|---|---|--:|--:|--:|--:|--:|---|--:|",
        *rows["pdf"], "",
        "| DOCX | way | s | × ours | MiB | MB |", "|---|---|--:|--:|--:|--:|", *rows["docx"]])


if __name__ == "__main__":
    main()
