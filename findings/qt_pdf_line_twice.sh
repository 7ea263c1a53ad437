#!/bin/sh
# The last line of a page stands in the PDF twice: seen once, found, copied and read aloud twice.
# Versions: PySide6-Essentials 6.11.3, pypdf 7.1.1. Linux, Python 3.11.
# One would guess: QTextDocument.print_ puts each line of a paragraph on the page where it is seen.
# Seen: where a paragraph goes over the end of a page, the page's last line is written into the next page as well, above
# its margin, where the clip hides it. It can't be seen in a picture of the page, but text extraction, a search, and
# whoever listens to the PDF get it again. Paragraphs that end before the page does are in it once.
#   one paragraph of 1,500 words over 3 pages: 22 of them (two lines) twice in the PDF    300 paragraphs of a line: each once
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check \
    PySide6-Essentials==6.11.3 shiboken6==6.11.3 pypdf==7.1.1
cd "$there"
QT_QPA_PLATFORM=offscreen "$there/venv/bin/python" - <<'PY'
import re
import sys
from collections import Counter

from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication, QPageSize, QPdfWriter, QTextDocument

app = QGuiApplication([])
WORDS = 1500


def words_of(words_in_a_paragraph: int) -> tuple[int, Counter[str]]:
    """Print numbered words; return the number of pages, and how often each word is in the PDF."""
    writer = QPdfWriter("sheet.pdf")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    words = [f"w{number:04}w" for number in range(WORDS)]
    document = QTextDocument()
    document.setPlainText(
        "\n".join(
            " ".join(words[at : at + words_in_a_paragraph]) for at in range(0, WORDS, words_in_a_paragraph)
        )
    )
    document.print_(writer)
    del writer
    pages = PdfReader("sheet.pdf").pages
    return len(pages), Counter(re.findall(r"w\d{4}w", " ".join(page.extract_text() for page in pages)))


short_pages, short = words_of(5)
long_pages, long = words_of(WORDS)
twice = [word for word, times in long.items() if times == 2]
print(f"paragraphs of a line: {short_pages} pages, {len(short)} words, {short.total()} in the PDF")
print(f"one paragraph: {long_pages} pages, {len(long)} words, {long.total()} in the PDF; twice: {twice[:3]} ...")
as_described = short.total() == len(short) == WORDS and len(twice) == 22
sys.exit(0 if as_described and short_pages > 1 and long_pages > 1 else 3)
PY
