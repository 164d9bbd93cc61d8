"""Looking on where a framework's function is called, while the function stays the same object.

Only its code is exchanged, for as long as the guard runs: every name that holds the function, tables that are keyed by it, and compilers that know
it by identity go on as before, and its signature stays what it was. The new code calls `known`, which may say that there is nothing to do; otherwise
`before` with the arguments; then the old code; then `after`, if `known` or `before` gave anything.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from keyword import iskeyword
from types import CodeType, FunctionType
from typing import Any

__all__ = ["Known", "Spliced", "Splices"]

Before = Callable[..., Any]  # (arguments as they are) -> what `after` is given, or None
After = Callable[[Any, Any], None]  # (what `before` gave, the result)
Known = Callable[[], Any]  # False: nothing is to be done at this call; None: it is to be looked at; anything else is what `after` is given


class Spliced:
    """One function that is looked at."""

    def __init__(self, function: FunctionType, before: Before, after: After, known: Known) -> None:
        self.function = function
        self.old = function.__code__
        self.new = _code(function, before, after, known)

    def put(self) -> None:
        self.function.__code__ = self.new

    def take_back(self) -> None:
        if self.function.__code__ is self.new:  # unless somebody else has put another one there since
            self.function.__code__ = self.old


class Splices:
    """Every function that one guard looks at; the last one in is the first one out."""

    def __init__(self) -> None:
        self._all: list[Spliced] = []
        self.undo: list[Callable[[], None]] = []  # what was put elsewhere, by the rooms that put it

    @property
    def newest(self) -> CodeType:
        """The code that was put last."""
        return self._all[-1].new

    def __contains__(self, function: object) -> bool:
        return any(one.function is function for one in self._all)

    def add(self, function: object, before: Before, after: After, known: Known = lambda: None) -> bool:
        """Look on at a function; False where it is none that is written in Python."""
        if not isinstance(function, FunctionType) or function in self:
            return False
        spliced = Spliced(function, before, after, known)
        self._all.append(spliced)
        spliced.put()
        return True

    def take_back(self) -> None:
        while self.undo:
            self.undo.pop()()
        while self._all:
            self._all.pop().take_back()


def _code(function: FunctionType, before: Before, after: After, known: Known) -> CodeType:
    """Code with the function's own parameters that calls the four; they stand among its constants, so that it needs no name of anybody's module."""
    old = function.__code__
    original = FunctionType(old, function.__globals__, function.__name__, function.__defaults__, function.__closure__)
    original.__kwdefaults__ = function.__kwdefaults__
    parameters, call = _parameters(old)
    free = old.co_freevars
    body = (  # on one line, which tracebacks take for the first one of the function
        *free,  # as many cells as the function has
        "seen = 'known'()",
        f"seen = 'before'({call}) if seen is None else seen or None",
        f"result = 'original'({call})",
        "seen is None or 'after'(seen, result)",
        "return result",
    )
    lines = ["def around():", *(f"    {name} = None" for name in free), f"    def spliced({parameters}): {'; '.join(body)}"]
    stands = {"known": known, "before": before, "original": original, "after": after}
    made = _compiled("\n".join(lines))
    constants = tuple(stands.get(one, one) if isinstance(one, str) else one for one in made.co_consts)
    return made.replace(
        co_consts=constants, co_filename=old.co_filename, co_firstlineno=old.co_firstlineno, co_name=old.co_name, co_qualname=old.co_qualname,
    )  # fmt: skip


def _compiled(text: str) -> CodeType:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # a text is called: something else stands there later
        around = compile(text, "<splice>", "exec").co_consts[0]
    return next(one for one in around.co_consts if isinstance(one, CodeType))


def _parameters(code: CodeType) -> tuple[str, str]:
    """The parameters of a function as they are written, and how they are handed on."""
    names = code.co_varnames
    count, alone = code.co_argcount, code.co_posonlyargcount
    written = [*names[:alone], *(["/"] if alone else []), *names[alone:count]]
    handed = list(names[:count])
    keywords = names[count : count + code.co_kwonlyargcount]
    rest = count + code.co_kwonlyargcount
    if code.co_flags & inspect.CO_VARARGS:
        written.append(f"*{names[rest]}")
        handed.append(f"*{names[rest]}")
        rest += 1
    elif keywords:
        written.append("*")
    written += keywords
    handed += [f"{name}={name}" for name in keywords]
    if code.co_flags & inspect.CO_VARKEYWORDS:
        written.append(f"**{names[rest]}")
        handed.append(f"**{names[rest]}")
    assert not any(iskeyword(name) for name in names[: rest + 1])  # noqa: S101 they are parameters
    return ", ".join(written), ", ".join(handed)
