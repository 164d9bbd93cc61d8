"""What the outputs of a Keras model are: through nested models, from operations, and of models that only a call can tell."""

import keras
import numpy as np
import pytest
from keras import layers, ops

from fromlogits.provenance.models import outputs_of
from fromlogits.vocabulary import OutputKind

P, L, S = OutputKind.PROBABILITIES, OutputKind.LOG_PROBABILITIES, OutputKind.LOGITS
X = np.ones((5, 4), "float32")


def functional(head, shape=(4,)):
    x = keras.Input(shape)
    return keras.Model(x, head(x))


def exp_over_sum(z):
    e = ops.exp(z - ops.max(z, -1, keepdims=True))
    return e / ops.sum(e, -1, keepdims=True)


SEEN = {  # head, kind, activation, units
    "dense": (layers.Dense(3), S, None, 3),
    "dense, softmax": (layers.Dense(3, activation="softmax"), P, "softmax", 3),
    "dense, keras.ops.softmax": (layers.Dense(3, activation=ops.softmax), P, "softmax", 3),
    "activation": (lambda x: layers.Activation("log_softmax")(layers.Dense(3)(x)), L, "log_softmax", 3),
    "softmax layer, reshaped": (lambda x: layers.Reshape((1, 3))(layers.Softmax()(layers.Dense(3)(x))), P, "softmax", 3),
    "linear activation": (lambda x: layers.Activation("linear")(layers.Dense(1, activation="sigmoid")(x)), P, "sigmoid", 1),
    "dropped": (lambda x: layers.Dropout(0.5)(layers.Dense(3, activation="softmax")(x)), P, "softmax", 3),
    "operation": (lambda x: ops.softmax(layers.Dense(3)(x)), P, "softmax", 3),
    "operations by hand": (lambda x: exp_over_sum(layers.Dense(3)(x)), P, "softmax", 3),
    "log of softmax": (lambda x: ops.log(layers.Dense(3, activation="softmax")(x) + 1e-7), L, "log(softmax)", 3),
    "clipped": (lambda x: ops.clip(ops.sigmoid(layers.Dense(3)(x)), 1e-7, 1.0), P, "sigmoid", 3),
    "divided": (lambda x: layers.Dense(3)(x) / 2.0, S, None, 3),
    "hidden softmax": (lambda x: layers.Dense(3)(layers.Dense(5, activation="softmax")(x)), S, None, 3),
    "hidden sigmoids": (lambda x: layers.Dense(3, use_bias=False)(layers.Dense(5, activation="sigmoid")(x)), S, None, 3),
    "relu": (lambda x: layers.ReLU()(layers.Dense(3)(x)), None, "relu", 3),
    "tanh": (layers.Dense(3, activation="tanh"), None, "tanh", 3),
    "sequential": (keras.Sequential([layers.Dense(8), layers.Dense(3), layers.Softmax()]), P, "softmax", 3),
    "squeezed": (lambda x: ops.squeeze(layers.Dense(1, activation="sigmoid")(x), -1), P, "sigmoid", 1),
}


@pytest.mark.parametrize(("head", "kind", "activation", "units"), SEEN.values(), ids=SEEN)
def test_seen(head, kind, activation, units):
    found = outputs_of(functional(head))[None]
    assert (found.kind, found.activation, found.units, found.from_model) == (kind, activation, units, True)


UNKNOWN = {
    "probabilities times a matrix": lambda x: layers.Dense(3, use_bias=False)(layers.Dense(3, activation="softmax")(x)),
    "gate": lambda x: layers.Multiply()([layers.Dense(3, activation="sigmoid")(x), layers.Dense(3)(x)]),
    "average": lambda x: layers.Average()([layers.Dense(3, activation="softmax")(x), layers.Dense(3, activation="softmax")(x)]),
    "mixture": lambda x: (layers.Dense(3, activation="softmax")(x) + layers.Dense(3, activation="softmax")(x)) / 2,
    "attention": lambda x: layers.Dot(1)([ops.expand_dims(layers.Dense(3, activation="softmax")(x), -1), layers.Reshape((3, 1))(layers.Dense(3)(x))]),
}  # fmt: skip


@pytest.mark.parametrize("head", UNKNOWN.values(), ids=UNKNOWN)
def test_unknown(head):
    found = outputs_of(functional(head))[None]
    assert (found.kind, found.activations) == (None, ())


def test_a_softmax_inside_a_model_inside_a_model():
    inner = keras.Sequential([layers.Input((8,)), layers.Dense(3), keras.Sequential([layers.Softmax(name="odds")])])
    middle = functional(lambda x: layers.Flatten()(inner(layers.Dense(8)(x))))
    outer = functional(lambda x: layers.Identity()(middle(middle(x)[:, :1] + x)))
    found = outputs_of(outer)[None]
    assert (found.activation, found.units, found.text) == ("softmax", 3, "Softmax(axis=-1) 'odds'")
    assert found.activations == ("softmax",)
    twice = functional(lambda x: layers.Softmax()(inner(layers.Dense(8)(x))))
    assert outputs_of(twice)[None].activations == ("softmax", "softmax")


def test_a_shared_model_is_entered_where_it_is_called():
    shared = functional(layers.Activation("softmax"), (3,))
    x = keras.Input((4,))
    model = keras.Model(
        x, {"scores": layers.Dense(3, name="z")(x), "once": shared(layers.Dense(3)(x)), "twice": shared(shared(layers.Dense(3)(x)))}
    )
    found = outputs_of(model)
    assert [found[name].activations for name in ("scores", "once", "twice")] == [(), ("softmax",), ("softmax", "softmax")]


def test_outputs_by_name():
    x = keras.Input((4,))
    heads = [layers.Dense(3, name="kind")(x), layers.Dense(1, activation="sigmoid", name="sign")(x)]
    assert {name: one.kind for name, one in outputs_of(keras.Model(x, heads)).items()} == {"kind": S, "sign": P}
    found = outputs_of(keras.Model(x, {"a": heads[0], "b": heads[1]}))
    assert {name: (one.kind, one.units) for name, one in found.items()} == {"a": (S, 3), "b": (P, 1)}


def test_places_and_axes():
    found = outputs_of(functional(layers.Conv2D(6, 1, activation="softmax"), (8, 8, 2)))[None]
    assert (found.activation, found.axis, found.units, found.rank) == ("softmax", -1, 6, 4)
    found = outputs_of(functional(lambda x: layers.GlobalAveragePooling2D()(layers.Conv2D(6, 1)(x)), (8, 8, 2)))[None]
    assert (found.kind, found.axis, found.units) == (S, -1, 6)
    found = outputs_of(functional(layers.TimeDistributed(layers.Dense(3, activation="softmax")), (7, 4)))[None]
    assert (found.activation, found.axis, found.units, found.rank) == ("softmax", -1, 3, 3)
    assert outputs_of(functional(lambda x: layers.Softmax(axis=1)(layers.Dense(3)(x)), (7, 4)))[None].axis_fault == "other"
    assert outputs_of(functional(lambda x: ops.softmax(layers.Dense(3)(x), axis=0)))[None].axis_fault == "batch"


class Net(keras.Model):
    def __init__(self, activation=ops.softmax, **kwargs):
        super().__init__(**kwargs)
        self.hidden, self.norm, self.drop, self.head = layers.Dense(8), layers.BatchNormalization(), layers.Dropout(0.5), layers.Dense(3)
        self.activation = activation

    def call(self, x, training=False):
        z = self.head(self.drop(self.norm(ops.relu(self.hidden(x))), training=training))
        return self.activation(z)


@pytest.mark.parametrize(
    ("activation", "kind"),
    [(ops.softmax, P), (exp_over_sum, P), (ops.log_softmax, L), (lambda z: z, S), (lambda z: {"kind": z, "p": ops.sigmoid(z)}, None)],
)
def test_subclassed(activation, kind):
    model = Net(activation)
    model(X)
    found = outputs_of(model, X)
    if kind is None:
        assert {name: one.kind for name, one in found.items()} == {"kind": S, "p": P}
        return
    (one,) = found.values()
    assert (one.kind, one.units, one.from_model) == (kind, 3, True)


def state_of(model):
    return [np.asarray(keras.ops.convert_to_numpy(one)) for one in (*model.weights, *model.non_trainable_variables)]


@pytest.mark.parametrize("trainable", [True, False])
def test_nothing_of_a_model_changes(trainable):
    class Noisy(Net):
        def __init__(self):
            super().__init__()
            self.noise = layers.GaussianNoise(0.1, seed=3)

        def call(self, x, training=False):
            return super().call(self.noise(x, training=training), training=training)

    model = Noisy()
    model.trainable = trainable
    model(X)
    before, flags = state_of(model), [(one.built, one.trainable) for one in model._flatten_layers()]
    seed = keras.random.SeedGenerator(5)
    start = np.asarray(keras.ops.convert_to_numpy(seed.state))
    assert outputs_of(model, X)[None].activation == "softmax"
    for one, other in zip(state_of(model), before, strict=True):
        np.testing.assert_array_equal(one, other)
    assert [(one.built, one.trainable) for one in model._flatten_layers()] == flags
    np.testing.assert_array_equal(keras.ops.convert_to_numpy(seed.state), start)
    assert np.all(np.isfinite(model.predict(X, verbose=0)))  # no symbolic tensor was left behind
    assert model.losses == []


class Drawing(keras.Model):
    def __init__(self):
        super().__init__()
        self.head, self.seeds = layers.Dense(3), keras.random.SeedGenerator(5)

    def call(self, x):
        noise = keras.random.normal(ops.shape(x), seed=self.seeds)
        if keras.backend.backend() != "jax":  # there Keras traces no draw without a seed of its own
            noise = noise + keras.random.normal(ops.shape(x))
        return ops.softmax(self.head(x + noise))


def test_a_model_that_always_draws_goes_on_as_if_it_had_not():
    model = Drawing()
    model(X)
    keras.utils.set_random_seed(3)
    keras.random.normal((1,))
    state = keras.ops.convert_to_numpy(model.seeds.state)
    assert outputs_of(model, X)[None].activation == "softmax"
    np.testing.assert_array_equal(keras.ops.convert_to_numpy(model.seeds.state), state)
    after = keras.ops.convert_to_numpy(keras.random.normal((3,)))
    keras.utils.set_random_seed(3)
    keras.random.normal((1,))
    np.testing.assert_array_equal(keras.ops.convert_to_numpy(keras.random.normal((3,))), after)


class Halving(layers.Layer):
    def call(self, x):
        return ops.softmax(x / 2.0)


def test_layers_of_ones_own_inside_a_functional_model():
    found = outputs_of(functional(lambda x: Halving()(layers.Dense(3)(x))))[None]
    assert (found.kind, found.activation, found.shape) == (P, "softmax", (None, 3))

    class Named(layers.Dense):
        def call(self, x):
            return ops.softmax(super().call(x))

    assert outputs_of(functional(Named(3)))[None].activation == "softmax"


def test_unbuilt_models_are_built_by_their_own_call():
    model = keras.Sequential([layers.Dense(3, activation="softmax")])
    assert outputs_of(model, X)[None].units == 3
    assert outputs_of(Net(), X)[None].units == 3


def test_what_cannot_be_looked_at():
    with pytest.raises(ValueError, match="the model 'net' has layers that only a call can tell: pass inputs="):
        outputs_of(Net(name="net"))

    class Failing(keras.Model):
        def call(self, x):
            raise KeyError("mine")

    with pytest.raises(ValueError, match="the model 'bad' cannot be called with ndarray of shape") as caught:
        outputs_of(Failing(name="bad"), X)
    assert "mine" in str(caught.value.__cause__)
