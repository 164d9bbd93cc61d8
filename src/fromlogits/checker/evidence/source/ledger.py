"""What a reading understood: every use of a loss, a metric, a threshold or an activation, as cases under their conditions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.expecting import cuts_probabilities
from fromlogits.checker.evidence.source.components import Components
from fromlogits.checker.evidence.source.conditions import argument_of
from fromlogits.checker.evidence.source.facts import labels_of, output_of, text_of, where_of
from fromlogits.checker.evidence.source.looking import looked_at
from fromlogits.checker.evidence.source.operations.linear import weights_of
from fromlogits.checker.evidence.source.operations.units import in_common
from fromlogits.checker.evidence.source.orders import Orders
from fromlogits.checker.evidence.source.settling import comes_as_made, cut_elsewhere, discounted, over_any_axis
from fromlogits.checker.evidence.source.shapes import plain, size_at
from fromlogits.checker.evidence.source.tensor import Part, Tensor, unshifted, unsigned
from fromlogits.checker.evidence.source.values import Guards, Site
from fromlogits.vocabulary import Case, Family, LabelForm, Loss, Metric, OutputKind, Where

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.machine import Machine

__all__ = ["VARIANTS", "Entry", "Ledger"]

VARIANTS = 16  # ways one use may come about
PAIRED = frozenset({"einsum", "matmul", "tensordot"})  # scores of places, of which there can be one
LINEAGE = 16  # operations that are followed back from where ids are drawn
COUNTED_OUT = frozenset({"loss", "labels by hand"})  # uses of which some rows may be left out
SHARES = (OutputKind.PROBABILITIES, OutputKind.LOG_PROBABILITIES)
REACH = 64  # operations that are followed back from what is minimised


@dataclass(slots=True)
class Entry:
    """One use: the cases it can be, each under the conditions that lead to it."""

    key: tuple[Any, ...]
    variants: list[tuple[Guards, Case]] = field(default_factory=list)
    spared: list[Guards] = field(default_factory=list)  # conditions under which there is nothing to say of it
    flags: set[tuple[Any, bool]] = field(default_factory=set)  # single conditions of that kind: every call may bring its own

    @property
    def ways_round(self) -> tuple[Guards, ...]:
        """Conditions under which there is nothing to say of the use."""
        return (*self.spared, frozenset(self.flags)) if self.flags else tuple(self.spared)

    def avoidable(self, guards: Guards) -> bool:
        """Whether the use comes right when one of these open conditions is decided the other way."""
        return any((key, not truth) in others for others in self.ways_round for key, truth in guards)


class Ledger:
    """Collects cases while a program is read."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.entries: dict[tuple[Any, ...], Entry] = {}
        machine.understood = self.entries
        self.trained: dict[Where, set[Part]] = {}  # the layers of which a loss takes logits, and which units; None for all
        self.independent: list[tuple[Tensor, Tensor, Site | None, Guards]] = []
        self.complements: set[Where] = set()
        self.unpicked: set[Where] = set()  # sigmoids whose units are used otherwise too than by the one that a label picks
        self.opposed: list[Tensor] = []  # scores whose sigmoid is the probability of no, and those they are the negative of
        self.sides: dict[Where, Where] = {}  # log-sigmoids, and where their scores were made
        self.sampled: set[Where | None] = set()  # the logarithms whose result ids were drawn by
        self.rates: set[Where | None] = set()  # the logarithms of what is no probability: how often something happens
        self.entropies: set[Where | None] = set()  # the logarithms that were weighed by what they were taken of
        self.counted_out: dict[Where | None, bool] = {}  # the losses of which some rows do not count, and whether the others are chosen
        self.noted = 0  # cases and exceptions, repeated ones too
        self.rehearsing = False  # only what would broadcast is noted
        self.pending: list[tuple[Tensor, float, str, Site, Guards]] = []
        self.activated_at: set[Where] = set()  # the layers whose scores a softmax or sigmoid turns into probabilities somewhere
        self.competing: dict[Where, int] = {}  # the layers whose units compete in a loss for one class out of many, and how many they are
        self.chosen: set[tuple[Where, int]] = set()  # the softmax outputs that a class was chosen from, and how far behind their axis
        self.elsewhere: list[tuple[Tensor, Tensor, Guards]] = []  # softmax outputs over an axis not written, or of no classes; the scores
        self.alone: list[tuple[Tensor, Tensor, Guards]] = []  # softmax outputs of a single unit, and its scores
        self.components = Components(machine)
        self.orders = Orders(machine)
        self.weighing: set[Where | None] = set()  # where such a softmax was made that weighs what was learned

    @property
    def told(self) -> tuple[int, ...]:
        """How much was noted so far."""
        return (
            self.noted,
            sum(map(len, self.trained.values())),
            len(self.independent),
            len(self.complements),
            len(self.unpicked),
            len(self.opposed),
            len(self.sides),
            len(self.sampled),
            len(self.entropies),
            len(self.rates),
            len(self.pending),
            len(self.alone),
            len(self.weighing),
            len(self.elsewhere),
        )

    def record(self, key: tuple[Any, ...], case: Case) -> None:
        """Note a case; the same use under the same conditions is noted once, the fuller case wins."""
        if self.rehearsing:
            if case.broadcast is None:
                return
            case = replace(case, aligned=True)
        self.noted += 1
        guards = frozenset(self.machine.path.items())
        entry = self.entries.setdefault(key, Entry(key))
        for index, (known, old) in enumerate(entry.variants):
            if known == guards:
                again = old == case or (case.aligned and old == replace(case, aligned=False))
                if again or (old.labels is not None and case.labels is None):
                    return
                fuller = old.output == case.output and old.loss == case.loss and old.labels is None
                if fuller or (old.aligned and replace(old, aligned=False) == case):  # broadcast even where Keras aligns
                    entry.variants[index] = (guards, case)
                    return
        if len(entry.variants) < VARIANTS:
            entry.variants.append((guards, case))

    def spare(self, key: tuple[Any, ...]) -> None:
        """Note that there is nothing to say of a use under the conditions that are open now."""
        if self.machine.path:
            self.noted += 1
            spared = self.entries.setdefault(key, Entry(key)).spared
            if len(spared) < VARIANTS:
                spared.append(frozenset(self.machine.path.items()))

    # -- what operations tell

    def activated(self, made: Tensor, x: Tensor, *, tempered: bool = False) -> None:
        """A softmax or sigmoid was applied; to probabilities, at a temperature or not, it was applied twice."""
        if made.activation == "sigmoid" and x.operation == "negative" and x.arguments:  # the probability of no
            self.other_side(x.arguments[0])
            self.opposed += (x, x.arguments[0])
        if x.kind is OutputKind.LOGITS:
            self.activated_at.update(_places(x))
        if made.made is None:
            return
        before = x.activation or next(iter(x.activations[-1:]), None)
        twice = x.kind is OutputKind.PROBABILITIES and before in {"predict_proba", "softmax", "sigmoid"} and x.learned is not False
        if not twice or looked_at(x, self.machine.path):
            self.spare(("activation", where_of(made.made)))
            return
        if x.made is not None and x.made.node is made.made.node and x.made.document is made.made.document and self.machine.loops:
            return  # the same step of a loop, again and again
        flags = frozenset((key, not truth) for key, truth in self.machine.opened() if argument_of(key) is None)
        key = ("activation", where_of(made.made))
        self.entries.setdefault(key, Entry(key)).flags |= flags  # of its function: one of them may say that it is given probabilities
        self.record(key, Case(output=replace(output_of(made), tempered=tempered)))

    def misplaced(self, made: Tensor) -> None:
        """A softmax over whole batches of class scores, whatever becomes of it."""
        self.record(("axis", where_of(made.made)), Case(output=output_of(made)))

    def off_the_classes(self, made: Tensor, x: Tensor) -> None:
        """A softmax without an axis or over another than the classes', of scores that some loss takes as logits, whatever becomes of it."""
        if made.made is not None and x.kind is OutputKind.LOGITS and x.made is not None:
            self.elsewhere.append((made, x, frozenset(self.machine.path.items())))

    def chosen_from(self, x: Tensor, axis: object) -> None:
        """The largest of some shares was looked for along an axis."""
        if x.kind is OutputKind.PROBABILITIES and x.rank and isinstance(axis, int) and -x.rank <= axis < x.rank:
            place = where_of(x.made)
            if place is not None:
                self.chosen.add((place, _apart(axis, x.axis, x.rank)))

    def _classes_missed(self, made: Tensor, scores: Tensor) -> bool:
        """Whether a loss takes these scores as logits; where the axis is written, over all their units, each a class."""
        where = where_of(scores.made)
        if where is None or made.axis_fault == "implicit":
            return self._trains(scores)
        shape = scores.shape or ()
        if shape.count(scores.units) > 1 or (len(shape) > 1 and shape[0] == 1 and made.axis_fault == "batch"):  # all against all; one row
            return False
        place = where_of(made.made)
        apart = _apart(scores.axis, made.axis, made.rank) if scores.axis is not None and made.rank else None
        if place is None or (place, apart) not in self.chosen:  # shares of time, of instances, of a column: as it was meant
            return False
        return scores.units is not None and scores.units > 1 and self.competing.get(where) == scores.units

    def over_one_unit(self, made: Tensor, x: Tensor) -> None:
        """A softmax was applied; over the one unit of scores that some loss takes as logits it is always 1, whatever becomes of it."""
        if made.made is None:
            return
        if made.units == 1 and x.units == 1 and x.kind is OutputKind.LOGITS and made.axis_fault is None and x.made is not None:
            self.alone.append((made, x, frozenset(self.machine.path.items())))
        else:
            self.spare(("single", where_of(made.made)))

    def weighed_alike(self, weights: Tensor, values: Tensor) -> None:
        """What was learned is weighed by a softmax of a layer's scores; of a single unit, everything by 1."""
        if weights.activation != "softmax" or weights.axis is None or weights.axis_fault is not None or (weights.rank or 0) < 3:
            return
        if weights.kind is not OutputKind.PROBABILITIES or size_at(weights.shape, weights.axis) != 1 or not values.learned or values.kind:
            return
        scores: Any = weights
        for _ in range(LINEAGE):
            scores = scores.arguments[0] if scores.arguments else None
            if not isinstance(scores, Tensor) or scores.operation in PAIRED:
                return
            if scores.operation == "affine":
                self.weighing.add(where_of(weights.made))
                return

    def logarithm(self, made: Tensor, x: Tensor, site: Site | None, *, searched: bool = False) -> None:
        """The logarithm of probabilities that softmax or sigmoid made."""
        if x.activation not in {"softmax", "sigmoid"} or x.held_out or x.learned is False:
            return
        if x.library in {"numpy", "scipy"} and not searched:
            return
        output = replace(output_of(made), by_hand=f"log({x.activation})", where=where_of(x.made), text=text_of(x.made), dtype=x.dtype)
        self.record(("log", where_of(site)), Case(output=output, loss=_by_hand("log of probabilities", None, site)))

    def discounted(self, site: Site | None, *, chosen: bool) -> None:
        """Some of the rows that a loss is taken of do not count: others are chosen, or they are multiplied by zero."""
        self.noted += 1
        where = where_of(site)
        self.counted_out[where] = chosen or self.counted_out.get(where, False)

    def drawn(self, scores: Tensor) -> None:
        """Ids are drawn by these scores: a logarithm that leads here is no loss, and -inf means never, as it should."""
        self._acquit(scores)

    def inverted(self, yes: Tensor, no: Tensor, scores: Tensor) -> None:
        """log(p) - log(1 - p), both kept from zero: the way back from a probability to its score, and no loss."""
        halves = [one.cut[1] for one in (yes, no) if one.cut is not None and one.cut[0] == "log of probabilities"]
        if len(halves) == 2 and all(half.guarded for half in halves) and halves[0].complement != halves[1].complement:
            self._acquit(scores)

    def weighed_by_itself(self, logarithm: Tensor, weights: Tensor) -> None:
        """Minus p log p: how spread shares are, of whatever they are shares of: time, places, classes."""
        if weights.kind is OutputKind.PROBABILITIES and logarithm.cut is not None and logarithm.cut[0] == "log of probabilities":
            _, p, site = logarithm.cut
            if weights.made is not None and p.made is weights.made:
                self.entropies.add(where_of(site))

    def counted(self, cut: tuple[Any, ...] | None) -> None:
        """The likelihood of a count: what its logarithm is taken of may be any number above zero."""
        if cut is not None:
            self.rates.add(where_of(cut[2]))

    def _acquit(self, scores: Tensor) -> None:
        """Nothing is said of the logarithms that these scores come from."""
        waiting: list[Any] = [scores]
        for _ in range(LINEAGE):
            if not waiting:
                return
            one = waiting.pop()
            if isinstance(one, Tensor):
                if one.cut is not None and one.cut[0] == "log of probabilities":
                    self.sampled.add(where_of(one.cut[2]))
                waiting += one.arguments

    def hand_written(self, cut: tuple[Any, ...]) -> None:
        """A hand-written cross-entropy: what it takes the logarithm of should be probabilities."""
        _, scores, site = cut
        if scores.learned is not True:
            return
        self.record(
            ("hand", where_of(site)),
            Case(output=output_of(scores), loss=_by_hand("-y log(p) written by hand", OutputKind.PROBABILITIES, site)),
        )

    def weighted(self, logarithm: Tensor, labels: Tensor, site: Site | None) -> None:
        """Labels times log-probabilities: a cross-entropy for rows of labels, written by hand."""
        labels = unsigned(labels)  # `-y * log(p)`
        rows = labels.form in {"one_hot", "distribution", "unnormalised", "multi_hot"}
        column = labels.form == "ids" and (labels.high or 0) > 1 and _an_id_each(labels, logarithm)
        if labels.form == "unnormalised" and labels.operation == "multiply":
            return  # weights written into a loss by hand belong there
        alone = logarithm.activation in {"log_sigmoid", "log(sigmoid)"}
        cut = alone and labels.lossy is not None
        if labels.learned is not False or not (rows or column or cut) or (logarithm.units == 1 and not cut):
            return
        if alone and not column and not cut:
            return
        left = logarithm.axis is None and logarithm.axis_fault is None and (logarithm.rank is not None or logarithm.units is None)
        if rows and left:  # picked, or summed: a mask says which rows count
            return
        if rows and labels.columns == 1 and logarithm.axis not in {None, -1}:  # one sample, its classes one below the other
            return
        if logarithm.rank is not None and labels.rank is not None and logarithm.rank != labels.rank and not column:
            return
        forms = {LabelForm.ONE_HOT, LabelForm.DISTRIBUTION, *([LabelForm.MULTI_HOT, LabelForm.BINARY] if alone else [])}
        where = where_of(site)
        loss = Loss(
            "cross-entropy written by hand",
            OutputKind.LOG_PROBABILITIES,
            Family.BINARY if alone else Family.MULTICLASS,
            frozenset(forms),
            where,
            where,
            text_of(site),
            "by hand",
            by_hand=True,
        )
        once = where_of(labels.origin) if cut else None  # both halves of one cross-entropy
        self.record(("weighted", once or where), Case(output=output_of(logarithm), loss=loss, labels=labels_of(labels)))

    def summed(self, product: Tensor, site: Site | None) -> None:
        """The sum over classes of labels times the logarithm of independent probabilities: nothing pushes the wrong units down."""
        labels, logarithm = product.arguments[:2]
        if logarithm.operation != "log":
            labels, logarithm = logarithm, labels
        if labels.form != "one_hot" or logarithm.operation != "log":
            return
        p = logarithm.arguments[0]
        if p.kind is OutputKind.PROBABILITIES and p.activation == "sigmoid" and (p.units or 0) > 1 and p.learned and p.made is not None:
            self.independent.append((p, labels, site, frozenset(self.machine.path.items())))

    def picked(self, p: Tensor, ids: Tensor, site: Site | None) -> None:
        """The logarithm of the one that a label picks out of several independent probabilities: nothing pushes the others down."""
        alone = p.activation == ("log_sigmoid" if p.kind is OutputKind.LOG_PROBABILITIES else "sigmoid")
        several = p.kind in SHARES and alone and (p.units or 0) > 1 and not p.complement
        if several and p.learned and p.made is not None and ids.learned is False:
            self.independent.append((p, ids, site, frozenset(self.machine.path.items())))

    def both_ways(self, logarithm: Tensor, rest: Tensor, site: Site | None) -> None:
        """(1 - y) log(1 - p), of rows of labels and the probabilities of several classes that add up to one: every unit judged by itself."""
        p = logarithm.arguments[0] if logarithm.operation == "log" and logarithm.arguments else None
        labels = rest.arguments[1] if rest.operation == "subtract" and rest.arguments[0].numbers == 1 else None
        if p is None or not p.complement or p.activation != "softmax" or (p.units or 0) < 3 or not p.learned:
            return
        if labels is None or labels.learned is not False or labels.form not in {"one_hot", "multi_hot", "distribution"}:
            return
        where = where_of(site)
        forms = frozenset({LabelForm.BINARY, LabelForm.ONE_HOT, LabelForm.MULTI_HOT, LabelForm.DISTRIBUTION})
        name = "binary cross-entropy written by hand"
        loss = Loss(name, OutputKind.PROBABILITIES, Family.BINARY, forms, where, where, text_of(site), "by hand", by_hand=True)
        self.record(("both ways", where), Case(output=output_of(p), loss=loss, labels=labels_of(labels)))

    def complemented(self, p: Tensor) -> None:
        """The logarithm of 1 - p: the other half of a binary cross-entropy."""
        made = where_of(p.made)
        if made is not None:
            self.complements.add(made)

    def left_over(self, p: Tensor) -> None:
        """1 - p of all units: by products and picks of its own it may come to push down those that no label picks."""
        made = where_of(p.made)
        if made is not None:
            self.unpicked.add(made)

    def one_sided(self, made: Tensor, scores: Tensor) -> None:
        """log(sigmoid(z)) speaks of the yes alone; of -z, it is the other half of a binary cross-entropy."""
        if scores.operation == "negative":
            self.other_side(scores.arguments[0])
        elif made.made is not None and scores.made is not None:
            self.sides[where_of(made.made)] = where_of(scores.made)  # type: ignore[index, assignment]

    def other_side(self, scores: Tensor) -> None:
        """Something that falls as these scores rise: softplus, the log-sigmoid of what they are not."""
        made = where_of(scores.made)
        if made is not None:
            self.complements.add(made)

    def _whole(self, case: Case) -> Case:
        """A case whose log-sigmoids have their other half somewhere: nothing is left to itself."""
        output = case.output
        if output is None or output.where is None or output.kind is not OutputKind.LOG_PROBABILITIES or not output.independent:
            return case
        if output.where in self.complements or self.sides.get(output.where) in self.complements:
            return replace(case, output=replace(output, independent=None))
        return case

    def _halved(self, use: object, case: Case) -> bool:
        """Whether labels times log-probabilities are but one half of a loss that judges every unit by itself: the rows need not add up."""
        output, labels = case.output, case.labels
        rows = labels is not None and labels.form is LabelForm.MULTI_HOT
        return use == "weighted" and rows and output is not None and output.where in self.complements

    def minimised(self, loss: Any) -> None:
        """What training minimises: a mean of picked scores without a logarithm has no floor."""
        self._pushed(loss)
        if not isinstance(loss, Tensor) or loss.cut is None or loss.cut[0] != "minus picked":
            return
        _, scores, site = loss.cut
        if scores.learned is not True:
            return
        self.record(
            ("picked", where_of(site)),
            Case(output=output_of(scores), loss=_by_hand("negative log-likelihood written by hand", OutputKind.LOG_PROBABILITIES, site)),
        )

    def _pushed(self, loss: Any) -> None:
        """Note the sigmoids whose units reach a loss otherwise than by a label's pick: it may well push the wrong ones down."""
        waiting, seen = [loss], 0
        while waiting and seen < REACH:
            one = waiting.pop()
            if not isinstance(one, Tensor) or one.operation == "picked":
                continue
            seen += 1
            if one.operation == "sigmoid" and (made := where_of(one.made)) is not None:
                self.unpicked.add(made)
            else:
                waiting += one.arguments

    def squashed_again(self, p: Tensor, site: Site | None) -> None:
        """A cross-entropy of raw scores, written by hand, is given probabilities."""
        self.record(
            ("squashed", where_of(site)),
            Case(output=output_of(p), loss=_by_hand("cross-entropy of scores written by hand", OutputKind.LOGITS, site)),
        )

    def taken_as_logits(self, scores: Tensor) -> None:
        """A loss takes raw scores, or what stands for one: log_sigmoid, softplus or logaddexp."""
        for place in _places(scores) if scores.kind is OutputKind.LOGITS else ():
            self.trained.setdefault(place, set()).add(scores.part)

    def _trains(self, scores: Tensor) -> bool:
        """Whether a loss takes these scores as logits: all that their layer gives, or some of these units."""
        return any(in_common(part, scores.part) for place in _places(scores) for part in self.trained.get(place, ()))

    def trains_all_of(self, scores: Tensor) -> bool:
        """Whether a loss takes just these scores as logits, and not some of them alone."""
        return any(scores.part in self.trained.get(place, ()) for place in _places(scores))

    def thresholded(self, scores: Tensor, cut: float, how: str, site: Site | None) -> None:
        """Raw scores cut as if they were probabilities; judged once it is known that they are trained as logits."""
        if scores.operation in {"add", "subtract"} and scores.kind is OutputKind.LOGITS and cut == 0:  # `z - 0.5 > 0`
            z, shift = scores.arguments[:2]
            if z.kind is OutputKind.LOGITS and isinstance(shift.numbers, (int, float)):
                cut = shift.numbers if scores.operation == "subtract" else -shift.numbers
        largest = scores.arguments[0] if scores.operation == "max" and scores.kind is None and scores.arguments else None
        if isinstance(largest, Tensor) and largest.kind is OutputKind.LOGITS and scores.arguments[1:] == (largest.axis,):
            scores = largest  # the score of the class that was chosen
        if site is None or not cuts_probabilities(cut):
            return
        if scores.kind is not OutputKind.LOGITS:
            self.spare(("threshold", where_of(site)))
        elif scores.made is not None:
            self.pending.append((scores, cut, how, site, frozenset(self.machine.path.items())))

    def settle_thresholds(self) -> None:
        """Note the thresholds on scores that some loss takes as logits."""
        for place in self.sampled:
            self.entries.pop(("log", place), None)
        for place in self.rates:
            self.entries.pop(("hand", place), None)
        for place in self.entropies:
            entry = self.entries.get(("log", place))
            if entry is not None and ("hand", place) not in self.entries:
                entry.variants = [(guards, over_any_axis(case)) for guards, case in entry.variants]
        halved: set[Where] = set()
        for scores, cut, how, site, guards in self.pending:
            if not self._trains(scores):
                halved.update(_places(scores) if comes_as_made(scores) else ())
                continue
            metric = Metric(
                f"{how} {cut:g}", OutputKind.PROBABILITIES, cut, where=where_of(site), made=where_of(site), text=text_of(site), by_hand=True
            )
            key = ("threshold", where_of(site))
            self.entries.setdefault(key, Entry(key)).variants.append((guards, Case(output=output_of(scores), metrics=(metric,))))
        self.pending = []
        for made, scores, guards in self.alone:
            if self._trains(scores) or where_of(made.made) in self.weighing:
                key = ("single", where_of(made.made))
                self.entries.setdefault(key, Entry(key)).variants.append((guards, Case(output=output_of(made))))
        self.alone = []
        judged = {
            case.output.where for entry in self.entries.values() for _, case in entry.variants if case.output is not None and case.loss
        }
        for made, scores, guards in self.elsewhere:
            if self._classes_missed(made, scores) and where_of(made.made) not in judged:
                key = ("axis", where_of(made.made))
                self.entries.setdefault(key, Entry(key)).variants.append((guards, Case(output=output_of(made))))
        self.elsewhere = []
        for p, labels, spot, guards in self.independent:
            where = where_of(spot)
            scores = p.arguments[0] if p.arguments and isinstance(p.arguments[0], Tensor) else p
            if not self.complements.isdisjoint({where_of(p.made), where_of(scores.made)}):
                continue
            rows = labels.form == "one_hot"
            if not rows and (where_of(p.made) in self.unpicked or any(scores is one for one in self.opposed)):
                continue
            forms = frozenset({LabelForm.ONE_HOT, LabelForm.DISTRIBUTION} if rows else {LabelForm.CLASS_IDS})
            loss = Loss(
                "categorical cross-entropy written by hand",
                p.kind,
                Family.MULTICLASS,
                forms,
                where,
                where,
                text_of(spot),
                "by hand",
                by_hand=True,
            )
            key = ("summed", where)
            self.entries.setdefault(key, Entry(key)).variants.append(
                (guards, Case(output=output_of(p), loss=loss, labels=labels_of(labels) if rows else None))
            )
        self.independent = []
        halved -= self.activated_at
        for entry in self.entries.values():
            kept = [(guards, case) for guards, case in entry.variants if not self.components.lets_rest(entry, case)]
            kept = [(guards, cut_elsewhere(case, halved)) for guards, case in kept if not self._both_ways_round(entry.key, case)]
            entry.variants = [(guards, self._whole(case)) for guards, case in kept if not self._halved(entry.key[0], case)]
            if entry.key[0] in COUNTED_OUT and entry.key[1] in self.counted_out:
                chosen = self.counted_out[entry.key[1]]
                entry.variants = [(guards, discounted(case, chosen=chosen)) for guards, case in entry.variants]

    def _both_ways_round(self, use: tuple[Any, ...], case: Case) -> bool:
        return case.loss is not None and case.loss.swapped and self.orders.meant(use)

    def compared(self, x: Tensor, y: Tensor, site: Site | None) -> None:
        """Predicted ids compared with labels: an accuracy by hand."""
        for one, labels in ((x, y), (y, x)):
            ids = unshifted(one)
            if ids.operation != "argmax" or not ids.learned or labels.learned is not False:
                continue
            if labels.form == "one_hot" and (labels.rank or 0) >= 2:
                self._counted_right(LabelForm.CLASS_IDS, labels, site)
            elif one.rank == 1 and (given := _ids_taken_for_rows(labels)) is not None:
                self._counted_right(LabelForm.ONE_HOT, given, site)

    def _counted_right(self, wanted: LabelForm, given: Tensor, site: Site | None) -> None:
        where = where_of(site)
        metric = Metric(
            "accuracy written by hand", labels=frozenset({wanted}), where=where, made=where, by_hand=True, given=labels_of(given)
        )
        self.record(("agreement", where), Case(metrics=(metric,)))

    def paired(self, x: Tensor, y: Tensor, site: Site | None) -> None:
        """A column of outputs against a row of labels: every output meets every label."""
        if x.shape is None or y.shape is None:
            return
        for wide, flat in ((x, y), (y, x)):
            if wide.rank != 2 or flat.rank != 1 or wide.shape is None or flat.shape is None:
                continue
            if flat.operation == "linspace":  # a grid of thresholds, of centres: every output meets each on purpose
                continue
            rows, columns = wide.shape
            length = flat.shape[0]
            same = rows is not None and (rows is length or (isinstance(rows, int) and rows == length))
            if columns != 1 or not same or rows == 1 or {wide.learned, flat.learned} != {True, False}:
                continue
            self.record(("broadcast", where_of(site)), Case(
                output=output_of(wide if wide.learned else flat),
                labels=labels_of(flat if wide.learned else wide),
                loss=_by_hand("elementwise arithmetic", None, site),
                broadcast=(plain(wide.shape) or (), plain(flat.shape) or ()),
            ))  # fmt: skip


def _places(scores: Tensor) -> tuple[Where, ...]:
    """Where the layer is that gives some scores: their product may be written out each time, the weights are made once."""
    weights = weights_of(scores)
    found = [where_of(scores.made), where_of(weights.origin) if weights is not None else None]
    return tuple(place for place in found if place is not None) if found[0] is not None else ()


def _apart(axis: int, normalised: int | None, rank: int) -> int:
    """How far an axis lies behind the one that a softmax ran over (all of them: the first), which a mean over another one leaves as it is."""
    return axis % rank - (normalised or 0) % rank


def _ids_taken_for_rows(labels: Tensor) -> Tensor | None:
    """The class ids whose greatest was looked for, as if each were a row of its own."""
    given = labels.arguments[0] if labels.operation == "argmax" and labels.arguments else None
    return given if isinstance(given, Tensor) and given.rank == 1 and given.form == "ids" else None


def _an_id_each(ids: Tensor, scores: Tensor) -> bool:
    """Whether there is one id for every row of scores: in a column, or flat and as many as there are rows."""
    if ids.columns == 1 and ids.rank == scores.rank:
        return scores.columns != 1 and scores.operation != "picked"  # what an action picked is weighed by its reward
    if ids.rank != 1 or scores.rank != 2 or ids.shape is None or scores.shape is None:
        return False
    rows, columns = scores.shape
    return ids.shape[0] is not None and ids.shape[0] == rows != columns


def _by_hand(name: str, expects: OutputKind | None, site: Site | None) -> Loss:
    where = where_of(site)
    return Loss(
        name=name,
        expects=expects,
        family=Family.MULTICLASS if expects else None,
        where=where,
        made=where,
        text=text_of(site),
        framework="by hand",
        by_hand=True,
    )
