"""The losses inside models: compiled, trained, saved, masked, in mixed precision."""

import keras
import numpy as np
import pytest
from keras import layers

import fromlogits as fl
import fromlogits.keras as flk
from fromlogits.losses import linear


def classifier(activation=None, units=3):
    return keras.Sequential([layers.Input((4,)), layers.Dense(8, activation="relu"), layers.Dense(units, activation=activation)])


@pytest.mark.parametrize("way", [{}, {"run_eagerly": True}, {"jit_compile": True}, {"jit_compile": False}])
def test_trains_as_keras_does(blobs, way, backend):
    if way.get("jit_compile") and backend == "torch":
        pytest.skip("Keras's torch backend does not compile losses")
    x, ids = blobs
    finals = []
    for loss in (flk.SparseCategoricalCrossentropy(from_logits=True), keras.losses.SparseCategoricalCrossentropy(from_logits=True)):
        keras.utils.set_random_seed(5)
        model = classifier()
        model.compile(keras.optimizers.SGD(0.1), loss, **way)
        finals.append(model.fit(x, ids, batch_size=32, epochs=3, verbose=0).history["loss"][-1])
    assert finals[0] == pytest.approx(finals[1], rel=1e-4)


@pytest.mark.parametrize(("activation", "labels"), [("softmax", "ids"), ("sigmoid", "bits")])
def test_activation_before_a_logits_loss_is_an_error_where_it_can_be_proved(blobs, activation, labels, backend):
    x, ids = blobs
    model = classifier(activation)
    loss = flk.SparseCategoricalCrossentropy(from_logits=True) if labels == "ids" else flk.BinaryCrossentropy(from_logits=True)
    model.compile("sgd", loss)
    y = ids if labels == "ids" else np.eye(3, dtype="float32")[ids]
    if backend == "jax":  # a tracer tells nothing of its origin; fl.loss_for and fl.check do
        model.fit(x, y, verbose=0)
        return
    with pytest.raises(fl.OutputKindError, match=f"this tensor is the output of {activation}"):
        model.fit(x, y, verbose=0)


def test_raw_scores_into_a_probability_loss_are_an_error_where_it_can_be_proved(blobs, backend):
    x, ids = blobs
    model = classifier()
    model.compile("sgd", flk.SparseCategoricalCrossentropy())
    if backend == "jax":
        model.fit(x, ids, verbose=0)
        return
    with pytest.raises(fl.OutputKindError, match="output of a linear layer"):
        model.fit(x, ids, verbose=0)


@pytest.mark.parametrize("activation", ["softmax", None])
def test_auto_tells_by_provenance(blobs, activation, backend):
    x, ids = blobs
    model = classifier(activation)
    model.compile("sgd", flk.SparseCategoricalCrossentropy(from_logits="auto"))
    if backend == "jax":
        with pytest.raises(fl.OutputKindError, match="loss_for"):
            model.fit(x, ids, verbose=0)
        return
    model.fit(x, ids, epochs=1, verbose=0)
    after = float(model.evaluate(x, ids, verbose=0))
    keras_twin = keras.losses.SparseCategoricalCrossentropy(from_logits=activation is None)
    assert after == pytest.approx(float(keras_twin(ids, model.predict(x, verbose=0))), rel=1e-4)


def test_a_saved_model_comes_back_with_its_loss(blobs, tmp_path):
    x, ids = blobs
    model = classifier()
    model.compile("sgd", flk.SparseCategoricalCrossentropy(from_logits=True, ignore_class=7))
    model.fit(x, ids, verbose=0)
    model.save(tmp_path / "model.keras")
    again = keras.models.load_model(tmp_path / "model.keras")
    assert type(again.loss) is flk.SparseCategoricalCrossentropy
    assert again.loss.get_config() == model.loss.get_config()
    assert again.evaluate(x, ids, verbose=0) == pytest.approx(model.evaluate(x, ids, verbose=0))


@pytest.mark.parametrize("name", [name for name in flk.__all__ if name.endswith("rossentropy") and name[0].isupper()])
def test_every_class_survives_its_configuration(name):
    if name == "LinearCrossentropy":
        made = flk.LinearCrossentropy(5, ignore_class=0, softcap=3.0)
        assert flk.LinearCrossentropy.from_config(made.get_config()).get_config() == made.get_config()
        return
    made = getattr(flk, name)(from_logits=True)
    again = keras.losses.deserialize(keras.losses.serialize(made))
    assert type(again) is type(made)
    assert again.get_config() == made.get_config()


def test_masks_and_weights_count_as_in_keras():
    words = np.array([[1, 2, 0, 0], [3, 1, 2, 0]])
    tags = np.array([[0, 1, 0, 0], [1, 1, 0, 0]])
    weight = np.array([1.0, 3.0], "float32")
    values = []
    for loss in (flk.SparseCategoricalCrossentropy(from_logits=True), keras.losses.SparseCategoricalCrossentropy(from_logits=True)):
        keras.utils.set_random_seed(5)
        model = keras.Sequential([layers.Embedding(5, 4, mask_zero=True), layers.Dense(2)])
        model.compile("sgd", loss)
        values.append(model.evaluate(words, tags, sample_weight=np.repeat(weight[:, None], 4, 1), verbose=0))
        values.append(model.evaluate(words, tags, verbose=0))
    assert values[:2] == pytest.approx(values[2:], rel=1e-5)


def test_mixed_precision_uses_the_logits_of_a_half_softmax(blobs, backend):
    x, ids = blobs
    keras.mixed_precision.set_dtype_policy("mixed_bfloat16" if backend != "tensorflow" else "mixed_float16")
    try:
        model = classifier("softmax")
        model.compile("sgd", flk.SparseCategoricalCrossentropy())
        history = model.fit(x * 50, ids, epochs=2, verbose=0).history["loss"]
    finally:
        keras.mixed_precision.set_dtype_policy("float32")
    assert np.isfinite(history).all()


def word_model(classes, width, **options):
    tokens, labels = layers.Input((None,), dtype="int32"), layers.Input((None,), dtype="int32")
    hidden = layers.Embedding(classes, width, name="embedding")(tokens)
    head = flk.LinearCrossentropy(classes, name="head", **options)
    return keras.Model([tokens, labels], head(hidden, labels)), keras.Model(tokens, head(hidden))


def test_the_head_trains_on_hidden_states_and_predicts():
    words = np.random.default_rng(0).integers(0, 50, (64, 6))
    model, predictor = word_model(50, 16, ignore_class=-1)
    model.compile(keras.optimizers.Adam(0.05))
    history = model.fit([words, words], epochs=8, batch_size=16, verbose=0).history["loss"]
    assert history[0] > 2.5
    assert history[-1] < 0.5
    assert (predictor.predict(words, verbose=0).argmax(-1) == words).mean() > 0.9


def test_the_head_trains_a_large_vocabulary_without_its_logits(monkeypatch):
    """600 rows of 50257 classes would be 115 MiB of logits: the one way of computing that builds them is taken out. The first loss is near
    ln 50257 = 10.825, and one step is the same as that of a dense layer with Keras's own loss."""
    monkeypatch.delitem(linear.IMPLEMENTATIONS, "reference")
    words = np.random.default_rng(0).integers(0, 50257, (4, 150))
    model, predictor = word_model(50257, 16, kernel_initializer=keras.initializers.RandomNormal(stddev=0.01, seed=1))
    dense = keras.Sequential([layers.Embedding(50257, 16), layers.Dense(50257)])
    dense.build((None, 150))
    dense.layers[0].set_weights(model.get_layer("embedding").get_weights())
    kernel, bias = model.get_layer("head").get_weights()
    dense.layers[1].set_weights([kernel.T, bias])
    model.compile(keras.optimizers.SGD(100.0))
    dense.compile(keras.optimizers.SGD(100.0), keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    first = model.train_on_batch([words, words])
    assert first == pytest.approx(10.825, abs=0.01)
    assert first == pytest.approx(dense.train_on_batch(words, words), rel=1e-5)  # on torch, Keras's is 4e-6 from float64, ours 4e-8
    kernel, bias = model.get_layer("head").get_weights()
    np.testing.assert_allclose(kernel.T, dense.layers[1].get_weights()[0], rtol=1e-3, atol=1e-6)
    np.testing.assert_allclose(bias, dense.layers[1].get_weights()[1], rtol=1e-3, atol=1e-6)
    model.compile(keras.optimizers.Adam(0.3))
    losses = [model.train_on_batch([words, words]) for _ in range(6)]
    assert losses[-1] < 1.0
    assert (predictor.predict(words[:1, :20], verbose=0).argmax(-1) == words[:1, :20]).mean() > 0.9


def test_probabilities_times_a_stochastic_matrix_are_no_raw_scores(blobs):
    # labels that are wrong one time in ten: softmax(z) @ T, as in forward correction for noisy labels (Patrini et al. 2017)
    x, ids = blobs
    clean = classifier("softmax")
    flips = (np.eye(3) * 0.85 + 0.05).astype("float32")
    model = keras.Sequential([clean, layers.Lambda(lambda p: keras.ops.matmul(p, flips))])
    model.compile("sgd", flk.SparseCategoricalCrossentropy())
    assert np.isfinite(model.fit(x, ids, verbose=0).history["loss"]).all()
