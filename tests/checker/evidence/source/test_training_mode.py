"""What a model gives while it trains, and what else: Keras says which of the two it asks for."""

from __future__ import annotations

import pytest

PROGRAM = """
    import numpy as np
    import keras
    from keras import layers, ops

    x, ids = np.zeros((10, 4)), np.zeros(10, int)

    class Own(keras.Model):
        def __init__(self):
            super().__init__()
            self.head = layers.Dense({units})

        def call(self, inputs, training{default}):
            scores = self.head(inputs)
            if {asked}training:
                return scores
            return ops.{activation}(scores)

    model = Own()
    model.compile(loss=keras.losses.{loss}(from_logits={logits}))
    {used}
"""
SPARSE = {"units": 3, "activation": "softmax", "loss": "SparseCategoricalCrossentropy"}
BINARY = {"units": 1, "activation": "sigmoid", "loss": "BinaryCrossentropy"}


def program(used: str, logits: object, asked: str = "", default: str = "=None", **rest: object) -> str:
    return PROGRAM.format(**{**SPARSE, **rest}, used=used, logits=logits, asked=asked, default=default)


@pytest.mark.parametrize("default", ["", "=None", "=False"])
@pytest.mark.parametrize("used", ["model.fit(x, ids)", "model.fit(x, ids, validation_split=0.2)", "model.train_on_batch(x, ids)", ""])
def test_fit_asks_for_what_the_model_gives_while_it_trains(codes, used, default):
    assert codes(program(used, logits=True, default=default)) == set()
    assert codes(program(used, logits=False, default=default)) == {"FL102"}
    assert codes(program(used, logits=False, asked="not ", default=default)) == set()
    assert codes(program(used, logits=True, asked="not ", default=default)) == {"FL101"}


def test_predict_asks_for_the_other(codes):
    assert codes(program("model.predict(x) > 0.5", logits=True, **BINARY)) == set()
    assert codes(program("model.predict(x) > 0.5", logits=False, asked="not ", **BINARY)) == {"FL502"}


WITHIN = """
    import numpy as np
    import keras
    from keras import layers, ops

    class Head(layers.Layer):
        def __init__(self):
            super().__init__()
            self.scores = layers.Dense(3)

        def call(self, x, training=None):
            return self.scores(x) if training else ops.softmax(self.scores(x))

    class Own(keras.Model):
        def __init__(self):
            super().__init__()
            self.head = Head()

        def call(self, x{taken}):
            return self.head(x{told})

    model = Own()
    model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits={logits}))
    model.fit(np.zeros((8, 4)), np.zeros(8, int))
"""


@pytest.mark.parametrize(
    ("taken", "told"),
    [
        ("", ""),
        (", training=None", ""),
        (", training=None", ", training=training"),
        ("", ", training=None"),
        (", training=False", ", training"),
        (", **kwargs", ", **kwargs"),
    ],
)
def test_layers_within_hear_of_it(codes, taken, told):
    assert codes(WITHIN.format(taken=taken, told=told, logits=True)) == set()
    assert codes(WITHIN.format(taken=taken, told=told, logits=False)) == {"FL102"}


@pytest.mark.parametrize("told", [", training=False", ", False"])
def test_a_layer_that_is_told_otherwise_does_otherwise(codes, told):
    assert codes(WITHIN.format(taken="", told=told, logits=True)) == {"FL101"}
    assert codes(WITHIN.format(taken="", told=told, logits=False)) == set()


@pytest.mark.parametrize(("told", "wanted"), [("training=True", set()), ("training=False", {"FL101"}), ("", {"FL101"})])
def test_a_loop_of_one_s_own_says_it_too(codes, told, wanted):
    program = WITHIN.format(taken="", told="", logits=True).replace("model.fit(", "x, y = (").replace("model.compile(loss=", "loss = (")
    assert codes(f"{program}    value = loss(y, model(x, {told}))\n") == wanted


AROUND = WITHIN.split("class Own", maxsplit=1)[0] + "{built}\n" + WITHIN.split("model = Own()\n")[1]


@pytest.mark.parametrize(
    "built",
    [
        "inputs = keras.Input((4,)); model = keras.Model(inputs, Head()(inputs))",
        "inputs = keras.Input((4,)); model = keras.Model(inputs, Head()(layers.Dense(8, activation='relu')(inputs)))",
        "inputs = keras.Input((4,)); model = keras.Model(inputs, Head()(layers.Embedding(9, 8)(inputs)))",
        "model = keras.Sequential([keras.Input((4,)), layers.Dense(8), Head()])",
        "model = keras.Sequential([keras.Sequential([layers.Dense(8), Head()])])",
    ],
)
def test_layers_of_a_functional_model_hear_of_it_when_it_is_fitted(codes, built):
    assert codes(AROUND.format(built=built, logits=True)) == set()
    assert codes(AROUND.format(built=built, logits=False)) == {"FL102"}
    turned = AROUND.replace("if training else", "if not training else")
    assert codes(turned.format(built=built, logits=False)) == set()
    assert codes(turned.format(built=built, logits=True)) == {"FL101"}


@pytest.mark.parametrize(("told", "wanted"), [("True", {"FL102"}), ("False", set())])
def test_a_layer_of_a_functional_model_that_was_told_when_it_was_applied(codes, told, wanted):
    built = f"inputs = keras.Input((4,)); model = keras.Model(inputs, Head()(inputs, training={told}))"
    assert codes(AROUND.format(built=built, logits=False)) == wanted


@pytest.mark.parametrize("told", [", training=True", ", training=True, mask=None"])
def test_a_sequential_and_a_functional_model_tell_their_layers(codes, told):
    for built in (
        "inputs = keras.Input((4,)); model = keras.Model(inputs, Head()(inputs))",
        "model = keras.Sequential([layers.Dense(8), Head()])",
    ):
        program = AROUND.replace("model.compile(loss=", "loss = (").replace("model.fit(", "x, y = (").format(built=built, logits=True)
        assert codes(f"{program}    value = loss(y, model(x{told}))\n") == set()
        assert codes(f"{program.replace('True)', 'False)')}    value = loss(y, model(x{told}))\n") == {"FL102"}


DEFAULT = """
    import numpy as np
    import keras
    from keras import layers, ops

    class Head(layers.Layer):
        def __init__(self):
            super().__init__()
            self.scores = layers.Dense(3)

        def call(self, x, training={inner}):
            return self.scores(x) if training else ops.softmax(self.scores(x))

    class Own(keras.Model):
        def __init__(self):
            super().__init__()
            self.head = Head()

        def call(self, x, {star}training={outer}):
            return self.head(x)

    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    value = loss(np.zeros(8, int), Own()(np.zeros((8, 4)){told}))
"""


@pytest.mark.parametrize("told", ["", ", training=None"])
@pytest.mark.parametrize("star", ["", "*, "])
@pytest.mark.parametrize(
    ("outer", "inner", "wanted"),
    [("True", "None", set()), ("True", "False", set()), ("False", "True", {"FL101"}), ("None", "True", set()), ("None", "None", {"FL101"})],
)
def test_the_default_of_the_outermost_counts(codes, told, star, outer, inner, wanted):
    assert codes(DEFAULT.format(outer=outer, inner=inner, star=star, told=told)) == wanted


LOADED = WITHIN.format(taken="", told="", logits="{logits}").replace("model.fit(np.zeros((8, 4)), np.zeros(8, int))", "{used}")
EVALUATED = "model.evaluate(np.zeros((8, 4)), np.zeros(8, int))"
FITTED = EVALUATED.replace("evaluate", "fit")


def test_a_model_that_is_only_evaluated_never_trains(codes):
    assert codes(LOADED.format(logits=False, used=EVALUATED)) == set()
    assert codes(LOADED.format(logits=True, used=EVALUATED)) == {"FL101"}
    plain = LOADED.replace(" if training else ops.softmax(self.scores(x))", "")
    for used in (EVALUATED, "model.evaluate(rows)"):
        assert codes(plain.format(logits=False, used=used)) == {"FL102"}
        assert codes(plain.format(logits=True, used=used)) == set()


@pytest.mark.parametrize(
    "used",
    [
        f"{FITTED}; {EVALUATED}",
        f"{EVALUATED}; {FITTED}",
        f"model.fit(rows); {EVALUATED}",
        EVALUATED.replace("evaluate", "test_on_batch") + "; " + FITTED.replace("fit", "train_on_batch"),
    ],
)
def test_what_a_model_is_fitted_with_counts(codes, used):
    assert codes(LOADED.format(logits=True, used=used)) == set()
    assert codes(LOADED.format(logits=False, used=used)) == {"FL102"}


@pytest.mark.parametrize(("inner", "wanted"), [("None", {"FL101"}), ("False", {"FL101"}), ("True", set())])
def test_who_says_nothing_to_a_functional_model_leaves_its_layers_their_defaults(codes, inner, wanted):
    built = "inputs = keras.Input((4,)); model = keras.Model(inputs, Head()(inputs))"
    program = (
        AROUND.replace("training=None", f"training={inner}").replace("model.compile(loss=", "loss = (").replace("model.fit(", "x, y = (")
    )
    assert codes(f"{program.format(built=built, logits=True)}    value = loss(y, model(x))\n") == wanted
