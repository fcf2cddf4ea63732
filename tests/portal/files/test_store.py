import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.files import store
from portal.files.models import FileAccess, StoredFile
from portal.kernel.errors import Invalid, NotFound
from tests.people import Cast

PDF = b"%PDF-1.7\n%letter\n"


@pytest.fixture(autouse=True)
def private_root(settings, tmp_path) -> None:
    settings.PRIVATE_FILES_ROOT = tmp_path


def upload(cast: Cast, name: str, content: bytes) -> StoredFile:
    actor = cast.actor(cast.zhao_hai)
    return store.save_upload(SimpleUploadedFile(name, content), cast.haishi.ref, actor)


def office(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def test_the_same_content_is_stored_once_under_two_rows(cast: Cast, tmp_path) -> None:
    first, second = upload(cast, "a.pdf", PDF), upload(cast, "b.pdf", PDF)
    assert first.sha256 == second.sha256
    assert first.ref != second.ref
    assert len([p for p in tmp_path.rglob("*") if p.is_file()]) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("letter.pdf", b"<html><script>alert(1)</script>"),
        ("page.html", b"<html></html>"),
        ("picture.png", PDF),
        ("program.exe", b"MZ\x00\x01"),
        ("old.zip", office("a.txt")),
        ("macro.docx", office("[Content_Types].xml", "word/vbaProject.bin")),
        ("empty.pdf", b""),
        ("big.pdf", PDF + b"x" * store.MAX_BYTES),
    ],
)
def test_what_is_not_allowed_is_refused_and_nothing_is_kept(
    cast: Cast, tmp_path, name: str, content: bytes
) -> None:
    with pytest.raises(Invalid) as refused:
        upload(cast, name, content)
    assert refused.value.field == "file"
    assert not StoredFile.objects.exists()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.PDF", PDF, "application/pdf"),
        ("t.csv", "名称,分".encode("gb18030"), "text/csv"),
        ("t.txt", "你好".encode(), "text/plain"),
        ("d.docx", office("[Content_Types].xml", "word/document.xml"), None),
    ],
)
def test_what_is_allowed_keeps_its_type(
    cast: Cast, name: str, content: bytes, kind: str | None
) -> None:
    stored = upload(cast, name, content)
    assert kind is None or stored.content_type == kind


def test_a_folder_in_the_name_is_dropped(cast: Cast) -> None:
    file = store.save_bytes(
        PDF, "..\\..\\etc/letter.pdf", cast.haishi.ref, cast.actor(cast.zhao_hai)
    )
    assert file.name == "letter.pdf"


def test_only_its_people_open_a_file_and_the_access_is_written_down(cast: Cast) -> None:
    stored = upload(cast, "a.pdf", PDF)
    with pytest.raises(NotFound):
        store.open_file(stored.ref, cast.actor(cast.lin_wei))
    assert not FileAccess.objects.exists()
    _, path = store.open_file(stored.ref, cast.actor(cast.zhao_hai))
    assert path.read_bytes() == PDF
    assert FileAccess.objects.get().user_ref == cast.zhao_hai.ref


def test_files_of_an_unknown_kind_of_thing_are_for_nobody(cast: Cast) -> None:
    stored = store.save_bytes(PDF, "a.pdf", "XXX-1", cast.actor(cast.zhao_hai))
    with pytest.raises(NotFound):
        store.open_file(stored.ref, cast.actor(cast.zhao_hai))


def test_download_serves_an_attachment_that_cannot_run(cast: Cast) -> None:
    stored = upload(cast, "授权书.pdf", PDF)
    response = cast.client(cast.zhao_hai).get(f"/en/files/{stored.ref}/")
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "private, no-store"
    assert FileAccess.objects.count() == 1


def test_an_erased_file_is_not_there_for_its_own_people(cast: Cast) -> None:
    stored = upload(cast, "a.pdf", PDF)
    store.erase_files([cast.haishi.ref])

    response = cast.client(cast.zhao_hai).get(f"/en/files/{stored.ref}/")

    assert response.status_code == 404
    assert not FileAccess.objects.exists()


def test_a_stranger_gets_404_and_nobody_signed_in_the_login(cast: Cast, client) -> None:
    stored = upload(cast, "a.pdf", PDF)
    url = f"/en/files/{stored.ref}/"
    assert cast.client(cast.stranger).get(url).status_code == 404
    assert client.get(url).status_code == 302
    assert not FileAccess.objects.exists()
