from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from fromlogits.checker.settings import Settings, SettingsError, load, validate_codes

KNOWN = ("FL101", "FL102", "FL201", "FL401")


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "pyproject.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


# --- where they come from


def test_without_a_table_everything_is_selected(here: Path) -> None:
    assert load(here, KNOWN) == Settings()
    write(here, "[project]\nname = 'fromlogits-user'\n[tool.ruff]\nselect = ['ALL']\n")
    assert load(here, KNOWN) == Settings()


def test_every_key_is_read(here: Path) -> None:
    text = """
    [tool.fromlogits]
    select = ["FL1", "FL401"]
    ignore = ["FL102"]
    exclude = ["old/", "*_gen.py"]
    [tool.fromlogits.per-file-ignores]
    "tests/**" = ["ALL"]
    "train.py" = ["FL101", "FL2"]
    """
    write(here, text)
    assert load(here, KNOWN) == Settings(
        select=frozenset({"FL1", "FL401"}),
        ignore=frozenset({"FL102"}),
        exclude=("old/", "*_gen.py"),
        per_file_ignores=(("tests/**", frozenset({"ALL"})), ("train.py", frozenset({"FL101", "FL2"}))),
        root=here,
    )


def test_the_nearest_file_with_a_table_counts(here: Path) -> None:
    write(here, "[tool.fromlogits]\nignore = ['FL101']\n")
    write(here / "a", "[tool.fromlogits]\nignore = ['FL102']\n")
    write(here / "a" / "b", "[project]\nname = 'b'\n")
    (here / "a" / "b" / "train.py").touch()
    assert load(here, KNOWN).ignore == {"FL101"}
    for start in (here / "a", here / "a" / "b", here / "a" / "b" / "train.py", here / "a" / "gone" / "x.py", Path("a/b")):
        assert load(start, KNOWN).ignore == {"FL102"}
        assert load(start, KNOWN).root == here / "a"


def test_an_empty_table_stops_the_search(here: Path) -> None:
    write(here, "[tool.fromlogits]\nignore = ['FL101']\n")
    write(here / "a", "[tool.fromlogits]\n")
    assert load(here / "a", KNOWN) == Settings(root=here / "a")


def test_a_broken_file_of_somebody_else_is_none_of_our_business(here: Path) -> None:
    write(here, "[tool.fromlogits]\nignore = ['FL101']\n")
    write(here / "a", "[project\n")
    assert load(here / "a", KNOWN).ignore == {"FL101"}


# --- what is refused


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[tool.fromlogits]\nslect = []\n", "tool.fromlogits has no key 'slect'; expected exclude, ignore, per-file-ignores or select"),
        ("[tool.fromlogits]\nselect = 'FL101'\n", "tool.fromlogits.select must be a list of strings, not 'FL101'"),
        ("[tool.fromlogits]\nignore = [101]\n", "tool.fromlogits.ignore must be a list of strings, not [101]"),
        ("[tool.fromlogits]\nexclude = {a = 1}\n", "tool.fromlogits.exclude must be a list of strings, not {'a': 1}"),
        (
            "[tool.fromlogits]\nselect = ['FL101', 'FL999']\n",
            "tool.fromlogits.select: unknown code 'FL999'; expected a rule such as FL101, a prefix such as FL1, or ALL",
        ),
        (
            "[tool.fromlogits]\nper-file-ignores = {'a.py' = ['E501']}\n",
            "tool.fromlogits.per-file-ignores.\"a.py\": unknown code 'E501'; expected a rule such as FL101, a prefix such as FL1, or ALL",
        ),
        (
            "[tool.fromlogits]\nper-file-ignores = ['FL101']\n",
            "tool.fromlogits.per-file-ignores must be a table of patterns and lists of codes, not ['FL101']",
        ),
        (
            "[tool.fromlogits.per-file-ignores]\n'a.py' = 'FL101'\n",
            "tool.fromlogits.per-file-ignores.\"a.py\" must be a list of strings, not 'FL101'",
        ),
        ("[tool]\nfromlogits = 3\n", "tool.fromlogits must be a table, not 3"),
    ],
)
def test_a_bad_value_is_named_in_one_line(here: Path, text: str, message: str) -> None:
    write(here, text)
    with pytest.raises(SettingsError) as refused:
        load(here, KNOWN)
    assert str(refused.value) == f"pyproject.toml: {message}"


@pytest.mark.parametrize(
    "text", ["[tool.fromlogits\n", "[tool.fromlogits]\nselect = [\n'FL101'\nx\n", "[tool.fromlogits]\nselect = ['FL101'", "\ufeff="]
)
def test_a_broken_file_of_ours_is_named_in_one_line(here: Path, text: str) -> None:
    file = write(here / "proj", text + "\n# fromlogits")
    with pytest.raises(SettingsError) as refused:
        load(file.parent, KNOWN)
    assert str(refused.value).startswith("proj/pyproject.toml: not valid TOML: ")
    assert "\n" not in str(refused.value)


def test_a_file_of_another_encoding_is_named(here: Path) -> None:
    (here / "pyproject.toml").write_bytes(b"[tool.fromlogits]\n# \xe9\n")
    with pytest.raises(SettingsError, match=r"^pyproject.toml: not valid TOML: 'utf-8' codec can't decode"):
        load(here, KNOWN)


def test_a_file_that_cannot_be_read_is_named(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, "")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(SettingsError, match=r"^pyproject.toml: permission denied$"):
        load(here, KNOWN)


def test_a_file_elsewhere_is_named_in_full(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(here / "proj", "[tool.fromlogits]\nx = 1\n")
    (here / "elsewhere").mkdir()
    monkeypatch.chdir(here / "elsewhere")
    with pytest.raises(SettingsError) as refused:
        load(Path("../proj"), KNOWN)
    assert str(refused.value).startswith(f"{file}: ")


# --- codes


@pytest.mark.parametrize("code", ["FL101", "FL1", "FL10", "FL", "ALL"])
def test_codes_and_prefixes_of_known_codes_are_valid(code: str) -> None:
    validate_codes([code], KNOWN)


@pytest.mark.parametrize("code", ["FL103", "FL9", "F", "", "fl101", "all", "E501", "FL1011", "FL1x", " FL101", "FL101,FL102"])
def test_other_codes_are_refused_with_their_place(code: str) -> None:
    expected = f"--select: unknown code {code!r}; expected a rule such as FL101, a prefix such as FL1, or ALL"
    with pytest.raises(SettingsError) as refused:
        validate_codes(["FL101", code], KNOWN, "--select")
    assert str(refused.value) == expected
    with pytest.raises(SettingsError, match=r"^unknown code"):
        validate_codes([code], KNOWN)


def test_the_rules_there_are_are_known(here: Path) -> None:
    rules = pytest.importorskip("fromlogits.checker.rules")
    write(here, f"[tool.fromlogits]\nignore = ['{next(iter(rules.RULES))}']\n")
    assert load(here).ignore == {next(iter(rules.RULES))}
    write(here, "[tool.fromlogits]\nignore = ['FL999']\n")
    with pytest.raises(SettingsError, match=r"unknown code 'FL999'"):
        load(here)


# --- what they mean


@pytest.mark.parametrize(
    ("select", "ignore", "selected"),
    [
        ("ALL", "", "FL101 FL102 FL201 FL401"),
        ("FL", "", "FL101 FL102 FL201 FL401"),
        ("", "", ""),
        ("FL1", "", "FL101 FL102"),
        ("FL101 FL4", "", "FL101 FL401"),
        ("ALL", "FL1", "FL201 FL401"),
        ("ALL", "ALL", ""),
        ("FL1", "FL101", "FL102"),
        ("FL101", "FL1", "FL101"),
        ("ALL FL101", "FL1", "FL101 FL201 FL401"),
        ("FL101", "FL101", ""),
        ("FL10", "FL1", "FL101 FL102"),
    ],
)
def test_the_more_specific_choice_decides(select: str, ignore: str, selected: str) -> None:
    settings = Settings(frozenset(select.split()), frozenset(ignore.split()))
    assert [code for code in KNOWN if settings.selects(code, "train.py")] == selected.split()


@pytest.mark.parametrize(
    ("pattern", "files", "others"),
    [
        ("train.py", "train.py pkg/train.py", "mytrain.py train.pyi"),
        ("tests/*", "tests/a.py tests/b/c.py", "a.py pkg/tests/a.py"),
        ("tests/**", "tests/a.py tests/b/c.py", "a.py"),
        ("**/tests/*.py", "tests/a.py pkg/tests/a.py pkg/tests/b/a.py", "tests/a.ipynb mytests/a.py"),
        ("./pkg/a.py", "pkg/a.py", "a.py"),
        ("*.ipynb", "a.ipynb pkg/b.ipynb", "a.py"),
        ("{docs,examples}/*.py", "docs/a.py examples/a/b.py", "src/a.py"),
        ("a?.py", "ab.py", "a.py a/.py abc.py"),
        ("a[0-9].py", "a1.py", "ab.py a-.py"),
        ("a[!0-9].py", "ab.py", "a1.py"),
        ("a[^.py", "a[^.py", "a.py"),
        ("{a.py", "{a.py", "a.py"),
        ("a+(b).py", "a+(b).py", "aab.py"),
        ("!src/**", "a.py tests/a.py", "src/a.py src/b/c.py"),
    ],
)
def test_a_pattern_names_files_as_in_ruff(here: Path, pattern: str, files: str, others: str) -> None:
    settings = Settings(per_file_ignores=((pattern, frozenset({"FL1"})),), root=here)
    for file in files.split():
        assert not settings.selects("FL101", file)
        assert not settings.selects("FL101", str(here / file))
        assert settings.selects("FL201", file)
    for file in others.split():
        assert settings.selects("FL101", file)


def test_patterns_count_from_the_file_they_stand_in(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(per_file_ignores=(("pkg/a.py", frozenset({"ALL"})),), root=here / "proj")
    assert not settings.selects("FL101", "proj/pkg/a.py")
    assert settings.selects("FL101", "pkg/a.py")
    (here / "proj" / "pkg").mkdir(parents=True)
    monkeypatch.chdir(here / "proj" / "pkg")
    assert not settings.selects("FL101", "a.py")


def test_an_absolute_pattern_names_one_file(here: Path) -> None:
    settings = Settings(per_file_ignores=((f"{here.as_posix()}/a.py", frozenset({"ALL"})),), root=here / "proj")
    assert not settings.selects("FL101", "a.py")
    assert settings.selects("FL101", "b.py")


def test_invalid_syntax_is_always_reported() -> None:
    settings = Settings(frozenset(), frozenset({"ALL"}), per_file_ignores=(("*", frozenset({"ALL"})),))
    assert settings.selects("invalid-syntax", "a.py")
    assert not settings.selects("FL101", "a.py")


def test_settings_travel_to_other_processes() -> None:
    settings = Settings(per_file_ignores=(("a.py", frozenset({"FL1"})),))
    assert not settings.selects("FL101", "a.py")
    copy = pickle.loads(pickle.dumps(settings))  # noqa: S301 it was packed right here
    assert copy == settings
    assert not copy.selects("FL101", "a.py")
    assert hash(copy) == hash(settings)
