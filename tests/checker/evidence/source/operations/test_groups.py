"""Columns of a table whose rows were put into groups."""

import pytest

HEAD = """
rng = np.random.default_rng(0)
table = pd.DataFrame({"film": rng.integers(0, 80, 600), "stars": rng.integers(0, 5, 600)})
"""
KEPT = {"integral": True, "high": 4.0}
GROUPED = {
    "table.groupby('film')['stars'].max()": KEPT,
    "table.groupby('film').stars.first()": {"integral": True, "low": 0.0, "high": 4.0},
    "table.groupby('film').max()['stars']": KEPT,
    "table.groupby(['film'])[['stars']].last().stars": KEPT,
    "table.groupby('film').agg({'stars': 'max'})['stars']": KEPT,
    "table.groupby('film').agg(best=('stars', 'max'))['best']": KEPT,
    "table.groupby('film', as_index=False)['stars'].max()['stars']": KEPT,
    "table.groupby('film')['stars'].transform('max')": {**KEPT, "shape": (600,)},
    "table.groupby('film')['stars'].min()": {"integral": True, "low": 0.0, "high": None},
    "table.groupby('film')['stars'].mean()": {"integral": False, "low": 0.0, "high": 4.0},
    "table.groupby('film')['stars'].median()": {"integral": None, "low": 0.0, "high": 4.0},
    "table.groupby('film')['stars'].sum()": {"integral": True, "low": 0.0, "high": None},
    "table.groupby('film').size()": {"integral": True, "low": 0.0, "high": None},
}


@pytest.mark.parametrize("column", GROUPED)
def test_what_is_known(column, facts, true):
    program = HEAD + f"y = {column}"
    assert facts(program, GROUPED[column]) == GROUPED[column]
    true(program)


@pytest.mark.parametrize(
    "column", ["table.groupby('film')['stars'].max().reset_index()", "table.groupby(lambda i: i % 2)['stars'].max()", "table.groupby('no')"]
)
def test_what_is_not(column, read):
    assert not hasattr(read(HEAD + f"y = {column}")["y"], "low")
