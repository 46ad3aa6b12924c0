"""The manners of the code itself: types, style, layers, sizes, and what may be imported where."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = sorted((ROOT / "tui").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

MOST_LINES = 400
MOST_FUNCTION_LINES = 60


def run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_types_are_strict() -> None:
    run(sys.executable, "-m", "mypy")


def test_style_is_clean() -> None:
    run(sys.executable, "-m", "ruff", "check", "--no-cache", "tui", "tests")
    run(sys.executable, "-m", "ruff", "format", "--check", "--no-cache", "tui", "tests")


def test_imports_run_down_only() -> None:
    script = Path(sys.executable).parent / "lint-imports"
    run(str(script), "--no-cache")


@pytest.mark.parametrize("path", PRODUCT + TESTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_has_one_reason_to_exist(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", PRODUCT + TESTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_function_fits_a_screen(path: Path) -> None:
    long = [f.name for f in functions(path) if (f.end_lineno or f.lineno) - f.lineno >= MOST_FUNCTION_LINES]
    assert not long


def test_only_the_five_of_the_card_stand_at_the_top() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a checkout")
    tops = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert {top for top in tops if not top.startswith(".")} == {
        "pyproject.toml",
        "README.md",
        "tui",
        "data",
        "tests",
    }


def catches_everything(path: Path) -> bool:
    """Whether the file has a handler for every exception."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            caught = node.type
            if caught is None or (
                isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"}
            ):
                return True
    return False


def test_the_unforeseen_is_caught_where_it_is_told_and_nowhere_else() -> None:
    """The commands' own end, around the explorer's workers, and where a thread hands it on to who waits."""
    places = {str(path.relative_to(ROOT)) for path in PRODUCT if catches_everything(path)}
    assert places <= {"tui/cli.py", "tui/app.py", "tui/host/aside.py"}


def modules_after(statement: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after the statement."""
    code = f"import sys\n{statement}\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["keys"],
        ["doctor"],
        ["extract", "data/documents", "--format", "jsonl"],
        ["build"],
        ["show", "quotes"],
        ["search", "cyber"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_command_but_the_explorer_imports_textual(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    loaded = modules_after(
        "from tui.cli import main\n"
        f"try:\n    code = main({arguments!r})\nexcept SystemExit as end:\n    code = end.code\n"
        "assert not code, code"
    )
    assert not {name for name in loaded if name.split(".")[0] == "textual"}


WHOLE_VISIT = """
import asyncio
from pathlib import Path
from tui.app import ExplorerApp

async def visit():
    app = ExplorerApp(Path({folder!r}), starter=True)
    async with app.run_test(size=(120, 40)) as pilot:
        while not list(app.screen.query("#quotes")) or not len(app.screen.query_one("#quotes").rows):
            await pilot.pause(0.1)
        await pilot.press("down", "2", "down", "enter", "enter", "n", "w", "escape", "escape", "escape")
        await pilot.press("D", "escape", "A", "t", "tab", "escape", "f5")
        await pilot.press("slash", *"cyber")
        await pilot.pause(0.5)
        await pilot.press("down", "enter", "y")
        await pilot.pause(0.5)

asyncio.run(visit())
"""


def test_the_explorer_never_imports_the_linguistics(tmp_path: Path) -> None:
    """Not at a first start, which builds beside it, nor on a way through all its screens."""
    library = tmp_path / "library"
    loaded = modules_after(WHOLE_VISIT.format(folder=str(library)))
    assert (library / "library.json").is_file()
    assert {"tui.app", "tui.screens.reader", "tui.screens.add", "tui.screens.search", "tantivy"} <= loaded
    assert not {"spacy", "numpy", "tui.extract.pipeline"} & loaded


def test_help_imports_next_to_nothing() -> None:
    loaded = modules_after(
        "from tui.__main__ import main\nsys.argv = ['indojp-tui', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass"
    )
    assert not {"textual", "spacy", "tantivy", "tinydb", "msgspec", "numpy"} & loaded
