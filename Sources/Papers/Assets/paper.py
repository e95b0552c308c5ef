"""Sets paper.typ beside it, which reads paper.json, and gives the PDF out.

A vowel sign of Arabic is drawn apart, a little higher or lower than its letter, and both say the text of the two. Where
programs take the text out of a PDF, the sign would stand there twice and break its word in two; so what is drawn apart
is told to say nothing.
"""

import io
import json
import re
import sys
from pathlib import Path

import pikepdf
import typst

SIGN = re.compile("[\u064b-\u065f\u0670\u06d6-\u06ed]")
# One piece of text, as Typst draws it: font, then codes of two bytes in round brackets.
PIECE = re.compile(rb"q [-\d. ]+ cm(?:(?!\nQ\n).)*?/(f\d+) [\d.]+ Tf(?:(?!\nQ\n).)*?\nET\nQ\n", re.DOTALL)
WORDS = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)
NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def letters(font):
    """The codes of a font that take room; Typst lists no others."""
    found = set()
    runs = list(font.DescendantFonts[0].get("/W", []))
    while runs:
        first = int(runs.pop(0))
        if isinstance(runs[0], pikepdf.Array):
            found.update(first + place for place, width in enumerate(runs.pop(0)) if width > 0)
        else:
            last, width = int(runs.pop(0)), runs.pop(0)
            found.update(range(first, last + 1) if width > 0 else [])
    return found


def codes(piece):
    for words in WORDS.findall(piece):
        plain = ESCAPE.sub(
            lambda found: bytes([int(found[1], 8) & 255]) if found[1] else NAMED.get(found[2], found[2]), words)
        yield from (int.from_bytes(plain[place:place + 2]) for place in range(0, len(plain), 2))


def main():
    made = typst.compile("paper.typ", root=".", pdf_standards=["ua-1"], timestamp=0)
    if not SIGN.search(str(json.loads(Path("paper.json").read_text(encoding="utf-8")))):
        sys.stdout.buffer.write(made)
        return
    pdf = pikepdf.open(io.BytesIO(made))
    known = {}

    def font(dictionary):
        if dictionary.objgen not in known:
            known[dictionary.objgen] = letters(dictionary)
        return known[dictionary.objgen]

    for page in pdf.pages:
        fonts = {name[1:].encode(): font(one) for name, one in page.get("/Resources", {}).get("/Font", {}).items()}

        def silent(found):
            said = list(codes(found[0]))
            if not said or not fonts.get(found[1], {0}).isdisjoint(said):
                return found[0]
            return b"/Span<</ActualText()>>BDC\n" + found[0] + b"EMC\n"

        content = page.Contents.read_bytes()
        changed = PIECE.sub(silent, content)
        if changed != content:
            page.Contents = pdf.make_stream(changed)
    pdf.save(sys.stdout.buffer, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


main()
