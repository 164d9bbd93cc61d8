"""What Lightning calls around its steps: the hooks of a module, and those of the callbacks that its trainer was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fromlogits.checker.evidence.source.values import Frame, Instance, List, Object, Series, Site, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["after_step", "before_step", "handed_over"]

WORDS = {"training_step": "train", "validation_step": "validation", "test_step": "test", "predict_step": "predict"}
GATHERED = {"train": "training_epoch_end", "validation": "validation_epoch_end", "test": "test_epoch_end"}  # before Lightning 2

# What is done to a batch on its way to the device, and how many other arguments that takes.
HANDED_OVER = {"on_before_batch_transfer": 1, "transfer_batch_to_device": 2, "on_after_batch_transfer": 1}


def handed_over(reader: Reader, module: Instance, loader: Value, batch: Value, site: Site, frame: Frame) -> Value:
    """A batch as a step gets it; a data module has the word before the module."""
    for hook, others in HANDED_OVER.items():
        for one in (loader, module):
            method = reader.method_of(one, hook) if isinstance(one, Instance) else None
            if method is not None:
                batch = reader.machine.settle(reader.call(method, [batch, *(Unknown() for _ in range(others))], {}, site.node, frame))
                break
    return batch


def before_step(reader: Reader, trainer: Object, module: Instance, step: str, batch: Value, site: Site, frame: Frame) -> None:
    """The hooks that run before a step sees its first batch."""
    word = WORDS[step]
    first = ["setup"] if word != "train" else ["setup", "on_fit_start"]
    for hook in (*first, f"on_{word}_start", f"on_{word}_epoch_start"):
        _call_back(reader, trainer, module, hook, [], site, frame)
    _call_back(reader, trainer, module, f"on_{word}_batch_start", [batch, Unknown()], site, frame)


def after_step(reader: Reader, trainer: Object, module: Instance, step: str, batch: Value, result: Value, site: Site, frame: Frame) -> None:
    """The hooks that run after it, with what it gave."""
    word = WORDS[step]
    around: list[Value] = [result, batch, Unknown()]
    for hook, arguments in ((f"on_{word}_batch_end", around), (f"on_{word}_epoch_end", []), (f"on_{word}_end", [])):
        _call_back(reader, trainer, module, hook, arguments, site, frame)
        _call_own(reader, module, hook, arguments, site, frame)
    if word in GATHERED:
        _call_own(reader, module, GATHERED[word], [Series(result)], site, frame)


def _call_back(reader: Reader, trainer: Object, module: Instance, hook: str, arguments: list[Value], site: Site, frame: Frame) -> None:
    """A callback gets the trainer and the module first."""
    given = trainer.get("callbacks")
    settled = reader.machine.settle(given) if isinstance(given, Value) else None
    for item in settled.items if isinstance(settled, List) else (settled,):
        callback = reader.machine.settle(item) if isinstance(item, Value) else None
        method = reader.method_of(callback, hook) if isinstance(callback, Instance) else None
        if method is not None:
            reader.call(method, [trainer, module, *arguments], {}, site.node, frame)


def _call_own(reader: Reader, module: Instance, hook: str, arguments: list[Value], site: Site, frame: Frame) -> None:
    method = reader.method_of(module, hook)
    if method is not None:
        reader.call(method, arguments, {}, site.node, frame)
