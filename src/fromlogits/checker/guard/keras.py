"""The guard over Keras: compile and fit, losses and metrics called by hand; on every backend, and as tf.keras."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from fromlogits.checker.evidence import naming, places
from fromlogits.checker.guard.patching import Patches
from fromlogits.checker.guard.splicing import Splices
from fromlogits.checker.guard.watch import BrokenContractError, Watch
from fromlogits.checker.guard.written import written

__all__ = ["install"]


def install(watch: Watch) -> Callable[[], None]:
    """Watch Keras, which is loaded; gives what takes the watch off again."""
    import keras
    from keras.src.trainers.trainer import Trainer

    from fromlogits.checker.guard.keras_by_hand import ByHand
    from fromlogits.checker.guard.keras_training import Fitted, Training

    naming.entry_of(keras.losses.Loss)  # every name is known by the object behind it, before that is another
    training = Training(watch)
    splices = Splices()
    patches = Patches()
    ByHand(watch, splices, patches, training)

    def compiling(original: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(original)
        def compiled(self: Any, *given: Any, **named: Any) -> Any:
            done = original(self, *given, **named)
            training.note(self, sys._getframe(1))  # noqa: SLF001
            return done

        return compiled

    def make(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        def making(original: Callable[..., Any]) -> Callable[..., Any]:
            @functools.wraps(original)
            def made(self: Any, *given: Any, **named: Any) -> Any:
                done = original(self, *given, **named)
                site = watch.at(sys._getframe(1))  # noqa: SLF001
                if training.wants(self, site):
                    training.wrap(self, name)
                return done

            return made

        return making

    def fitting(original: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(original)
        def fit(self: Any, *given: Any, **named: Any) -> Any:
            spot = None
            with suppress(Exception):
                call = written(places.caller(sys._getframe(1)))  # noqa: SLF001
                inner = "_use_cached_eval_dataset" in named  # fit evaluates the validation data
                spot = call.argument(*(("validation_data", 7) if inner else ("y", 1))) if call is not None else None
            fitted = Fitted(named.get("y", given[1] if len(given) > 1 else None), named.get("sample_weight"), spot)
            training.fitted.append(fitted)
            frame = sys._getframe(1)  # noqa: SLF001
            site = watch.at(frame)
            looks = site.looks if site is not None else 0
            try:
                training.suspect(self, fitted, frame)
                return original(self, *given, **named)
            except BrokenContractError:
                raise
            except Exception:
                training.failed(self, frame, looks)
                raise
            finally:
                training.fitted.pop()

        return fit

    backend_trainer = next(one for one in keras.Model.__mro__ if "make_train_function" in vars(one))
    patches.put(Trainer, "compile", compiling)
    patches.put(backend_trainer, "make_train_function", make("train_function"))
    patches.put(backend_trainer, "make_test_function", make("test_function"))
    for name in ("fit", "evaluate", "train_on_batch", "test_on_batch"):
        patches.put(backend_trainer, name, fitting)

    def uninstall() -> None:
        splices.take_back()
        patches.take_off()
        training.release()

    return uninstall
