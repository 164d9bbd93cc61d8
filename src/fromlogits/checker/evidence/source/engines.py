"""What is handed a network and a loss, and trains the one with the other: ignite's supervised trainer, skorch's nets; or a network with its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import LossEntry
from fromlogits.checker.evidence.source.containers import elements
from fromlogits.checker.evidence.source.heads import is_none
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Class, External, Frame, Instance, List, Object, Site, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["engine_method", "try_engine"]

# skorch takes the logarithm of what the network returns before it calls this one.
LOGGED = "torch.nn.NLLLoss"


def try_engine(reader: Reader, engine: Object, site: Site, frame: Frame) -> None:
    """The network and the loss meet, on data that nobody knows yet: a search or another function may be all that trains."""
    if engine.get("own_loss") is True:
        _by_itself(reader, engine, site, frame)
    else:
        _meet(reader, engine, Tensor(learned=False), Unknown(), site, frame)


def _by_itself(reader: Reader, engine: Object, site: Site, frame: Frame) -> None:
    """Composer: a model's `forward` gets the whole batch, and its `loss` what comes out of that, with the batch."""
    given, source = engine.get("model"), engine.get("train_dataloader")
    model = reader.machine.settle(given) if isinstance(given, Value) else None
    loss = reader.method_of(model, "loss") if isinstance(model, Instance) else None
    if loss is None or model is None:
        return
    found, _ = elements(reader, source) if isinstance(source, Value) and not is_none(source) else ((), True)
    batch = reader.machine.settle(found[0]) if found else Unknown()
    outputs = reader.call(model, [batch], {}, site.node, frame)
    reader.ledger.minimised(reader.machine.settle(reader.call(loss, [outputs, batch], {}, site.node, frame)))


def engine_method(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """Ignite's `run` gives batches of a loader; what follows a skorch net's `fit` is not told."""
    source = positional[0] if positional else keywords.get("data")
    if name == "run" and source is not None and is_none(owner.get("prepare_batch")):
        found, _ = elements(reader, reader.machine.settle(source))
        batch = reader.machine.settle(found[0]) if found else Unknown()
        if isinstance(batch, List) and len(batch.items) == 2:
            _meet(reader, owner, batch.items[0], batch.items[1], owner.site or site, frame)
    return owner if name in {"fit", "initialize", "partial_fit", "set_params"} else Unknown()


def _meet(reader: Reader, engine: Object, x: Value, y: Value, site: Site, frame: Frame) -> None:
    network = _made(reader, engine, "model", site, frame)
    loss = _made(reader, engine, "loss", site, frame)
    if not isinstance(network, (Instance, Object)) or loss is None or (engine.get("logs") is True and _is_logged(reader, loss)):
        return
    output = reader.call(network, [x], {}, site.node, frame)
    transform = engine.get("model_transform")
    if isinstance(transform, Value) and not is_none(transform):
        output = reader.call(transform, [output], {}, site.node, frame)
    reader.ledger.minimised(reader.machine.settle(reader.call(loss, [output, y], {}, site.node, frame)))


def _made(reader: Reader, engine: Object, role: str, site: Site, frame: Frame) -> Value | None:
    """The network or the loss; of a class, what it makes of the arguments that are named after it: `module__width=8`."""
    given: Any = engine.get(role)
    if not isinstance(given, Value) or is_none(given):
        name = engine.get("by_default") if role == "loss" else None
        given = External(name) if isinstance(name, str) else None
    if given is None:
        return None
    settled = reader.machine.settle(given)
    prefixes = engine.get("prefixes")
    if not isinstance(settled, (Class, External)) or not isinstance(prefixes, dict):
        return settled
    start = prefixes[role]
    keywords = {key.removeprefix(start): value for key, value in engine.slots.items() if isinstance(key, str) and key.startswith(start)}
    return reader.machine.settle(reader.call(settled, [], keywords, site.node, frame))


def _is_logged(reader: Reader, loss: Value) -> bool:
    base = reader.base_of(loss) if isinstance(loss, Instance) else loss
    return not isinstance(base, Object) or not isinstance(base.entry, LossEntry) or base.name == LOGGED
