"""Files of other people are read in a process of its own that can do no harm, under limits that are named."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.documents.samples import text_pdf, word_file
from tui.documents import guarded
from tui.documents.guarded import Reader
from tui.errors import UserError

PDF = text_pdf(["The ministers met in Kochi."])


def process_of(reader: Reader) -> subprocess.Popen[bytes]:
    process = reader._process
    assert process is not None
    return process._popen


def test_plain_text_is_read_without_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "_Process", None)
    with Reader() as reader:
        assert reader.read(b"They met.", "a.txt").text == "They met."
        assert reader.read(b"# They met", "a.md").format == "markdown"


def test_one_process_reads_file_after_file_and_ends_with_the_reader(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(PDF)
    with Reader() as reader:
        assert reader.read(path, path.name).text == "The ministers met in Kochi."
        first = process_of(reader)
        assert reader.read(word_file(["Ports"]), "a.docx").format == "docx"
        assert process_of(reader) is first
    assert first.returncode is not None


def test_what_a_reader_refuses_is_told_as_it_was() -> None:
    with Reader() as reader:
        with pytest.raises(UserError, match=r"^broken\.pdf is a damaged PDF: it can't be opened\. Get "):
            reader.read(b"%PDF-1.7", "broken.pdf")
        assert reader.read(PDF, "a.pdf").format == "pdf"


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with Reader() as reader:
        with monkeypatch.context() as patch:
            patch.setattr(guarded, "MOST_SECONDS", 0.0)
            with pytest.raises(UserError, match=r"long\.pdf took longer than the 0 seconds allowed"):
                reader.read(text_pdf(["The ministers met in Kochi."] * 2_000), "long.pdf")
        assert reader.read(PDF, "a.pdf").format == "pdf"


def test_a_file_that_takes_too_much_memory_is_given_up_and_the_next_is_read() -> None:
    with Reader() as reader:
        with pytest.raises(UserError, match=r"large\.pdf took more than the 500 MB of memory allowed"):
            reader.read(endless_pdf(), "large.pdf")
        assert reader.read(PDF, "a.pdf").format == "pdf"


def endless_pdf() -> bytes:
    """A page that draws a form which draws itself, fifty times over."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 5 0 R>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        b"<</Length 5>>stream\n/X Do\nendstream",
        b"<<%s/Length 300>>stream\n%s\nendstream" % (form, b"/X Do " * 50),
    ]
    return pdf_of(objects)


def pdf_of(objects: list[bytes]) -> bytes:
    """A PDF of these objects, the first of which is its root."""
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\n" % (size, table, size)
    return data + head + b"startxref\n%d\n%%%%EOF" % len(data)


def test_a_process_that_was_killed_is_replaced() -> None:
    with Reader() as reader:
        reader.read(PDF, "a.pdf")
        process_of(reader).kill()
        process_of(reader).wait()
        assert reader.read(PDF, "a.pdf").format == "pdf"


@pytest.mark.parametrize(
    "deed",
    [
        "open('harm', 'w')",
        "os.open('harm', os.O_WRONLY | os.O_CREAT)",
        "os.remove('kept')",
        "os.rename('kept', 'harm')",
        "subprocess.run(['touch', 'harm'])",
        "os.system('touch harm')",
        "os.fork()",
        "socket.create_connection(('127.0.0.1', 9))",
        "urllib.request.urlopen('http://127.0.0.1:9/')",
    ],
)
def test_no_reader_can_write_start_or_connect(deed: str, tmp_path: Path) -> None:
    (tmp_path / "kept").touch()
    code = (
        "import os, socket, subprocess, urllib.request\nfrom tui.documents import confined\n"
        f"confined._confine()\ntry:\n    {deed}\nexcept confined.ForbiddenError:\n    print('forbidden')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout == "forbidden\n", done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are of Unix")
def test_no_library_can_write_a_file_behind_the_back_of_python(tmp_path: Path) -> None:
    """The limit holds for C, too: what is opened before can't be written to."""
    code = (
        "import os\nfrom tui.documents import confined\nfile = os.open('harm', os.O_WRONLY | os.O_CREAT)\n"
        "confined._confine()\ntry:\n    os.write(file, b'harm')\nexcept OSError:\n    print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout == "refused\n", done.stderr
    assert (tmp_path / "harm").read_bytes() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of Unix")
def test_the_process_ends_with_its_parent() -> None:
    code = (
        "import sys, time\nfrom tests.documents.test_guarded import PDF, process_of\n"
        "from tui.documents.guarded import Reader\nreader = Reader()\nreader.read(PDF, 'a.pdf')\n"
        "print(process_of(reader).pid, flush=True)\ntime.sleep(60)\n"
    )
    root = Path(__file__).resolve().parents[2]
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=root, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    for _ in range(100):
        if not is_running(child):
            break
        time.sleep(0.1)
    assert not is_running(child)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


def test_the_process_imports_no_linguistics() -> None:
    code = (
        "import sys\nfrom tui.documents import confined\n"
        "from tui.documents.readers import pdf, docx\nassert not {'spacy', 'textual'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
