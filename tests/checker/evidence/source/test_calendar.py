"""Parts of dates as class ids: months count from 1, days of the week from 0."""

from __future__ import annotations

import pytest

HEAD = "days = pd.date_range('2024-01-01', periods=365)\ntable = pd.DataFrame({'when': days})\nx = torch.rand(365, 4)\n"
CASES = {
    "months": ("days.month", 12, {"FL204"}),
    "months of a column": ("table['when'].dt.month", 12, {"FL204"}),
    "months of texts": ("pd.to_datetime(pd.Series(['2024-01-01'] * 365)).dt.month", 12, {"FL204"}),
    "months from zero": ("days.month - 1", 12, set()),
    "months with room": ("days.month", 13, set()),
    "quarters": ("days.quarter", 4, {"FL204"}),
    "months of an index": ("pd.DataFrame({'a': range(365)}, index=days).index.month", 12, {"FL204"}),
    "months of a column that became the index": ("table.set_index('when').index.month", 12, {"FL204"}),
    "days of the week": ("table['when'].dt.dayofweek", 7, set()),
    "hours on a clock": ("days.hour", 12, {"FL204"}),
}


@pytest.mark.parametrize("case", CASES)
def test_parts_of_dates(case, codes):
    ids, units, wanted = CASES[case]
    program = f"{HEAD}F.cross_entropy(nn.Linear(4, {units})(x), torch.tensor(({ids}).to_numpy()).long())"
    assert codes(program) == wanted


@pytest.mark.parametrize("part", ["month", "day", "dayofweek", "quarter", "hour", "dayofyear"])
def test_it_is_true(part, true):
    true(f"pd.date_range('2024-01-01', periods=600, freq='D').{part}")
