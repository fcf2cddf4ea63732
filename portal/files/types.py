"""What kind of file is this? Told by its content; the name alone is believed by nobody."""

import io
import zipfile

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
TEXT = "text/plain"
CSV = "text/csv"
OFFICE = "application/vnd.openxmlformats-officedocument."
OFFICE_FOLDERS = {
    "word/": OFFICE + "wordprocessingml.document",
    "xl/": OFFICE + "spreadsheetml.sheet",
    "ppt/": OFFICE + "presentationml.presentation",
}
SUFFIXES = {
    PDF: (".pdf",),
    PNG: (".png",),
    JPEG: (".jpg", ".jpeg"),
    TEXT: (".txt", ".md"),
    CSV: (".csv",),
    OFFICE_FOLDERS["word/"]: (".docx",),
    OFFICE_FOLDERS["xl/"]: (".xlsx",),
    OFFICE_FOLDERS["ppt/"]: (".pptx",),
}
ALLOWED_NAMES = "PDF, PNG, JPEG, DOCX, XLSX, PPTX, CSV, TXT"


def content_type(name: str, content: bytes) -> str | None:
    """The type, when content and name agree on an allowed one."""
    suffix = "." + name.rpartition(".")[2].lower()
    found = _by_content(content)
    if found == TEXT and suffix in SUFFIXES[CSV]:
        found = CSV
    return found if found and suffix in SUFFIXES[found] else None


def _by_content(content: bytes) -> str | None:
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    return TEXT if _is_text(content) else None


def _office(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:
        return None
    # A macro can do anything on the reader's machine.
    if "[Content_Types].xml" not in names or any("vbaProject" in n for n in names):
        return None
    for folder, kind in OFFICE_FOLDERS.items():
        if any(name.startswith(folder) for name in names):
            return kind
    return None


def _is_text(content: bytes) -> bool:
    if b"\0" in content:
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
