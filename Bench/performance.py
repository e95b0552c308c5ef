"""docs/performance.md, of which each bench writes its own section and leaves the others as they are."""

import os
import platform
import re
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "docs/performance.md"


def machine():
    return f"Machine: {platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}."


def section(title, lines):
    """Puts a section in the place of the one of the same title, or at the end."""
    text = "\n".join([f"## {title}", "", *lines]).rstrip() + "\n"
    print(text)
    top, *sections = re.split(r"^(?=## )", FILE.read_text(), flags=re.MULTILINE)
    places = [place for place, old in enumerate(sections) if old.startswith(f"## {title}\n")]
    if places:
        sections[places[0]] = text
    else:
        sections.append(text)
    FILE.write_text("\n".join(part.rstrip() + "\n" for part in [top, *sections]))
