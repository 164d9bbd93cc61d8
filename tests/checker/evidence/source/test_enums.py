"""Enumerations: order, names, values, `auto`, and numbers that are members."""

from __future__ import annotations

import pytest

STAGE = "import enum\n\n\nclass Stage(enum.IntEnum):\n    WAKE = 1\n    LIGHT = 2\n    DEEP = 3\n\n\n"
PLAIN = "from enum import Enum, auto\n\n\nclass Kind(Enum):\n    A = auto()\n    B = auto()\n    C = 'c'\n    LAST = 'c'\n\n\n"
WORD = "from enum import Enum\n\n\nclass Loss(str, Enum):\n    BCE = 'bce'\n    MSE = 'mse'\n\n\n"
TUPLES = (
    "from enum import Enum\n\n\nclass Planet(Enum):\n    A = (0, 'x')\n    B = (1, 'y')\n\n"
    "    def __init__(self, number, letter):\n        self.number = number\n\n"
    "    @property\n    def twice(self):\n        return self.number * 2\n\n"
    "    @classmethod\n    def first(cls):\n        return cls.A\n\n    def other(self):\n        return Planet.B if self is Planet.A else Planet.A\n\n\n"
)
BITS = "from enum import Flag, auto\n\n\nclass Bits(Flag):\n    A = auto()\n    B = auto()\n    C = auto()\n\n\n"
NAMED = "from enum import Enum, auto\n\n\nclass N(Enum):\n    def _generate_next_value_(name, start, count, last):\n        return name.lower()\n\n    A = auto()\n\n\n"
STR = "from enum import StrEnum, auto\n\n\nclass S(StrEnum):\n    BCE = auto()\n\n\n"

SAID = [
    (STAGE + "[s.name for s in Stage]", ["WAKE", "LIGHT", "DEEP"]),
    (STAGE + "[s.value for s in list(Stage)]", [1, 2, 3]),
    (STAGE + "len(Stage)", 3),
    (STAGE + "Stage(2).name", "LIGHT"),
    (STAGE + "Stage['DEEP'] + 1", 4),
    (STAGE + "Stage.WAKE == 1", True),
    (STAGE + "Stage.WAKE < Stage.DEEP", True),
    (STAGE + "Stage.WAKE is Stage(1)", True),
    (STAGE + "int(Stage.DEEP)", 3),
    (STAGE + "isinstance(Stage.DEEP, Stage)", True),
    (STAGE + "isinstance(Stage.DEEP, int)", True),
    (STAGE + "isinstance(3, Stage)", False),
    (PLAIN + "isinstance(Kind.A, Kind)", True),
    (STAGE + "[0, 10, 20, 30][Stage.LIGHT]", 20),
    (STAGE + "{s: i for i, s in enumerate(Stage)}[Stage.DEEP]", 2),
    (STAGE + "{s: i for i, s in enumerate(Stage)}[3]", 2),
    (STAGE + "sorted(Stage.__members__)", ["DEEP", "LIGHT", "WAKE"]),
    (STAGE + "a, b, c = Stage\ny = c", 3),
    (PLAIN + "[k.value for k in Kind]", [1, 2, "c"]),
    (PLAIN + "len(Kind)", 3),
    (PLAIN + "Kind.LAST.name", "C"),
    (PLAIN + "Kind.A == 1", False),
    (PLAIN + "Kind.A == Kind.A", True),
    (PLAIN + "Kind.A is Kind.B", False),
    (PLAIN + "Kind('c') is Kind.LAST", True),
    (PLAIN + "{Kind.A: 'a', Kind.B: 'b'}[Kind.B]", "b"),
    (PLAIN + "{k: k.name for k in Kind}.get(Kind.C)", "C"),
    (PLAIN + "[k.name for k, v in {Kind.A: 1}.items()]", ["A"]),
    (PLAIN + "d = {}\nd[Kind.B] = 5\ny = d[Kind.B]", 5),
    (WORD + "Loss.BCE == 'bce'", True),
    (WORD + "Loss('mse').name", "MSE"),
    (WORD + "Loss.BCE.upper()", "BCE"),
    (WORD + "{'bce': 3}[Loss.BCE]", 3),
    (TUPLES + "[p.number for p in Planet]", [0, 1]),
    (TUPLES + "[p.value for p in Planet]", [(0, "x"), (1, "y")]),
    (TUPLES + "Planet.B.twice", 2),
    (TUPLES + "Planet.first().other().name", "B"),
    (BITS + "[b.value for b in Bits]", [1, 2, 4]),
    (NAMED + "N.A.value", "a"),
    (STR + "S.BCE + '!'", "bce!"),
    (STAGE + "match Stage.LIGHT:\n    case Stage.WAKE:\n        y = 0\n    case Stage.LIGHT:\n        y = 1", 1),
    (PLAIN + "match Kind.B:\n    case Kind.A:\n        y = 0\n    case Kind.B:\n        y = 1", 1),
]


@pytest.mark.parametrize(("program", "wanted"), SAID, ids=[program[-50:] for program, _ in SAID])
def test_what_is_read(program, wanted, says):
    assert says(program) == wanted
    names: dict[str, object] = {"__name__": "__main__"}
    lines = program.splitlines()
    if not any(line.lstrip().startswith("y = ") or "; y =" in line for line in lines):
        lines[-1] = f"y = {lines[-1]}"
    exec("\n".join(lines), names)  # noqa: S102 the programs stand in these tests
    assert names["y"] == wanted


LABELS = [
    (STAGE + "np.array([int(s) for s in np.random.choice(list(Stage), 50)])", {"low": 1, "high": 3, "integral": True}),
    (STAGE + "torch.tensor([list(Stage)[i] for i in torch.randint(0, len(Stage), (90,)).tolist()])", {"low": 1, "high": 3}),
    (STAGE + "torch.tensor([Stage.DEEP, Stage.WAKE])", {"low": 1, "high": 3, "shape": (2,)}),
    (STAGE + "torch.tensor([list(Stage)[i].value - 1 for i in torch.randint(0, 3, (90,))])", {"low": 0, "high": 2}),
    (PLAIN + "np.array([list(Kind)[:2][i].value for i in np.random.randint(0, 2, 90)])", {"low": 1, "high": 2}),
    (TUPLES + "np.array([list(Planet)[i].number for i in np.random.randint(0, 2, 90)])", {"low": 0, "high": 1}),
]


@pytest.mark.parametrize(("program", "wanted"), LABELS, ids=[program[-70:] for program, _ in LABELS])
def test_labels_that_are_members(program, wanted, facts, true):
    assert facts(program, wanted) == wanted
    true(program)


def test_a_member_whose_value_nobody_knows_is_still_a_member(says):
    program = "import enum\nimport lib\n\n\nclass K(enum.Enum):\n    A = lib.a\n    B = enum.auto()\n\n\ny = (len(K), K.A.name)"
    assert says(program) == (2, "A")


LEARN = """
    import enum
    import torch
    from torch import nn

    class Stage(enum.{kind}):
        WAKE = {first}
        LIGHT = {second}
        REM = {third}

    picks = torch.randint(0, len(Stage), (90,))
    stages = [list(Stage)[i] for i in picks.tolist()]
    y = torch.tensor([{label} for s in stages])
    nn.CrossEntropyLoss()(nn.Linear(4, {units})(torch.rand(90, 4)), y).backward()
"""
FROM_ONE = {"kind": "IntEnum", "first": 1, "second": 2, "third": 3, "label": "int(s)", "units": "len(Stage)"}
FROM_ZERO = {**FROM_ONE, "first": 0, "second": 1, "third": 2}
AUTO = {**FROM_ONE, "kind": "Enum", "first": "enum.auto()", "second": "enum.auto()", "third": "enum.auto()", "label": "s.value"}

CODES = [
    (FROM_ONE, {"FL204"}),
    ({**FROM_ONE, "label": "s"}, {"FL204"}),
    ({**FROM_ONE, "label": "s.value"}, {"FL204"}),
    ({**FROM_ONE, "label": "s - 1"}, set()),
    ({**FROM_ONE, "label": "s - Stage.WAKE"}, set()),
    ({**FROM_ONE, "label": "list(Stage).index(s)"}, set()),
    ({**FROM_ONE, "units": "len(Stage) + 1"}, set()),
    ({**FROM_ONE, "label": "{m: i for i, m in enumerate(Stage)}[s]"}, set()),
    (FROM_ZERO, set()),
    (AUTO, {"FL204"}),
    ({**AUTO, "label": "s.value - 1"}, set()),
    ({**AUTO, "first": 0}, set()),
    ({**AUTO, "label": "{m: i for i, m in enumerate(Stage)}[s]"}, set()),
    ({**FROM_ZERO, "third": 5}, {"FL204"}),
]


@pytest.mark.parametrize(("changes", "wanted"), CODES, ids=[str(list(changes.values())) for changes, _ in CODES])
def test_classes_counted_by_an_enumeration(changes, wanted, codes):
    assert codes(LEARN.format(**changes)) == wanted


CHOOSE = """
    import argparse
    from enum import Enum
    import torch
    from torch import nn

    class Loss(str, Enum):
        BCE = "bce"
        LOGITS = "logits"

    parser = argparse.ArgumentParser()
    parser.add_argument("--loss", type=Loss, choices=list(Loss), default=Loss.{default})
    args = parser.parse_args()
    criterion = {{Loss.BCE: nn.BCELoss, Loss.LOGITS: nn.BCEWithLogitsLoss}}[args.loss]()
    out = nn.Linear(4, 1)(torch.rand(8, 4))
    if args.loss == Loss.{sigmoid}:
        out = out.sigmoid()
    criterion(out, torch.randint(0, 2, (8, 1)).float()).backward()
"""


def test_a_choice_among_members(codes):
    assert codes(CHOOSE.format(default="BCE", sigmoid="BCE")) == set()
    assert codes(CHOOSE.format(default="LOGITS", sigmoid="BCE")) == set()
    assert codes(CHOOSE.format(default="LOGITS", sigmoid="LOGITS")) == {"FL101"}
    assert codes(CHOOSE.format(default="BCE", sigmoid="LOGITS")) == {"FL102"}
    plain = CHOOSE.replace("(str, Enum)", "(Enum)")
    assert codes(plain.format(default="LOGITS", sigmoid="BCE")) == set()
    assert codes(plain.format(default="LOGITS", sigmoid="LOGITS")) == {"FL101"}
