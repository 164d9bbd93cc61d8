from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fromlogits.checker.evidence.source.document import Unreadable, from_text
from fromlogits.checker.evidence.source.project import Project
from fromlogits.checker.settings import Settings

# --- documents


def test_a_document_is_read_once_however_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.py").write_text("x = 1\n", encoding="utf-8")
    Path("link.py").symlink_to("a.py")
    project = Project(Settings())
    document = project.document(Path("a.py"))
    assert document.file == "a.py"
    assert project.document(tmp_path / "a.py") is document
    assert project.document(Path("link.py")) is document


def test_what_is_unreadable_stays_so(tmp_path: Path) -> None:
    project = Project(Settings())
    for _ in range(2):
        with pytest.raises(Unreadable, match=r"no such file"):
            project.document(tmp_path / "gone.py")


def test_markdown_is_read_as_such_on_request(tmp_path: Path) -> None:
    (tmp_path / "README").write_text("```python\nx = 1\n```\n", encoding="utf-8")
    assert Project(Settings(), markdown=True).document(tmp_path / "README").kind == "md"
    assert Project(Settings()).document(tmp_path / "README").kind == "py"


# --- imports


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Plants files and asks what an import in one of them means."""
    monkeypatch.chdir(tmp_path)
    one = Project(Settings())

    def resolve(importer: str, module: str, level: int = 0) -> str | None:
        path = Path(importer)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        found = one.resolve(one.document(path), module, level)
        assert one.resolve(one.document(path), module, level) == found
        return None if found is None else found.as_posix()

    def plant(*names: str) -> None:
        for name in names:
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()

    resolve.plant = plant
    return resolve


def test_a_script_imports_what_lies_beside_it(project) -> None:
    project.plant("train.py", "model.py", "lib/__init__.py", "lib/net.py", "names/space.py")
    assert project("train.py", "model") == "model.py"
    assert project("train.py", "lib") == "lib/__init__.py"
    assert project("train.py", "lib.net") == "lib/net.py"
    assert project("train.py", "names.space") == "names/space.py"
    assert project("train.py", "names") is None
    assert project("train.py", "lib.gone") is None
    assert project("train.py", "model.gone") is None
    assert project("train.py", "os") is None
    assert project("book.ipynb", "model") == "model.py"


def test_notebooks_are_not_imported(project) -> None:
    project.plant("model.ipynb", "train.py")
    assert project("train.py", "model") is None


def test_a_package_goes_before_a_module(project) -> None:
    project.plant("model.py", "model/__init__.py")
    assert project("train.py", "model") == "model/__init__.py"


def test_a_folder_without_code_of_its_own_hides_no_module(project) -> None:
    project.plant("other.py", "other/inner.py")
    assert project("train.py", "other") == "other.py"
    assert project("train.py", "other.inner") == "other/inner.py"


def test_a_folder_called_as_a_module_is_none(project) -> None:
    project.plant("odd.py/x.py", "odd2/__init__.py/x.py")
    assert project("train.py", "odd") is None
    assert project("train.py", "odd2") is None


def test_relative_imports_go_up_by_level(project) -> None:
    project.plant("pkg/__init__.py", "pkg/a.py", "pkg/sub/__init__.py", "pkg/sub/b.py", "pkg/sub/c.py", "d.py")
    assert project("pkg/sub/b.py", "c", 1) == "pkg/sub/c.py"
    assert project("pkg/sub/b.py", "a", 2) == "pkg/a.py"
    assert project("pkg/sub/b.py", "", 1) == "pkg/sub/__init__.py"
    assert project("pkg/sub/b.py", "", 2) == "pkg/__init__.py"
    assert project("pkg/sub/b.py", "sub.c", 2) == "pkg/sub/c.py"
    assert project("pkg/__init__.py", "a", 1) == "pkg/a.py"
    assert project("pkg/__init__.py", "sub", 1) == "pkg/sub/__init__.py"
    assert project("pkg/a.py", "c", 1) is None
    assert project("pkg/a.py", "x", 500) is None


def test_a_relative_import_may_name_what_a_framework_is_called(project) -> None:
    project.plant("pkg/__init__.py", "pkg/torch.py")
    assert project("pkg/a.py", "torch", 1) == "pkg/torch.py"


def test_inside_a_package_imports_start_from_its_root(project) -> None:
    project.plant(
        "repo/pkg/__init__.py", "repo/pkg/data.py", "repo/pkg/sub/__init__.py", "repo/pkg/sub/pkg/data.py", "repo/pkg/sub/here.py"
    )
    assert project("repo/pkg/sub/a.py", "pkg.data") == "repo/pkg/data.py"
    assert project("repo/pkg/sub/a.py", "pkg.sub.here") == "repo/pkg/sub/here.py"
    assert project("repo/pkg/sub/a.py", "here") == "repo/pkg/sub/here.py"


def test_the_project_and_its_src_are_searched_up_to_where_it_begins(project) -> None:
    project.plant(
        "outside.py", "repo/pyproject.toml", "repo/src/pkg/__init__.py", "repo/src/pkg/net.py", "repo/lib/x.py", "repo/a/b/c/d/e/f/t.py"
    )
    assert project("repo/a/b/c/d/e/f/t.py", "pkg.net") == "repo/src/pkg/net.py"
    assert project("repo/a/b/c/d/e/f/t.py", "lib.x") == "repo/lib/x.py"
    assert project("repo/a/b/c/d/e/f/t.py", "src.pkg.net") == "repo/src/pkg/net.py"
    assert project("repo/a/b/c/d/e/f/t.py", "outside") is None


def test_without_a_mark_only_a_few_folders_above_are_searched(project) -> None:
    project.plant("top.py", "a/x.py", "a/b/c/t.py", "a/b/c/d/e/t.py")
    assert project("a/b/c/t.py", "x") == "a/x.py"
    assert project("a/b/c/d/e/t.py", "x") is None
    assert project("a/b/c/t.py", "top") is None


def test_frameworks_are_not_looked_for_in_a_project(project) -> None:
    project.plant("torch.py", "keras/__init__.py", "keras/losses.py", "numpy/random.py", "torchlike.py")
    for name in ("torch", "keras", "keras.losses", "numpy.random", "tensorflow.keras"):
        assert project("train.py", name) is None
    assert project("train.py", "torchlike") == "torchlike.py"


def test_this_package_is_not_read_for_scripts_beside_its_source(project) -> None:
    project.plant("pyproject.toml", "src/fromlogits/__init__.py", "src/fromlogits/keras/__init__.py", "src/other.py", "examples/train.py")
    assert project("examples/train.py", "fromlogits.keras") is None
    assert project("examples/train.py", "other") == "src/other.py"


def test_a_framework_follows_its_own_imports(project) -> None:
    project.plant("site-packages/torch/__init__.py", "site-packages/torch/nn/__init__.py", "site-packages/torch/nn/functional.py")
    project.plant("site-packages/jax/__init__.py", "site-packages/flax/__init__.py")
    assert project("site-packages/torch/nn/loss.py", "torch.nn.functional") == "site-packages/torch/nn/functional.py"
    assert project("site-packages/torch/nn/loss.py", "torch") == "site-packages/torch/__init__.py"
    assert project("site-packages/flax/core.py", "jax") is None
    assert project("torch/tools/train.py", "torch") is None


def test_a_file_is_named_as_its_importer_was(project, tmp_path: Path) -> None:
    project.plant("pkg/b.py")
    assert project("pkg/a.py", "b") == "pkg/b.py"
    assert project(str(tmp_path / "pkg" / "c.py"), "b") == (tmp_path / "pkg" / "b.py").as_posix()


def test_standard_input_imports_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("model.py").touch()
    assert Project(Settings()).resolve(from_text("import model"), "model", 0) == Path("model.py")


def test_odd_names_are_no_modules(project) -> None:
    project.plant("a.py", "__init__.py")
    for name in ("", ".", "..", "a.", ".a", "a..b", "a/b", "/etc/passwd"):
        assert project("train.py", name) is None
    assert project("train.py", "x" * 5000) is None


def test_links_in_a_circle_are_no_trouble(project) -> None:
    Path("loop").symlink_to("loop")
    Path("model.py").symlink_to("model.py")
    assert project("train.py", "model") is None
    assert project("train.py", "loop.x") is None


# --- start


def test_the_room_opens_without_heavy_imports() -> None:
    heavy = "asyncio, hashlib, multiprocessing, numpy, pathspec, rich, tomllib, yaml"
    code = f"import sys, fromlogits.checker.evidence.source.project; print([name for name in '{heavy}'.split(', ') if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert done.stdout.strip() == "[]"


CORE = """
import keras


class Trainer:
    def __init__(self, cfg):
        self.cfg = cfg

    def run(self):
        net = keras.Sequential([keras.Input((4,)), keras.layers.Dense(self.cfg.UNITS, activation=self.cfg.HEAD)])
        net.compile("adam", self.cfg.LOSS)
"""
STARTED = {
    "pkg/__main__.py": "from .core import Trainer\nfrom . import settings\nTrainer(settings).run()\n",
    "pkg/train.py": "from core import Trainer\nimport settings\nTrainer(settings).run()\n",
    "go.py": "from pkg import core, settings\ncore.Trainer(settings).run()\n",
}


@pytest.mark.parametrize("name", STARTED)
@pytest.mark.parametrize(("head", "wanted"), [("None", ["FL102"]), ("'softmax'", [])])
def test_a_program_without_a_word_of_losses_in_a_package(name, head, wanted, tmp_path):
    from fromlogits.checker.check import check

    files = {
        "pkg/__init__.py": "",
        "pkg/core.py": CORE,
        "pkg/settings.py": f"HEAD = {head}\nLOSS = 'categorical_crossentropy'\nUNITS = 3\n",
    }
    (tmp_path / "pkg").mkdir()
    for path, text in {**files, name: STARTED[name]}.items():
        (tmp_path / path).write_text(text)
    assert [finding.code for finding in check([str(tmp_path)], Settings()).findings] == wanted
