"""At the entry of a loss or a metric: what was given to it becomes a case, for the first calls at each place of the program."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from types import CodeType, FrameType
from typing import Any, Protocol

from fromlogits.checker.catalogue.entry import LossEntry, MetricEntry, load
from fromlogits.checker.evidence import naming
from fromlogits.checker.guard import passing
from fromlogits.checker.guard.splicing import Known, Splices
from fromlogits.checker.guard.watch import BrokenContractError, Site, Watch
from fromlogits.vocabulary import Confidence, Family, LabelForm, Output, OutputKind

__all__ = ["Eyes", "LetGo", "Looker"]

FIRST = 16  # calls of which every label is kept
LABELLED = 4  # later, every how many losses that are kept their labels are kept too


class Eyes(Protocol):
    """What one framework knows of its tensors."""

    def ready(self, output: Any, labels: Any) -> bool:
        """Whether there are numbers to look at now."""

    def seen(self, output: Any, labels: Any) -> tuple[Any, Any]:
        """The tensors that `meeting` can read: whole batches, unwrapped. Asked within `apart`."""

    def origin(self, output: Any) -> Output | None:
        """What is proved of where an output came from."""

    def apart(self) -> AbstractContextManager[object]:
        """Where numbers can be read even inside a transformation."""


@dataclass(slots=True)
class Place:
    """Where a site that is let go stands: an instruction of the user's code, so many frames away from the function that asks."""

    code: CodeType | None
    instruction: int
    depth: int
    site: Site | None
    left: int = 1  # calls until something is kept again

    def due(self) -> Site | None:
        """What this call keeps: its loss, or, while every label counts, all of it."""
        site = self.site
        assert site is not None  # noqa: S101 of no place that a call can come from
        site.calls += site.step
        self.left = site.step
        labelled = site.labels is not None and (site.calls < FIRST or site.calls % (LABELLED * site.step) == 0)
        return None if labelled else site


class LetGo:
    """The places that one function is called from and that are looked at no more: found by where they stand on the stack, which costs next to nothing."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.depths: tuple[int, ...] = ()
        self.places: dict[tuple[int, int, int], Place] = {}
        self.known = self._asked()

    def _asked(self) -> Known:
        """One function without attributes of its own: in a step of a third of a millisecond every lookup counts, and most calls come from the last place."""
        frame_at, search, last = sys._getframe, self._search, Place(None, 0, 1, None)  # noqa: SLF001 the one way to a caller that needs no search

        def known() -> Site | bool | None:
            nonlocal last
            place = last
            try:
                frame = frame_at(place.depth)
                again = frame.f_code is place.code and frame.f_lasti == place.instruction
            except ValueError:
                again = False
            if not again:
                found = search()
                if found is None:
                    return None
                last = place = found
            place.left -= 1
            return False if place.left > 0 else place.due()

        return known

    def _search(self) -> Place | None:
        for depth in self.depths:
            try:
                frame = sys._getframe(depth + 1)  # noqa: SLF001 as above, behind the function that asked
            except ValueError:
                continue
            found = self.places.get((id(frame.f_code), frame.f_lasti, depth))
            if found is not None:
                return found
        return None

    def add(self, site: Site, frame: FrameType) -> None:
        """A site that is let go: `frame` is the function's."""
        depth = 1
        one: FrameType | None = frame
        while one is not None and not self.watch.is_user(one):
            depth += 1
            one = one.f_back
        if one is not None:
            self.places.setdefault((id(one.f_code), one.f_lasti, depth), Place(one.f_code, one.f_lasti, depth, site))
            if depth not in self.depths:
                self.depths = (*self.depths, depth)


class Looker:
    """Looks at the losses and metrics of one framework."""

    def __init__(self, watch: Watch, splices: Splices, eyes: Eyes) -> None:
        self.watch = watch
        self.splices = splices
        self.eyes = eyes

    def losses(self, prefix: str) -> None:
        """Look at every loss of the catalogue that is a function of this room."""
        for name, entry in load().items():
            if name.startswith(prefix) and isinstance(entry, LossEntry) and entry.make is None:
                known = LetGo(self.watch)
                self.add(naming.resolve(name), self.loss(name, entry, known), known.known)

    def metrics(self, prefix: str) -> None:
        """Look at every metric of the catalogue in this room: at functions, and at `update` of classes, whoever of their ancestors has it."""
        for name, entry in load().items():
            if not name.startswith(prefix) or not isinstance(entry, MetricEntry):
                continue
            thing = naming.resolve(name)
            if isinstance(thing, type):
                update = next((vars(one)["update"] for one in thing.__mro__ if "update" in vars(one)), None)
                self.add(update, self._update)
            else:
                self.add(thing, self._metric(name, entry))

    def add(self, function: object, before: Callable[..., Site | None], known: Known = lambda: None) -> None:
        if self.splices.add(function, before, passing.keep, known):
            self.watch.entry(self.splices.newest)

    def loss(self, name: str, entry: LossEntry, known: LetGo) -> Callable[..., Site | None]:
        watch, eyes = self.watch, self.eyes

        def before(*positional: Any, **keywords: Any) -> Site | None:
            frame = sys._getframe(1)  # noqa: SLF001 the frame of the loss: whoever called it stands behind
            site = watch.at(frame.f_back)
            if site is None or site.looks >= watch.batches:
                if site is not None:
                    known.add(site, frame)
                    if site.labels is not None and len(positional) > 1:
                        passing.keep_labels(site, positional[0], positional[1])
                return site
            given = naming.bound(entry.call, positional, keywords)
            output, labels = given.pop("output", None), given.pop("labels", None)
            try:
                if output is not None and eyes.ready(output, labels) and watch.look(site):
                    self.at_loss(site, name, entry, frame, output, labels, given)
            except BrokenContractError as broken:
                raise broken.with_traceback(None) from None
            except Exception as error:  # noqa: BLE001 the guard's own accident must not cost the user's program
                watch.failed(site, error)
            return site

        return before

    def at_loss(
        self, site: Site, name: str, entry: LossEntry, frame: FrameType | None, output: Any, labels: Any, options: dict[str, Any]
    ) -> None:
        """A loss is given an output and labels: one case."""
        name, entry, text = _told_as(name, entry, frame, site.text)
        self.watch.labels_seen.append(labels)
        origin = self.eyes.origin(output)
        with self.eyes.apart():
            seen, given = self.eyes.seen(output, labels)
            case_of_loss(self.watch, site, name, entry, seen, given, options, text, origin)

    def _metric(self, name: str, entry: MetricEntry) -> Callable[..., None]:
        def before(*positional: Any, **keywords: Any) -> None:
            site = self._still(name, sys._getframe(1).f_back)  # noqa: SLF001 whoever called what was spliced
            if site is not None:
                self._at_metric(site, name, entry, naming.bound(entry.call, positional, keywords))

        return before

    def _update(self, metric: Any, *positional: Any, **keywords: Any) -> None:
        known = naming.entry_of(metric)
        if known is None or not isinstance(known[1], MetricEntry):
            return
        name, entry = known[0], known[1]
        site = self._still(name, sys._getframe(1).f_back)  # noqa: SLF001 as above
        if site is not None:
            self._at_metric(site, name, entry, {**naming.options_of(metric, entry), **naming.bound(entry.call, positional, keywords)})

    def _still(self, name: str, frame: FrameType | None) -> Site | None:
        """The site, where this metric is still looked at: one call may update several, and each has looks of its own."""
        site = self.watch.at(frame)
        return site if site is not None and site.metrics.get(name, 0) < self.watch.batches else None

    def _at_metric(self, site: Site, name: str, entry: MetricEntry, given: dict[str, Any]) -> None:
        watch, eyes = self.watch, self.eyes
        output, labels = given.pop("output", None), given.pop("labels", None)
        try:
            if output is not None and eyes.ready(output, labels):
                site.metrics[name] = site.metrics.get(name, 0) + 1
                given["swapped"] = any(one is output for one in watch.labels_seen) and not any(one is labels for one in watch.labels_seen)
                origin = eyes.origin(output)
                with eyes.apart():
                    shown, held = eyes.seen(output, labels)
                    case_of_metric(watch, site, name, entry, shown, held, given, origin)
        except BrokenContractError as broken:
            raise broken.with_traceback(None) from None
        except Exception as error:  # noqa: BLE001 as for losses
            watch.failed(site, error)


def case_of_loss(
    watch: Watch, site: Site, name: str, entry: LossEntry, output: Any, labels: Any, options: dict[str, Any], text: str | None,
    origin: Output | None = None,
) -> None:  # fmt: skip
    """What was given to a loss, judged."""
    from fromlogits.checker.evidence import expecting, meeting
    from fromlogits.checker.guard import damage

    with watch.aside():
        loss = expecting.expected(entry, name, options, where=site.where, made=None, text=text)
        if loss is None:
            return
        case = meeting.case_of(entry, loss, output, labels, origin=origin)
        if case.labels is not None and case.labels.has_nan and any(where == site.where for _, where in watch.told):
            return  # what was found before has made the weights NaN, and with them what the model gives as targets
        if case.labels is not None and case.labels.form is LabelForm.CLASS_IDS and loss.family is Family.MULTICLASS and site.labels is None:
            site.labels = [labels]
        if site.numbers is None:
            from fromlogits.checker.evidence.pictures import numbers_of

            site.numbers = numbers_of(meeting.values_of(output), meeting.values_of(labels), case.output)

        def measured(code: str) -> str | None:
            site.damage.update(measure := damage.measured(code, case, meeting.values_of(output), meeting.values_of(labels)))
            return damage.spoken(measure)

    watch.saw(site, case, measured)


def case_of_metric(
    watch: Watch, site: Site, name: str, entry: MetricEntry, output: Any, labels: Any, options: dict[str, Any], origin: Output | None = None
) -> None:
    """What was given to a metric, judged."""
    from fromlogits.checker.evidence import batch, expecting, meeting
    from fromlogits.labels import frameworks
    from fromlogits.vocabulary import Case, Labels

    with watch.aside():
        metric = expecting.metric(entry, name, options, where=site.where, text=site.text)
        values = meeting.values_of(output)
        if metric is None or values is None:
            return
        if entry.ordered and options.get("swapped") and options.get("average") != "micro":
            metric = replace(metric, swapped=True)
        elif values.dtype.kind != "f":
            return  # ids: a threshold or an argmax was taken before
        seen = batch.output_of(values, frameworks.dtype_of(output))
        if seen.kind is None and metric.expects is OutputKind.PROBABILITIES and values.min() < 0:
            below = f"one is {values.min():.4g}"  # what else a negative number may be, it is no probability
            seen = replace(seen, kind=OutputKind.LOGITS, evidence=below, text=f"{seen.text} ({below})", confidence=Confidence.PROOF)
        facts = meeting.merged(origin, seen, site.where)
        held: Labels | None = batch.labels_of(labels, facts) if labels is not None else None
        case = Case(metrics=(expecting.given_to(metric, facts, held),))
    watch.saw(site, case)


def _told_as(name: str, entry: LossEntry, frame: FrameType | None, text: str | None) -> tuple[str, LossEntry, str | None]:
    """The name a loss goes by: that of the module whose `forward` computes it, where it is one."""
    behind = frame.f_back if frame is not None else None
    module = behind.f_locals.get("self") if behind is not None and behind.f_code.co_name in {"forward", "__call__"} else None
    known = naming.entry_of(module) if module is not None else None
    if known is not None and isinstance(known[1], LossEntry):
        name, entry = known[0], known[1]
    short = name.rpartition(".")[2]
    return name, entry, text if text is None or short in text else f"{short} in {text}"
