"""Sets paper.typ beside it, which reads paper.json, and gives the PDF out."""

import sys

import typst

sys.stdout.buffer.write(typst.compile("paper.typ", root=".", pdf_standards=["ua-1"], timestamp=0))
