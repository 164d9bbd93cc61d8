"""Whether a catalogue says what the libraries say: one reading of signatures for every framework's table."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any

import pytest

from fromlogits.checker.catalogue.entry import Data, Entry, Layer, LossEntry, MetricEntry, Op, load, parameters

LITERALS = (bool, int, float, str, tuple, type(None))


def find(name: str) -> Any:
    """The library's own object behind a canonical name."""
    parts = name.split(".")
    found, rest = import_module(parts[0]), parts[1:]
    for position, part in enumerate(rest, start=2):
        try:
            found = getattr(found, part)
        except AttributeError:
            found = import_module(".".join(parts[:position]))
    return found


def signatures(entry: Entry, thing: Any) -> list[tuple[str, Any]]:
    """Our signatures, each with what the library gives for it."""
    if isinstance(entry, (LossEntry, MetricEntry)):
        return [(entry.call, thing)] if entry.make is None else [(entry.make, thing)]
    return [(entry.signature, thing)] if isinstance(entry, (Op, Layer, Data)) else []


def differences(signature: str, thing: Any) -> list[str]:
    """Where a signature string and the library's own signature part."""
    try:
        real = list(inspect.signature(thing).parameters.values())
        if isinstance(thing, type) and [parameter.name for parameter in real] == ["args", "kwargs"]:  # a metaclass hides the constructor
            real = list(inspect.signature(thing.__init__).parameters.values())[1:]
    except (TypeError, ValueError):
        return []  # written in C without a signature
    known = {parameter.name: parameter for parameter in real}
    collects = any(parameter.kind is parameter.VAR_KEYWORD for parameter in real)
    rest = next((index for index, parameter in enumerate(real) if parameter.kind is parameter.VAR_POSITIONAL), None)
    found: list[str] = []
    for index, ours in enumerate(parameters(signature)):
        if ours.rest:
            found += [] if rest is not None else [f"*{ours.name}: takes no rest"]
            continue
        if ours.keyword_only:
            theirs = known.get(ours.name)
            found += [] if theirs is not None or collects else [f"{ours.name}: no such keyword"]
        elif rest is not None and index >= rest:
            theirs = None
        else:
            theirs = real[index] if index < len(real) else None
            if theirs is None or theirs.kind is theirs.KEYWORD_ONLY or theirs.kind is theirs.VAR_KEYWORD:
                found.append(f"{ours.name}: no such position")
                continue
            if theirs.kind is not theirs.POSITIONAL_ONLY and theirs.name not in (ours.name, "self"):
                found.append(f"{ours.name}: stands where {theirs.name} stands")
                continue
        if theirs is not None and theirs.kind is not theirs.VAR_POSITIONAL:
            found += default(ours, theirs)
    return found


def default(ours: Any, theirs: inspect.Parameter) -> list[str]:
    """Whether two parameters agree on what happens without them; a default that is no literal is left alone."""
    if theirs.default is theirs.empty:
        return [] if ours.required else [f"{ours.name}: has no default"]
    literal = type(theirs.default) in LITERALS and (theirs.default is not None or ours.name != "dtype")
    if ours.required:  # what we leave open may stay open
        return [f"{ours.name}: defaults to {theirs.default!r}"] if literal and theirs.default not in (None, "deprecated") else []
    alike = ours.default == theirs.default or (ours.default is False and theirs.default is None)
    return [f"{ours.name}: {ours.default!r} is {theirs.default!r}"] if literal and not alike else []


@pytest.fixture(scope="session")
def library() -> Callable[[str], Any]:
    """Finds a library's own object by its canonical name."""
    return find


@pytest.fixture(scope="session")
def disagreements() -> Callable[..., list[str]]:
    """Every entry that the installed libraries contradict; `older` names may be gone, `loose` ones are not compared."""

    def compare(entries: Mapping[str, Entry], *, older: Iterable[str] = (), loose: Iterable[str] = ()) -> list[str]:
        found: list[str] = []
        for name, entry in entries.items():
            try:
                thing = find(name)
            except (AttributeError, ImportError):
                found += [] if name in set(older) else [f"{name} does not exist"]
                continue
            if name not in set(loose):
                found += [f"{name}({text}) {fault}" for text, real in signatures(entry, thing) for fault in differences(text, real)]
        return found

    return compare


@pytest.fixture(scope="session")
def lost_aliases() -> Callable[[Any], list[str]]:
    """The aliases of a catalogue file that lead, through its others, to no entry of the catalogue."""

    def lost(module: Any) -> list[str]:
        known = load()
        found = []
        for name in module.ALIASES:
            target, steps = name, 0
            while target in module.ALIASES and steps < len(module.ALIASES):
                target, steps = module.ALIASES[target], steps + 1
            if not any(key == target or key.startswith(f"{target}.") for key in known):
                found.append(f"{name} leads to {target}")
        return found

    return lost
