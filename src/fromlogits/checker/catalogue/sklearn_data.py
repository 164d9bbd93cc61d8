"""scikit-learn's data sets: what each loader returns, and what the makers of toy data make."""

from __future__ import annotations

from typing import Any

from fromlogits.checker.catalogue.entry import Data, Entry, Op, Table

__all__ = ["ENTRIES"]

_DIGITS = {2: 360, 3: 537, 4: 720, 5: 901, 6: 1083, 7: 1264, 8: 1443, 9: 1617, 10: 1797}  # rows by number of classes

# data, target, and what else the bunch holds
_LOADED: dict[str, tuple[str, str, dict[str, str]]] = {
    "load_iris": (
        "(150,4) float64 [0.1,7.9]",
        "(150,) int64 [0,2] classes=3",
        {"target_names": "(3,) str", "feature_names": "(4,) str"},
    ),
    "load_wine": (
        "(178,13) float64 [0.13,1680]",
        "(178,) int64 [0,2] classes=3",
        {"target_names": "(3,) str", "feature_names": "(13,) str"},
    ),
    "load_breast_cancer": (
        "(569,30) float64 [0,4254]",
        "(569,) int64 [0,1] classes=2",
        {"target_names": "(2,) str", "feature_names": "(30,) str"},
    ),
    "load_diabetes": ("(442,10) float64", "(442,) float64 [25,346]", {"feature_names": "(10,) str"}),
    "load_linnerud": (
        "(20,3) float64 [1,251]",
        "(20,3) float64 [31,247]",
        {"target_names": "(3,) str", "feature_names": "(3,) str"},
    ),
    "fetch_california_housing": ("(20640,8) float64", "(20640,) float64 [0.14999,5.00001]", {"feature_names": "(8,) str"}),
    "fetch_covtype": ("(581012,54) float64", "(581012,) int32 [1,7] classes=7", {"feature_names": "(54,) str"}),
    "fetch_olivetti_faces": ("(400,4096) float32 [0,1]", "(400,) int64 [0,39] classes=40", {"images": "(400,64,64) float32 [0,1]"}),
    "fetch_20newsgroups_vectorized": ("(N,130107) float64", "(N,) int64 [0,19] classes=20", {"target_names": "(20,) str"}),
}


# The columns of the tables that `as_frame=True` gives; the target's come last.
_MEASURES = ("radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity", "concave points", "symmetry",
             "fractal dimension")  # fmt: skip
_NAMES: dict[str, tuple[str, ...]] = {
    "load_iris": tuple(f"{part} {measure} (cm)" for part in ("sepal", "petal") for measure in ("length", "width")),
    "load_wine": (
        "alcohol", "malic_acid", "ash", "alcalinity_of_ash", "magnesium", "total_phenols", "flavanoids", "nonflavanoid_phenols",
        "proanthocyanins", "color_intensity", "hue", "od280/od315_of_diluted_wines", "proline",
    ),
    "load_breast_cancer": (
        *(f"mean {measure}" for measure in _MEASURES), *(f"{measure} error" for measure in _MEASURES), *(f"worst {measure}" for measure in _MEASURES),
    ),
    "load_diabetes": ("age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"),
    "fetch_california_housing": ("MedInc", "HouseAge", "AveRooms", "AveBedrms", "Population", "AveOccup", "Latitude", "Longitude"),
    "load_digits": tuple(f"pixel_{row}_{column}" for row in range(8) for column in range(8)),
}  # fmt: skip
_TARGETS = {"fetch_california_housing": "MedHouseVal"}


def _framed(name: str, target: str) -> tuple[Table, str, Table] | None:
    """Features, target and both together, as pandas keeps them; the target is described as an array."""
    if name not in _NAMES:
        return None
    rows = target[: target.index(")") + 1]
    features = dict.fromkeys(_NAMES[name], f"pandas {rows} float64")
    column = f"pandas {target}"
    return Table(features), column, Table({**features, _TARGETS.get(name, "target"): column})


def _tables(name: str, target: str, more: dict[str, str], asked: str = "") -> dict[str, Any]:
    """What a loader gives with `as_frame=True`, by its other arguments."""
    framed = _framed(name, target)
    if framed is None:
        return {}
    data, column, frame = framed
    return {
        f"{asked} as_frame=True return_X_y=True".strip(): (data, column),
        f"{asked} as_frame=True".strip(): {**more, "data": data, "target": column, "frame": frame},
    }


def _digits(classes: int) -> tuple[str, str, dict[str, str]]:
    rows = _DIGITS[classes]
    target = f"({rows},) int64 [0,{classes - 1}] classes={classes}"
    images = {"images": f"({rows},8,8) float64 [0,16]", "target_names": "(10,) int64", "feature_names": "(64,) str"}
    return f"({rows},64) float64 [0,16]", target, images


def _bunch(data: str, target: str, more: dict[str, str]) -> dict[str, str]:
    return {"data": data, "target": target, **more}


ENTRIES: dict[str, Entry] = {
    **{
        f"sklearn.datasets.{name}": Data(
            "| return_X_y=False as_frame=False" if name in _NAMES else "| return_X_y=False",
            _bunch(*loaded),
            {**_tables(name, loaded[1], loaded[2]), "return_X_y=True": loaded[:2]},
        )
        for name, loaded in _LOADED.items()
    },
    "sklearn.datasets.load_digits": Data(
        "| n_class=10 return_X_y=False as_frame=False",
        _bunch(*_digits(10)),
        {
            **{
                key: gives
                for classes in _DIGITS
                for key, gives in _tables("load_digits", *_digits(classes)[1:], f"n_class={classes}").items()
            },
            **{f"n_class={classes} return_X_y=True": _digits(classes)[:2] for classes in _DIGITS},
            **{f"n_class={classes}": _bunch(*_digits(classes)) for classes in _DIGITS},
            "return_X_y=True": _digits(10)[:2],
        },
    ),
    "sklearn.datasets.fetch_openml": Op(
        "fetch_openml", "name=None | version='active' data_id=None target_column='default-target' return_X_y=False as_frame='auto'"
    ),
    "sklearn.datasets.make_classification": Op(
        "make_classification", "n_samples:rows=100 n_features:columns=20 | n_classes:classes=2 return_X_y=True", dtype="int64"
    ),
    "sklearn.datasets.make_blobs": Op(
        "make_blobs", "n_samples:rows=100 n_features:columns=2 | centers=None return_centers=False", dtype="int64"
    ),
    **{
        f"sklearn.datasets.{name}": Op("make_classification", "n_samples:rows=100", columns=2, classes=2, dtype="int64")
        for name in ("make_moons", "make_circles")
    },
    "sklearn.datasets.make_gaussian_quantiles": Op(
        "make_classification", "| n_samples:rows=100 n_features:columns=2 n_classes:classes=3", dtype="int64"
    ),
    # labels are -1.0 and 1.0
    "sklearn.datasets.make_hastie_10_2": Op(
        "make_classification", "n_samples:rows=12000", columns=10, classes=2, dtype="float64", low=-1, high=1
    ),
    "sklearn.datasets.make_multilabel_classification": Op(
        "make_multilabel_classification",
        "n_samples:rows=100 n_features:columns=20 | n_classes:classes=5 sparse=False return_indicator='dense' return_distributions=False",
        dtype="int64",
    ),
    "sklearn.datasets.make_regression": Op("make_regression", "n_samples:rows=100 n_features:columns=100 | n_targets:targets=1 coef=False"),
}
