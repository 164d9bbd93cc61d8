from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from fromlogits.checker.evidence.source.project import files
from fromlogits.checker.evidence.source.walking import SKIPPED, walk
from fromlogits.checker.settings import Settings


def plant(root: Path, *names: str) -> None:
    """Files, by name; a name with an equals sign says what is in the file."""
    for entry in names:
        name, _, content = entry.partition("=")
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content.replace("|", "\n"), encoding="utf-8")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths: str, settings: Settings | None = None, markdown: bool = False) -> list[str]:
    return list(walk(paths or ["."], settings or Settings(), markdown=markdown))


def test_python_and_notebooks_are_found_in_order(tree: Path) -> None:
    plant(tree, "b.py", "a.py", "z.txt", "c.pyc", "d.pyi", "n.ipynb", "README.md", "pkg/y.py", "pkg/inner/x.py", "Pkg/x.py", ".hidden/h.py")
    expected = ["a.py", "b.py", "n.ipynb", ".hidden/h.py", "Pkg/x.py", "pkg/y.py", "pkg/inner/x.py"]
    assert found() == expected
    assert list(files([Path()], Settings(), markdown=False)) == [Path(name) for name in expected]


def test_markdown_is_found_on_request(tree: Path) -> None:
    plant(tree, "a.py", "README.md", "docs/b.markdown")
    assert found() == ["a.py"]
    assert found(markdown=True) == ["README.md", "a.py", "docs/b.markdown"]


@pytest.mark.parametrize(
    ("named", "expected"),
    [("pkg", "pkg/a.py"), ("pkg/", "pkg/a.py"), ("./pkg", "./pkg/a.py"), ("pkg/../pkg", "pkg/../pkg/a.py"), ("pkg/a.py", "pkg/a.py")],
)
def test_files_are_named_as_their_folder_was(tree: Path, named: str, expected: str) -> None:
    plant(tree, "pkg/a.py")
    assert found(named) == [expected]
    assert found(str(tree / "pkg")) == [str(tree / "pkg" / "a.py")]


def test_a_file_named_outright_is_taken_whatever_it_is(tree: Path) -> None:
    plant(tree, ".gitignore=*", "script", "notes.txt", "build/x.py")
    assert found("script", "notes.txt", "build/x.py", "gone.py") == ["script", "notes.txt", "build/x.py", "gone.py"]
    assert found("notes.txt", settings=Settings(exclude=("*",))) == ["notes.txt"]


def test_each_real_file_comes_once(tree: Path) -> None:
    plant(tree, "pkg/a.py", "pkg/inner/b.py")
    (tree / "pkg" / "link.py").symlink_to("a.py")
    (tree / "pkg" / "gone.py").symlink_to("nowhere.py")
    (tree / "other").symlink_to("pkg")
    assert found() == ["pkg/a.py", "pkg/inner/b.py"]
    assert found("pkg/inner", ".", "pkg/a.py", "pkg") == ["pkg/inner/b.py", "pkg/a.py"]
    assert found("other", "pkg") == ["other/a.py", "other/inner/b.py"]
    assert found("pkg/link.py", "pkg") == ["pkg/link.py", "pkg/inner/b.py"]


def test_loops_end(tree: Path) -> None:
    plant(tree, "a/b/c.py")
    (tree / "a" / "b" / "up").symlink_to(tree)
    (tree / "self").symlink_to("self")
    (tree / "self.py").symlink_to("self.py")
    assert found() == ["a/b/c.py"]
    assert found("a/b/up") == ["a/b/up/a/b/c.py"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tree: Path) -> None:
    os.mkfifo(tree / "pipe.py")
    (tree / "link.py").symlink_to("pipe.py")
    assert found() == []


def test_a_folder_may_be_called_as_a_file(tree: Path) -> None:
    plant(tree, "pkg.py/a.py")
    assert found() == ["pkg.py/a.py"]


@pytest.mark.parametrize("name", sorted(SKIPPED))
def test_what_nobody_writes_by_hand_is_skipped_unless_named(tree: Path, name: str) -> None:
    plant(tree, "a.py", f"{name}/b.py", f"pkg/{name}/c.py")
    (tree / ".git").mkdir(exist_ok=True)
    assert found() == ["a.py"]
    assert found(name) == [f"{name}/b.py"]
    assert found(f"pkg/{name}") == [f"pkg/{name}/c.py"]


@pytest.mark.parametrize("repository", [True, False])
@pytest.mark.parametrize("name", [".venv", "env"])
def test_a_virtual_environment_is_skipped_unless_it_or_a_part_of_it_is_named(tree: Path, name: str, repository: bool) -> None:
    plant(tree, "a.py", f"{name}/pyvenv.cfg", f"{name}/.gitignore=*", f"{name}/lib/python3.11/site-packages/torch/b.py")
    if repository:
        (tree / ".git").mkdir()
    inside = f"{name}/lib/python3.11/site-packages/torch/b.py"
    assert found() == ["a.py"]
    for depth in range(1, 6):
        assert found("/".join(inside.split("/")[:depth])) == [inside]


def test_site_packages_named_outright_is_walked_as_any_folder(tree: Path) -> None:
    plant(tree, "site-packages/a/b.py", "site-packages/a/build/c.py", "site-packages/a/__pycache__/d.py")
    assert found("site-packages") == ["site-packages/a/b.py"]


# --- .gitignore


def test_gitignore_holds_at_every_level_up_to_the_repository(tree: Path) -> None:
    (tree / "repo" / ".git" / "info").mkdir(parents=True)
    plant(
        tree,
        ".gitignore=*",
        "repo/.git/info/exclude=private_*",
        "repo/.gitignore=# generated|*_pb2.py|/data/|!keep_pb2.py||",
        "repo/a.py",
        "repo/a_pb2.py",
        "repo/keep_pb2.py",
        "repo/private_a.py",
        "repo/data/b.py",
        "repo/pkg/data/c.py",
        "repo/pkg/.gitignore=c.py|!c_pb2.py",
        "repo/pkg/c_pb2.py",
        "repo/pkg/d_pb2.py",
        "repo/pkg/c.py",
        "repo/pkg/inner/c.py",
    )
    assert found("repo") == ["repo/a.py", "repo/keep_pb2.py", "repo/pkg/c_pb2.py"]
    assert found("repo/pkg") == ["repo/pkg/c_pb2.py"]
    assert found("repo/pkg/data") == []
    assert found("repo/pkg/inner") == []


def test_gitignore_is_read_without_a_repository_too(tree: Path) -> None:
    plant(tree, ".gitignore=b.py", "a.py", "b.py", "pkg/b.py")
    assert found() == ["a.py"]
    assert found("pkg") == ["pkg/b.py"]


def test_an_ignored_folder_named_outright_is_walked(tree: Path) -> None:
    (tree / ".git").mkdir()
    plant(tree, ".gitignore=/third_party/|*_pb2.py", "third_party/a.py", "third_party/inner/b_pb2.py")
    assert found() == []
    assert found("third_party") == ["third_party/a.py", "third_party/inner/b_pb2.py"]
    assert found("third_party/inner") == ["third_party/inner/b_pb2.py"]


def test_a_repository_inside_another_has_its_own_rules(tree: Path) -> None:
    plant(tree, ".git/HEAD", ".gitignore=b.py", "a.py", "b.py", "sub/.git=gitdir: elsewhere", "sub/.gitignore=c.py", "sub/b.py", "sub/c.py")
    assert found() == ["a.py", "sub/b.py"]


def test_an_unreadable_or_odd_gitignore_ignores_nothing(tree: Path) -> None:
    (tree / ".gitignore").write_bytes(b"!\n/\n[\n\\\n***x\n\xff\xfe\n   \n#\n\xe9.py\n")
    plant(tree, "a.py", "pkg/.gitignore/b.py", "pkg/c.py")
    assert found() == ["a.py", "pkg/c.py"]


PATTERNS = [
    "*.py", "a.py", "/a.py", "a/", "/a/", "a", "b/a.py", "/b/a", "**/b", "**/b/a.py", "a/**", "a/**/b.py", "!a.py", "!b/", "!/a/b.py",
    "!*.py", "b*", "?.py", "[ab].py", "[!a].py", "!a/b/", "/*", "!/b", "*/b.py", "a/*", "\\!a.py", "#a.py", "b.py ", "/**/b.py", "!**/b.py",
]  # fmt: skip


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git to compare with")
def test_git_itself_agrees(tree: Path) -> None:
    choose = random.Random(0)
    names = ["a.py", "b.py", "#a.py", "!a.py"]
    folders = ["", "a", "b", "a/b", "b/a", "a/a", "a/b/a"]
    plant(tree, *(f"{folder}/{name}".lstrip("/") for folder in folders for name in names))
    git = ["git", "-c", "core.excludesFile="]
    subprocess.run([*git, "init", "-q"], check=True)
    for _ in range(60):
        for folder in folders:
            file = tree / folder / ".gitignore"
            file.unlink(missing_ok=True)
            if choose.random() < (0.9 if not folder else 0.25):
                file.write_text("\n".join(choose.choices(PATTERNS, k=choose.randint(1, 4))) + "\n", encoding="utf-8")
        listed = subprocess.run([*git, "ls-files", "-oz", "--exclude-standard", "*.py"], check=True, capture_output=True, text=True)
        expected = sorted(listed.stdout.rstrip("\0").split("\0")) if listed.stdout else []
        rules = {folder: (tree / folder / ".gitignore").read_text() for folder in folders if (tree / folder / ".gitignore").exists()}
        assert sorted(found()) == expected, rules


# --- settings


def test_excluded_patterns_count_from_where_the_settings_stand(tree: Path) -> None:
    plant(tree, "proj/a.py", "proj/old/b.py", "proj/pkg/old/c.py", "proj/pkg/gen_d.py", "proj/pkg/e.py")
    settings = Settings(exclude=("/old", "gen_*", "!gen_d.py", "pkg/old/"), root=tree / "proj")
    assert set(found("proj", settings=settings)) == {"proj/a.py", "proj/pkg/gen_d.py", "proj/pkg/e.py"}
    assert set(found("proj/pkg", settings=settings)) == {"proj/pkg/gen_d.py", "proj/pkg/e.py"}
    assert found("proj/old", settings=settings) == ["proj/old/b.py"]
    assert found("proj/pkg/old", "proj", settings=settings) == ["proj/pkg/old/c.py", "proj/a.py", "proj/pkg/e.py", "proj/pkg/gen_d.py"]


def test_gitignore_does_not_take_back_what_is_excluded(tree: Path) -> None:
    plant(tree, ".gitignore=!a.py", "a.py", "b.py")
    assert found(settings=Settings(exclude=("a.py",))) == ["b.py"]


# --- trouble and size


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden here")
def test_a_folder_that_cannot_be_listed_is_handed_out(tree: Path) -> None:
    plant(tree, "a.py", "locked/b.py")
    (tree / "locked").chmod(0)
    try:
        assert found() == ["a.py", "locked"]
    finally:
        (tree / "locked").chmod(0o700)


def test_a_folder_that_cannot_be_listed_is_handed_out_to_root_too(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tree, "a.py", "locked/b.py")
    scandir = os.scandir

    def refusing(path: str):
        if "locked" in path:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert found() == ["a.py", "locked"]


def test_a_deep_tree_is_no_trouble(tree: Path) -> None:
    here = tree
    for _ in range(300):
        here /= "d"
        here.mkdir()
    (here / "a.py").touch()
    assert found() == ["/".join(["d"] * 300 + ["a.py"])]


def test_a_large_tree_with_many_patterns_is_walked_quickly(tree: Path) -> None:
    plant(tree, ".gitignore=" + "|".join(f"*.x{number}|/old{number}/" for number in range(150)))
    for folder in range(100):
        plant(tree, *(f"pkg{folder}/module{number}.py" for number in range(100)))
    started = time.perf_counter()
    assert len(found()) == 10_000
    assert time.perf_counter() - started < 3
