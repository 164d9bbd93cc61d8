"""pandas: where labels come from tables. A column is an array; a table knows its columns where the program spells them out.

Methods name the table or column they are called on first, as `x`. `numpy` takes this table in.
"""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, Op

__all__ = ["ALIASES", "ENTRIES"]

READ = (
    " | sep={sep} delimiter=None header='infer' names=None index_col=None usecols=None dtype=None skiprows=None nrows=None na_values=None"
)

# What a column and a table answer alike.
BOTH: dict[str, Op] = {
    "abs": Op("abs", "x"),
    "astype": Op("cast", "x dtype"),
    "clip": Op("clip", "x lower:low=None upper:high=None"),
    "copy": Op("identity", "x deep=True"),
    "drop_duplicates": Op("slice", "x"),
    "dropna": Op("drop_missing", "x | axis=0 how=None"),
    "eq": Op("equal", "x other:y"),
    "fillna": Op("nan_to_num", "x value:nan"),
    "ge": Op("greater_equal", "x other:y"),
    "gt": Op("greater", "x other:y"),
    "head": Op("slice", "x n=5"),
    "isin": Op("isin", "x values"),
    "isna": Op("isnan", "x"),
    "isnull": Op("isnan", "x"),
    "le": Op("less_equal", "x other:y"),
    "lt": Op("less", "x other:y"),
    "max": Op("max", "x | axis=0"),
    "mean": Op("mean", "x | axis=0"),
    "median": Op("median", "x | axis=0"),
    "min": Op("min", "x | axis=0"),
    "ne": Op("not_equal", "x other:y"),
    "notna": Op("not_isnan", "x"),
    "notnull": Op("not_isnan", "x"),
    "replace": Op("replace_values", "x to_replace=None value=None | inplace=False regex=False"),
    "reset_index": Op("identity", "x level=None | drop=False"),
    "round": Op("round", "x decimals=0"),
    "sample": Op("permute_rows", "x n=None frac=None replace=False weights=None random_state=None"),
    "std": Op("std", "x | axis=0"),
    "sum": Op("sum", "x | axis=0"),
    "tail": Op("slice", "x n=5"),
    "to_numpy": Op("array", "x dtype=None"),
    "where": Op("where", "x cond:condition other:y=None"),
}

COLUMN: dict[str, Op] = {
    "apply": Op("map_values", "x func:mapping"),
    "between": Op("predicate", "x left right"),
    "cat.codes": Op("category_codes", "x"),
    "factorize": Op("factorize", "x sort=False use_na_sentinel=True"),
    "item": Op("item", "x"),
    "map": Op("map_values", "x func:mapping"),
    "sort_index": Op("permute_rows", "x"),
    "sort_values": Op("permute_rows", "x"),
    "nunique": Op("count_unique", "x dropna=True"),
    "std": Op("std", "x | axis=None"),
    "sum": Op("sum", "x | axis=None"),
    "to_frame": Op("expand_dims", "x name=None", axis=-1),
    "to_list": Op("tolist", "x"),
    "tolist": Op("tolist", "x"),
    "unique": Op("unique", "x"),
}

TABLE: dict[str, Op] = {
    "drop": Op("drop_columns", "x labels=None | axis=0 index=None columns=None inplace=False"),
    "get": Op("take_column", "x key:column"),
    "pop": Op("take_column", "x item:column", in_place=True),
    "sort_index": Op("permute_rows", "x"),
    "sort_values": Op("permute_rows", "x by"),
}

ENTRIES: dict[str, Entry] = {
    "pandas.get_dummies": Op(
        "get_dummies", "data prefix=None prefix_sep='_' dummy_na=False columns=None sparse=False drop_first=False dtype=None"
    ),
    "pandas.factorize": Op("factorize", "values:x sort=False use_na_sentinel=True"),
    "pandas.DataFrame": Op("dataframe", "data=None index=None columns=None dtype=None"),
    "pandas.DataFrame.from_records": Op("dataframe", "data index=None exclude=None columns=None coerce_float=False nrows=None"),
    "pandas.DataFrame.from_dict": Op("dataframe", "data orient='columns' dtype=None columns=None"),
    "pandas.Series": Op("series", "data=None index=None dtype=None name=None"),
    "pandas.Categorical": Op("categorical", "values categories=None"),
    "pandas.read_csv": Op("read_csv", "filepath_or_buffer:source" + READ.format(sep="','")),
    "pandas.read_table": Op("read_csv", "filepath_or_buffer:source" + READ.format(sep=r"'\t'")),
    "pandas.concat": Op("concatenate", "objs:xs | axis=0"),
    "pandas.CategoricalDtype": Op("categorical", "categories=None ordered=False"),
    "pandas.merge": Op("merge_tables", "left:x right:y how='inner' on=None"),
    "pandas.to_datetime": Op("dates", "arg:x"),
    "pandas.DatetimeIndex": Op("dates", "data:x"),
    "pandas.date_range": Op("dates", "start:x=None end=None periods:count=None"),
    "pandas.cut": Op("cut", "x bins right=True labels=None retbins=False precision=3 include_lowest=False"),
    "pandas.qcut": Op("cut", "x q:bins labels=None retbins=False"),
    "pandas.to_numeric": Op("to_numeric", "arg:x errors='raise' downcast=None"),
    "pandas.unique": Op("unique", "values:x"),
    **{f"pandas.{name}": Op("isnan", "obj:x") for name in ("isna", "isnull")},
    **{f"pandas.{name}": Op("not_isnan", "obj:x") for name in ("notna", "notnull")},
    **{f"pandas.Series.{name}": entry for name, entry in {**BOTH, **COLUMN}.items()},
    **{f"pandas.DataFrame.{name}": entry for name, entry in {**BOTH, **TABLE}.items()},
}

ALIASES: dict[str, str] = {
    "pandas.core.frame.DataFrame": "pandas.DataFrame",
    "pandas.core.series.Series": "pandas.Series",
}
