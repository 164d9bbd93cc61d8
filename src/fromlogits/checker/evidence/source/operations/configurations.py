"""Settings that a program spells out as text: JSON, TOML, YAML, Python literals; and records made of them, whose keys are attributes."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable
from types import EllipsisType, NoneType
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.operations.records import keyed_record
from fromlogits.checker.evidence.source.operations.writing import JSON
from fromlogits.checker.evidence.source.values import Constant, Dict, List, Object, Text, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]

LONGEST = 100_000  # characters of a text that are looked at
LONGEST_YAML = 20_000
PLAIN = (str, bytes, int, float, complex, NoneType, EllipsisType)
DEEPEST = 8  # what a program wrote down itself is read again so deep


def _toml(text: str) -> Any:
    import tomllib

    return tomllib.loads(text)


def _yaml(text: str) -> Any:
    import yaml

    if len(text) > LONGEST_YAML:
        raise ValueError("it is read letter by letter, and takes its time")
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.SafeLoader)):
            raise ValueError("an alias may stand for more than fits anywhere")
        return yaml.safe_load(text)
    except (yaml.YAMLError, AttributeError, LookupError) as error:  # its constructors raise those of wrong tags
        raise ValueError(str(error)) from error


def _spelled(parsed: Callable[[str], Any], text: Any) -> Value:
    """What a text says, as the reader holds it."""
    if not isinstance(text, str) or len(text) > LONGEST:
        return Unknown()
    try:
        return _held(parsed(text))
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return Unknown()


def _held(value: Any) -> Value:
    if isinstance(value, dict):
        return Dict({key: _held(part) for key, part in value.items()})
    if isinstance(value, (list, tuple, set)):
        return List.of((_held(part) for part in value), type(value).__name__)
    return Constant(value) if isinstance(value, PLAIN) else Unknown()


def _loaded(parsed: Callable[[str], Any]) -> Callable[[Any, Bound], Value]:
    def run(reader: Reader, bound: Bound) -> Value:
        return _spelled(parsed, bound.plain("text"))

    return run


def _json(reader: Reader, bound: Bound) -> Value:
    """JSON text that stands in the program, or that it wrote itself."""
    text = bound.value("text")
    if isinstance(text, Text) and len(text.parts) == 1 and isinstance(text.parts[0], Object) and text.parts[0].name == JSON:
        made = _reread(reader, text.parts[0].slots["value"])
    else:
        made = _spelled(json.loads, bound.plain("text"))
    return _hooked(reader, made, bound.value("object_hook"), bound) if bound.given("object_hook") else made


def _reread(reader: Reader, value: Any, depth: int = 0) -> Value:
    """What JSON keeps of a value: keys are strings, tuples are lists."""
    settled = reader.machine.settle(value)
    if isinstance(settled, Dict) and depth < DEEPEST:
        return Dict({str(key): _reread(reader, part, depth + 1) for key, part in settled.slots.items()}, settled.exact)
    if isinstance(settled, List) and depth < DEEPEST:
        return List.of((_reread(reader, part, depth + 1) for part in settled.items), exact=settled.exact)
    return settled if isinstance(settled, Value) else Unknown()


def _hooked(reader: Reader, value: Value, hook: Any, bound: Bound) -> Value:
    """What a function makes of every dictionary, the inner ones first."""
    if isinstance(value, List):
        return List.of((_hooked(reader, item, hook, bound) for item in value.items), value.kind, exact=value.exact)
    if not isinstance(value, Dict) or not isinstance(hook, Value) or bound.site is None:
        return value
    inner = Dict({key: _hooked(reader, part, hook, bound) for key, part in value.slots.items()}, value.exact)
    return reader.call(hook, [inner], {}, bound.site.node, bound.values["frame"])


def _keyed(reader: Reader, bound: Bound) -> Value:
    """`EasyDict(settings)`, `OmegaConf.create(settings)`: keys that are attributes, within each other; the settings may be YAML."""
    given = bound.value("xs")
    if isinstance(given, Constant) and isinstance(given.value, str):
        given = _spelled(_yaml, given.value)
    own = {key: part for key, part in bound.values.items() if key not in {"xs", "given", "library", "frame"} and isinstance(part, Value)}
    fields = given if isinstance(given, Dict) else Dict({}, exact=given is None or (isinstance(given, Constant) and given.value is None))
    return keyed_record(reader, Dict(dict(fields.slots) | dict(own), fields.exact))


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "json_loads": _json,
    "keyed_record": _keyed,
    "literal_eval": _loaded(ast.literal_eval),
    "toml_loads": _loaded(_toml),
    "yaml_load": _loaded(_yaml),
}
