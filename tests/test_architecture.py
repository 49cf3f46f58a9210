"""The tree keeps to its layers, and to a size that can be read; planted faults show that the checks see."""

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "atelier").rglob("*.py"))
NAMES = [str(module.relative_to(ROOT)) for module in MODULES]
MAX_LINES, MAX_FUNCTION = 400, 60
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]


def lint(tree: Path) -> tuple[int, str]:
    """What import-linter says about a tree: its exit code and its words."""
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache", "--no-logo"], cwd=tree, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def broken(words: str) -> list[str]:
    return [line.removesuffix(" BROKEN") for line in words.splitlines() if line.endswith(" BROKEN")]


def test_every_import_keeps_to_its_layer() -> None:
    code, words = lint(ROOT)
    assert broken(words) == []
    assert code == 0, words
    assert words.count(" KEPT") == len(CONTRACTS)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the program in which a fault can be planted."""
    shutil.copytree(ROOT / "atelier", tmp_path / "atelier", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def plant(tree: Path, module: str, line: str) -> list[str]:
    """Put an import at the end of a module (made when missing) and give the contracts that this breaks."""
    target = tree / module
    before = target.read_text(encoding="utf-8") if target.exists() else ""
    target.write_text(f"{before}\n{line}\n", encoding="utf-8")
    code, words = lint(tree)
    assert (code == 0) == (broken(words) == []), words
    return broken(words)


def test_a_copy_without_a_fault_is_kept(tree: Path) -> None:
    assert plant(tree, "atelier/domain/tally.py", "from atelier.domain import shares") == []


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("atelier/domain/tally.py", "from PySide6.QtCore import QObject", "Qt only"),
        ("atelier/services/polling.py", "import PySide6.QtCore", "Qt only"),
        ("atelier/reports/data.py", "import pypdfium2", "Qt only"),
        ("atelier/ui/planted_view.py", "import sqlite3", "SQL only"),
        ("atelier/ui/planted_view.py", "from sqlalchemy import select", "SQL only"),
        ("atelier/domain/entity.py", "import sqlmodel", "SQL only"),
        ("atelier/services/reporting.py", "from reportlab.platypus import Paragraph", "ReportLab only"),
        ("atelier/ui/planted_view.py", "import reportlab", "ReportLab only"),
        ("atelier/domain/week.py", "from atelier.services import polling", "Layers"),
        ("atelier/domain/week.py", "from atelier.storage import acts", "Layers"),
        ("atelier/storage/acts.py", "from atelier.reports import data", "Layers"),
        ("atelier/reports/data.py", "from atelier.storage import acts", "Layers"),
        ("atelier/services/sessions.py", "from atelier.ui import planted_view", "Layers"),
        ("atelier/ui/planted_view.py", "from atelier import app", "Layers"),
        ("atelier/paths.py", "from atelier import i18n", "Layers"),
        ("atelier/planted/__init__.py", "", "Layers"),
    ],
)
def test_a_planted_import_is_found(tree: Path, module: str, line: str, contract: str) -> None:
    (tree / "atelier/planted").mkdir()
    (tree / "atelier/ui/planted_view.py").write_text('"""A view that does what it may not."""\n', encoding="utf-8")
    if module != "atelier/planted/__init__.py":
        (tree / "atelier/planted").rmdir()
    found = plant(tree, module, line)
    assert next(name for name in found if not name.startswith("No cycles")).startswith(contract)


def test_a_cycle_between_modules_of_one_layer_is_found(tree: Path) -> None:
    assert plant(tree, "atelier/domain/entity.py", "from atelier.domain import week") == ["No cycles"]


def test_a_view_that_imports_another_view_is_found(tree: Path) -> None:
    (contract,) = (contract for contract in CONTRACTS if contract["type"] == "independence")
    views = {f"atelier.ui.{view.stem}" for view in (ROOT / "atelier/ui").glob("*_view.py")}
    assert views - {"atelier.ui.start_view"} == set(contract["modules"])  # the start is what others return to
    one, other = (name.removeprefix("atelier.ui.") for name in contract["modules"][:2])
    assert plant(tree, f"atelier/ui/{one}.py", f"from atelier.ui import {other}") == [contract["name"]]


# What can be read


def long_functions(source: str) -> dict[str, int]:
    """Functions of too many lines; a text, such as a style sheet, counts as the one line that it is to the reader."""
    found = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            texts = [part for part in ast.walk(node) if isinstance(part, ast.JoinedStr) or _is_text(part)]
            inside = {n for text in texts for n in range(text.lineno + 1, (text.end_lineno or text.lineno) + 1)}
            found[node.name] = (node.end_lineno or node.lineno) - node.lineno + 1 - len(inside)
    return {name: length for name, length in found.items() if length > MAX_FUNCTION}


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_a_long_function_is_found_and_a_long_text_is_none() -> None:
    code, text = "    x = 1\n" * 60, "line {x}\n" * 200
    assert long_functions(f"def f():\n{code}") == {"f": 61}
    assert long_functions(f"def f():\n{code[:-10]}") == {}
    assert long_functions(f'class A:\n  def g(self, x):\n    return f"""{text}"""\n') == {}


@pytest.mark.parametrize("module", MODULES, ids=NAMES)
def test_a_module_says_what_it_is_for(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    assert [node.name for node in classes if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("module", MODULES, ids=NAMES)
def test_a_module_can_be_read_in_one_sitting(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MAX_LINES
    assert long_functions(source) == {}
