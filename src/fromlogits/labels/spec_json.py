"""A label spec as JSON, and back. The format is described in docs/labels.md; it changes only together with VERSION."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import numpy as np

from fromlogits import errors
from fromlogits.vocabulary import LabelForm

if TYPE_CHECKING:
    from fromlogits.labels.spec import LabelSpec

__all__ = ["FORMAT", "VERSION", "read_spec", "written_spec"]

FORMAT = "fromlogits.labels"
VERSION = 1


def written_spec(spec: LabelSpec) -> str:
    """One field a line, however long."""
    held = {"format": FORMAT, "version": VERSION} | {one.name: getattr(spec, one.name) for one in fields(spec)}
    if spec.names is not None:
        held["names"] = [_name(name) for name in spec.names]
    lines = [f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False, allow_nan=False)}" for key, value in held.items()]
    return "{\n" + ",\n".join(lines) + "\n}"


def _name(name: Any) -> Any:
    plain = name.item() if isinstance(name, np.generic) else name
    if not isinstance(plain, str | int | float):
        raise errors.not_json(name)
    return plain


def read_spec(text: str, source: str) -> dict[str, Any]:
    """The fields of a spec.

    Raises:
      ValueError: no JSON, another format or version, a field that is unknown or not of its type.
    """
    try:
        held = json.loads(text)
    except json.JSONDecodeError as error:
        raise errors.not_a_spec(source, f"it is no JSON ({error})") from error
    if not isinstance(held, dict) or held.get("format") != FORMAT:
        raise errors.not_a_spec(source, f'it is no object with "format": "{FORMAT}"')
    if held.get("version") != VERSION:
        raise errors.not_a_spec(source, f"it is of version {held.get('version')!r}, and this release reads version {VERSION}")
    if "form" not in held:
        raise errors.not_a_spec(source, '"form" is missing')
    found: dict[str, Any] = {}
    for key, value in held.items():
        if key in {"format", "version"}:
            continue
        if key not in _FIELDS:
            near = get_close_matches(key, _FIELDS, 1)
            raise errors.not_a_spec(source, f'"{key}" is no field of it' + (f', did you mean "{near[0]}"' if near else ""))
        wanted, fits = _FIELDS[key]
        if not fits(value):
            raise errors.not_a_spec(source, f'"{key}" is {json.dumps(value)}, and should be {wanted}')
        found[key] = tuple(value) if isinstance(value, list) else value
    found["form"] = LabelForm(held["form"])
    for key in ("names", "counts"):
        if found.get(key) is not None and found.get("classes") not in {None, len(found[key])}:
            raise errors.not_a_spec(source, f'"{key}" has {len(found[key])} entries, and "classes" is {found["classes"]}')
    return found


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _number(value: Any) -> bool:
    return _whole(value) or isinstance(value, float)


def _or_null(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or fits(value)


def _list_of(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(fits, value))


def _count(value: Any) -> bool:
    return _whole(value) and value >= 0


_FORMS = {str(form) for form in LabelForm}
_FIELDS: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "form": ("one of " + ", ".join(sorted(_FORMS)), lambda value: isinstance(value, str) and value in _FORMS),
    "classes": ("a whole number from 1, or null", _or_null(lambda value: _whole(value) and value > 0)),
    "names": (
        "a list of different texts or numbers, or null",
        _or_null(lambda value: _list_of(_named)(value) and len(set(value)) == len(value)),
    ),
    "minimum": ("a number or null", _or_null(_number)),
    "maximum": ("a number or null", _or_null(_number)),
    "dtype": ("a text or null", _or_null(lambda value: isinstance(value, str))),
    "shape": ("a list of lengths, each a whole number or null, or null", _or_null(_list_of(_or_null(_count)))),
    "axis": ("a whole number or null", _or_null(_whole)),
    "rows": ("a whole number or null", _or_null(_count)),
    "counts": ("a list of numbers or null", _or_null(_list_of(_number))),
    "missing": ("a whole number", _count),
    "ignore_index": ("a whole number or null", _or_null(_whole)),
    "counted_from": ("0 or 1", lambda value: _whole(value) and value in {0, 1}),
    "guessed": ("a list of fields", _list_of(lambda value: isinstance(value, str))),
}


def _named(value: Any) -> bool:
    return isinstance(value, str | int | float)
