"""Names as a file spells them: what an expression stands for, how a framework's name is written here, and which import it takes."""

from __future__ import annotations

import ast
import builtins
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fromlogits.checker.catalogue.entry import Entry
from fromlogits.checker.evidence.source.names import canonical, entry_of
from fromlogits.checker.remedies.draft import SCOPES, Draft
from fromlogits.vocabulary import Edit

__all__ = ["Binding", "Names", "Spelling", "home"]

# Packages that are Keras under another name, longest first.
_KERAS = (
    "tensorflow.compat.v1.keras",
    "tensorflow.compat.v2.keras",
    "tensorflow.python.keras",
    "tensorflow.keras",
    "keras.api",
    "tf_keras",
)
_CARRY_KERAS = ("tensorflow", "tensorflow.compat.v1", "tensorflow.compat.v2")  # have it as an attribute


def home(name: str) -> str:
    """A dotted name with Keras under its own name."""
    for root in _KERAS:
        if name == root or name.startswith(f"{root}."):
            return f"keras{name[len(root) :]}"
    return name


@dataclass(slots=True, eq=False)  # never written to, never compared; frozen would take three times as long to load
class Binding:
    """A name that an import, or an assignment of an imported name, binds."""

    name: str  # "*" for everything public
    target: str
    statement: ast.stmt
    scope: ast.AST
    alias: ast.alias | None = None


@dataclass(slots=True, eq=False)
class Spelling:
    """How to write a name at a place, and the edits that make it known there."""

    text: str
    edits: tuple[Edit, ...] = ()


class Names:
    """The names of one file."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.bindings: list[Binding] = []
        self._stored: dict[str, list[ast.AST]] = defaultdict(list)  # a name, and the scopes that bind it other than by import
        assignments: list[tuple[ast.Assign, ast.AST]] = []
        pending: list[tuple[ast.AST, ast.AST]] = [(draft.tree, draft.tree)]
        while pending:
            node, scope = pending.pop()
            self._read(node, scope)
            if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
                assignments.append((node, scope))
            inner = node if isinstance(node, SCOPES) else scope
            pending += [(child, inner) for child in ast.iter_child_nodes(node)]
        self.bindings.sort(key=lambda binding: binding.statement.lineno)
        for statement, scope in sorted(assignments, key=lambda one: one[0].lineno):
            self._read_renaming(statement, scope)

    def _read(self, node: ast.AST, scope: ast.AST) -> None:
        if isinstance(node, ast.Import):
            for alias in node.names:
                bound = alias.asname or alias.name.partition(".")[0]
                self.bindings.append(Binding(bound, alias.name if alias.asname else bound, node, scope, alias))
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            for alias in node.names:
                star = alias.name == "*"
                self.bindings.append(Binding(alias.asname or alias.name, module if star else f"{module}.{alias.name}", node, scope, alias))
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            self._stored[node.id].append(scope)
        elif isinstance(node, ast.arg):
            self._stored[node.arg].append(scope)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) or (
            isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name
        ):
            self._stored[str(node.name)].append(scope)

    def _read_renaming(self, statement: ast.Assign, scope: ast.AST) -> None:
        """`keras = tf.keras` binds as an import does, where it is the only one that binds the name."""
        name, value = statement.targets[0], statement.value
        if isinstance(name, ast.Name) and isinstance(value, (ast.Name, ast.Attribute)) and len(self._stored[name.id]) == 1:
            target = self.resolve(value)
            if target is not None:
                self.bindings.append(Binding(name.id, target, statement, scope))

    # -- what a name stands for

    def resolve(self, node: ast.AST) -> str | None:
        """The dotted name an expression spells, through the file's imports, as they are written."""
        attributes: list[str] = []
        while isinstance(node, ast.Attribute):
            attributes.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return None
        binding = self.binding(node)
        if binding is not None:
            return ".".join([binding.target, *reversed(attributes)])
        if node.id in self._stored:
            return None
        stars = [one.target for one in self.visible(node) if one.name == "*"]
        names = [".".join([star, node.id, *reversed(attributes)]) for star in reversed(stars)]
        return next((name for name in names if entry_of(canonical(name)) is not None), None)

    def entry(self, node: ast.AST) -> Entry | None:
        """What the catalogue says of the name an expression spells."""
        name = self.resolve(node)
        return entry_of(canonical(name)) if name is not None else None

    def binding(self, name: ast.Name) -> Binding | None:
        """The import behind a name."""
        found = [one for one in self.visible(name) if one.name == name.id]
        return found[-1] if found and not self._hidden(found[-1], name) else None

    def visible(self, node: ast.AST) -> list[Binding]:
        """The bindings above a place, in its scope or around it."""
        scopes = self.draft.scopes(node)
        around = {id(scope) for position, scope in enumerate(scopes) if position == 0 or not isinstance(scope, ast.ClassDef)}
        row = getattr(node, "lineno", 0)
        found = [one for one in self.bindings if id(one.scope) in around and one.statement.lineno <= row]
        return sorted(found, key=lambda one: -next(at for at, scope in enumerate(scopes) if scope is one.scope))

    def _hidden(self, binding: Binding, node: ast.AST) -> bool:
        """Whether something else takes the name, in the binding's scope or nearer."""
        scopes = self.draft.scopes(node)
        nearer = scopes[: next(at for at, scope in enumerate(scopes) if scope is binding.scope) + 1]
        taken = [scope for scope in self._stored.get(binding.name, ()) if any(scope is one for one in nearer)]
        return len(taken) > (binding.alias is None)

    def free(self, name: str) -> bool:
        """Whether nothing in the file bears a name."""
        return name not in self._stored and not hasattr(builtins, name) and all(binding.name != name for binding in self.bindings)

    def uses(self, name: str) -> int:
        """How often a name is read, or exported; a broken cell may read it, too."""
        read = sum(isinstance(one, ast.Name) and one.id == name and isinstance(one.ctx, ast.Load) for one in ast.walk(self.draft.tree))
        exported = sum(isinstance(one, ast.Constant) and one.value == name for one in ast.walk(self.draft.tree))
        return read + exported + (not self.draft.is_all_read)

    # -- how to write a name

    def rename(self, node: ast.expr, target: str) -> list[Edit] | None:
        """Put another name in place of one: its last part where both live side by side, else with what the file imports."""
        old = self.resolve(node)
        if old is None or home(old) == target:
            return None
        leaf = target.rpartition(".")[2]
        side_by_side = canonical(home(old).rpartition(".")[0] + f".{leaf}") == canonical(target)
        end = self.draft.span(node)[1]
        if isinstance(node, ast.Attribute) and side_by_side:
            return [self.draft.edit(end - len(node.attr), end, leaf)] if self.draft.text[:end].endswith(node.attr) else None
        binding = self.binding(node) if isinstance(node, ast.Name) else None
        if binding is not None and binding.alias is not None and side_by_side and self.uses(binding.name) == 1:
            return self._import_replaced(node, binding, binding.alias, leaf)
        spelling = self.spell(target, node)
        return [*spelling.edits, self.draft.edit(*self.draft.span(node), spelling.text)] if spelling is not None else None

    def _import_replaced(self, node: ast.expr, binding: Binding, alias: ast.alias, leaf: str) -> list[Edit] | None:
        start, _ = self.draft.span(alias)
        if any(one.target == f"{binding.target.rpartition('.')[0]}.{leaf}" for one in self.bindings):
            return [self.draft.edit(*self.draft.span(node), leaf)]  # imported already
        edit = self.draft.edit(start, start + len(alias.name), leaf)
        if alias.asname:
            return [edit]
        return [edit, self.draft.edit(*self.draft.span(node), leaf)] if self.free(leaf) else None

    def spell(self, target: str, node: ast.AST) -> Spelling | None:
        """The shortest way the file's imports give to write a name at a place; an import more where there is none."""
        found = [text for binding in self.visible(node) for text in self._through(binding, target, node)]
        if found:
            return Spelling(min(found, key=lambda text: text.count(".")))
        return self._imported(target, node)

    def _through(self, binding: Binding, target: str, node: ast.AST) -> Iterator[str]:
        if self._hidden(binding, node):
            return
        package = home(binding.target)
        if binding.name == "*":
            parent, _, leaf = target.rpartition(".")
            if package == parent and leaf not in self._stored:
                yield leaf
        elif target == package or target.startswith(f"{package}."):
            yield binding.name + target[len(package) :]
        elif target.startswith("keras.") and package in _CARRY_KERAS:
            yield f"{binding.name}.{target}"

    # -- imports

    def _imported(self, target: str, node: ast.AST) -> Spelling | None:
        parent, _, leaf = target.rpartition(".")
        visible = self.visible(node)
        for binding in visible:
            statement = binding.statement
            if (
                isinstance(statement, ast.ImportFrom)
                and not statement.level
                and home(statement.module or "") == parent
                and binding.name != "*"
            ):
                return Spelling(leaf, tuple(self._import_extended(statement, leaf))) if self.free(leaf) else None
        for line, bound, text in self._lines(target, visible):
            if self.free(bound):
                edit = self._import_added(line, target.partition(".")[0], node)
                return Spelling(text, (edit,)) if edit is not None else None
        return None

    def _lines(self, target: str, visible: Sequence[Binding]) -> Iterator[tuple[str, str, str]]:
        """Import lines to choose from, the file's own style first: the line, the name it binds, and how the target is written then."""
        parent, _, leaf = target.rpartition(".")
        package, _, room = parent.partition(".")
        direct = (f"from {parent} import {leaf}", leaf, leaf)
        if package != "keras":
            yield direct
            return
        relatives = [one for one in visible if home(one.target).partition(".")[0] == "keras"]
        if not relatives:
            yield "import keras", "keras", target
            yield direct
            return
        last = relatives[-1]
        outer = last.target[: len(last.target) - len(home(last.target)) + len("keras")]
        root = outer if home(outer) == "keras" else "keras"
        if isinstance(last.statement, ast.ImportFrom) and home(last.statement.module or "") == "keras":
            yield f"from {root} import {room}", room, f"{room}.{leaf}"
        elif not isinstance(last.statement, ast.ImportFrom):
            above, _, short = root.rpartition(".")
            yield (f"from {above} import {short}" if above else f"import {root}"), short, f"{short}.{room}.{leaf}"
        yield f"from {root}.{room} import {leaf}", leaf, leaf

    def _import_extended(self, statement: ast.ImportFrom, leaf: str) -> list[Edit]:
        start, end = self.draft.span(statement.names[-1])
        hanging = self.draft.leads(start)
        return [self.draft.edit(end, end, f",\n{self.draft.indent(start)}{leaf}" if hanging else f", {leaf}")]

    def _import_added(self, line: str, package: str, node: ast.AST) -> Edit | None:
        """A line of its own behind the imports of the same package, or behind the first imports, or before the first statement."""
        draft = self.draft
        row = draft.statement(node)
        top = [one for one in draft.tree.body if row is None or one.lineno < row.lineno]
        packages = {package} | ({"tensorflow"} if package == "keras" else set())
        kin = [one for one in top if {home(name).partition(".")[0] for name in _modules(one)} & packages]
        anchor = kin[-1] if kin else _last_of_first_imports(top)
        if anchor is not None:
            end = anchor.end_lineno or anchor.lineno
            for one in draft.tree.body:  # what begins on the same line ends later
                if one.lineno <= end < (one.end_lineno or end):
                    end = one.end_lineno or end
            at = draft.line_end(draft.offset(end, 0))
            return draft.edit(at, at, f"\n{draft.indent(draft.span(anchor)[0])}{line}")
        cell = draft.document.cell_of(node)
        here = [one for one in draft.tree.body if draft.document.cell_of(one) is cell]
        if not here:
            return None
        first = min([here[0].lineno, *(one.lineno for one in getattr(here[0], "decorator_list", ()))])
        at = draft.offset(first, 0)
        return draft.edit(at, at, f"{draft.indent(at)}{line}\n")


def _modules(statement: ast.stmt) -> list[str]:
    if isinstance(statement, ast.Import):
        return [alias.name for alias in statement.names]
    return [statement.module] if isinstance(statement, ast.ImportFrom) and statement.module and not statement.level else []


def _last_of_first_imports(top: Sequence[ast.stmt]) -> ast.stmt | None:
    """The end of the first run of imports; a docstring where there is none."""
    last: ast.stmt | None = None
    for position, statement in enumerate(top):
        docstring = position == 0 and isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if isinstance(statement, (ast.Import, ast.ImportFrom)) or docstring:
            last = statement
        elif last is not None and isinstance(last, (ast.Import, ast.ImportFrom)):
            break
    return last
