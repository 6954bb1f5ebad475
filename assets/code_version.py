"""The version of the code and seeds behind a stage: it changes when they change, and only then.

Belongs here: following imports and naming seed files. A stage's version is a hash over the sources of its modules, of all
modules of this repository that they import, of the seed files that those packages declare in ``SEEDS``, and over the
versions of the libraries that they import.
"""

from __future__ import annotations

import ast
import hashlib
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("pipelines", "expectations", "assets")
PYTHON_ITSELF = sys.stdlib_module_names | {"_typeshed"}
"""Names of no library: the standard library, and what type checkers alone can import."""


def code_version(modules: Iterable[str]) -> str:
    """16 hex digits for a stage that runs ``modules`` (dotted names of modules or packages of this repository)."""
    digest = hashlib.sha256()
    sources = sorted(set().union(*(closure(m) for m in modules)))
    for path in sources:
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + _bytes(path) + b"\0")
    for path in seed_files(sources):
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + _bytes(path) + b"\0")
    for library in sorted(set().union(*(_facts(p).libraries for p in sources)) - PYTHON_ITSELF):
        digest.update(f"{_installed(library)}\0".encode())
    return digest.hexdigest()[:16]


def closure(module: str) -> frozenset[Path]:
    """Source files of a module (of all modules below it, if it is a package) and of what they import from here."""
    found: set[Path] = set()
    waiting = _files(module)
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        for name in _facts(path).imports:
            waiting += [p for p in _files(name) if p not in found]
    return frozenset(found)


def seed_files(sources: Iterable[Path]) -> list[Path]:
    """Seed files that the given sources declare in ``SEEDS``, sorted; ``{code}`` stands for every language."""
    patterns = {pattern.replace("{code}", "*") for path in sources for pattern in _facts(path).seeds}
    return sorted({p for pattern in patterns for p in (ROOT / "seeds").glob(pattern)})


class _Facts:
    """What one source file says: modules of this repository and libraries that it imports, seeds that it declares."""

    def __init__(self, path: Path) -> None:
        self.imports: set[str] = set()
        self.libraries: set[str] = set()
        self.seeds: tuple[str, ...] = ()
        for node in _statements(ast.parse(_bytes(path)).body):
            if isinstance(node, ast.Import):
                self._add(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [f"{node.module}.{alias.name}" for alias in node.names]
                self._add(name if _is_module(name) else node.module for name in names)
            elif isinstance(node, ast.Assign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if any(isinstance(t, ast.Name) and t.id == "SEEDS" for t in targets) and node.value is not None:
                    self.seeds = tuple(ast.literal_eval(node.value))

    def _add(self, names: Iterable[str]) -> None:
        for name in names:
            if name.partition(".")[0] in ROOMS:
                self.imports.add(name)
            else:
                self.libraries.add(name.partition(".")[0])


@cache
def _facts(path: Path) -> _Facts:
    return _Facts(path)


@cache
def _bytes(path: Path) -> bytes:
    return path.read_bytes()


def _statements(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """All statements of a block, inner ones too; expressions, nine nodes in ten, hold no import."""
    for node in body:
        yield node
        for part in ("body", "orelse", "handlers", "finalbody", "cases"):
            yield from _statements(getattr(node, part, ()))


@cache
def _installed(library: str) -> str:
    """Distribution and version behind a name that is imported; distributions that are called otherwise are looked for."""
    try:
        return f"{library}=={metadata.version(library)}"
    except metadata.PackageNotFoundError:
        found = sorted(set(metadata.packages_distributions().get(library, ())))
        return ", ".join(f"{name}=={metadata.version(name)}" for name in found)


def _is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def _files(name: str) -> list[Path]:
    """The file of a module; for a package all its files, since its ``__init__`` may reach any of them.

    The ``__init__`` of the packages above is left out: it gathers what the package offers, and a stage uses of that only
    what it imports itself.
    """
    path = ROOT.joinpath(*name.split("."))
    if path.with_suffix(".py").is_file():
        return [path.with_suffix(".py")]
    return sorted(path.rglob("*.py")) if (path / "__init__.py").is_file() else []
