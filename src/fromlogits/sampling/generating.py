"""The plain loop: logits of the next id, a draw, and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from fromlogits import errors
from fromlogits.labels.checking import check_given
from fromlogits.losses.targets import is_integer
from fromlogits.sampling import tensors
from fromlogits.sampling.drawing import sample, seed_of

__all__ = ["generate"]


def generate(
    logits_of: Callable[[Any], Any],
    prompt: Any,
    steps: int,
    *,
    temperature: Any = 1.0,
    top_k: Any = None,
    top_p: Any = None,
    min_p: Any = None,
    seed: Any = None,
    stop: int | None = None,
) -> Any:
    """Ids that a model goes on with after a prompt, drawn one after the other.

    Args:
      logits_of: takes ids (B, T) as they stand, and gives the logits of the next one, (B, C), or of the next one after each, (B, T, C). A model that wants a
        fixed length, or keeps a cache, cuts or remembers by itself.
      prompt: (B, T) ids, integers.
      steps: how many ids are drawn for each row.
      temperature, top_k, top_p, min_p: as in `fl.sample`; a number, or (B,) one a row.
      seed: as in `fl.sample`; a number reproduces the whole text, each step having its own draw.
      stop: the id that ends a row; what follows it is `stop` again, and when all rows have ended the loop does.

    Returns:
      (B, T + steps) ids of the framework and the dtype of `prompt`, fewer if all rows ended.

    >>> import numpy as np, fromlogits as fl
    >>> def counts(ids):  # the next number is the most likely one
    ...     return 5 * np.eye(10)[(ids[:, -1] + 1) % 10]
    >>> print(fl.sampling.generate(counts, np.array([[3, 4], [7, 8]]), 3, temperature=0))
    [[3 4 5 6 7]
     [7 8 9 0 1]]

    Twins: `model.generate` of transformers and of KerasHub, for models of theirs.
    """
    xp = tensors.of(prompt)
    check_given("prompt", prompt)
    ids = xp.array(prompt)
    if len(xp.shape(ids)) != 2:
        raise errors.axes_do_not_fit("prompt", xp.shape(ids), "(rows, ids)")
    if not is_integer(xp.dtype(ids)) or xp.dtype(ids) == "bool":
        raise errors.ids_not_whole("prompt", xp.dtype(ids))
    if not isinstance(steps, int | np.integer) or steps < 0:
        raise errors.out_of_bounds("steps", steps, "0, 1, 2, …")
    seed = seed_of(seed)
    turns, ended = None, None
    for turn in range(steps):
        logits = logits_of(ids)
        logits = logits[:, -1] if len(logits.shape) == 3 else logits
        own = tensors.of(logits)
        if (logits.shape[-1] or 0) - 1 > np.iinfo(xp.dtype(ids)).max:  # a graph may not know it
            raise errors.ids_too_narrow("prompt", xp.dtype(ids), logits.shape[-1])
        turns = own.turns(seed, logits) if turns is None else turns
        drawn = sample(logits, temperature=temperature, top_k=top_k, top_p=top_p, min_p=min_p, seed=turns(turn))
        drawn = drawn if own.name == xp.name else xp.array(own.values(drawn), ids)
        drawn = xp.cast(drawn, xp.dtype(ids))
        if stop is not None:
            drawn = drawn if ended is None else xp.where(ended, xp.zeros_like(drawn) + stop, drawn)
            ended = drawn == stop
        ids = xp.beside([ids, xp.tall(drawn)])
        if ended is not None and not xp.hidden(ended) and bool(xp.values(ended).all()):
            break
    return ids
