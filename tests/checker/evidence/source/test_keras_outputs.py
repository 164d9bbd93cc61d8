"""What the last layers of a Keras model leave of scores and probabilities, and what the rarer losses make of them."""

from __future__ import annotations

import pytest

# (what stands behind a hidden layer, loss, shape of an input, codes)
LAST = {
    "overlap of raw scores": ("keras.layers.Conv2D(1, 1)", "keras.losses.Dice()", (8, 8, 3), {"FL102"}),
    "overlap by its name": ("keras.layers.Conv2D(1, 1)", '"tversky"', (8, 8, 3), {"FL102"}),
    "overlap of probabilities": ('keras.layers.Conv2D(1, 1, activation="sigmoid")', '"dice"', (8, 8, 3), set()),
    "CTC takes scores": ("keras.layers.Dense(5)", "keras.losses.CTC()", (6, 4), set()),
    "CTC of a softmax": ('keras.layers.Dense(5, activation="softmax")', '"ctc"', (6, 4), {"FL101"}),
    "any cross-entropy of scores": ("keras.layers.Dense(3)", '"crossentropy"', (4,), {"FL102"}),
    "any cross-entropy of a softmax": ('keras.layers.Dense(3, activation="softmax")', '"crossentropy"', (4,), set()),
    "scores bent by squareplus": ('keras.layers.Dense(3, activation="squareplus")', "SPARSE", (4,), {"FL108"}),
    "scores shrunk": ("keras.layers.Dense(3, activation=keras.activations.soft_shrink)", "SPARSE", (4,), {"FL108"}),
    "logarithms of sigmoids": ('keras.layers.Dense(3, activation="log_sigmoid")', "SPARSE", (4,), {"FL107"}),
    "sparsemax": ('keras.layers.Dense(3, activation="sparsemax")', "SPARSE", (4,), {"FL101"}),
    "sparsemax where it belongs": ('keras.layers.Dense(3, activation="sparsemax")', '"categorical_crossentropy"', (4,), set()),
    "mean of softmaxes": (
        'keras.layers.Conv1D(3, 1, activation="softmax"), keras.layers.GlobalAveragePooling1D()',
        "SPARSE",
        (6, 4),
        {"FL101"},
    ),
    "mean of softmaxes where it belongs": (
        'keras.layers.Conv1D(3, 1, activation="softmax"), keras.layers.GlobalAveragePooling1D()',
        '"sparse_categorical_crossentropy"',
        (6, 4),
        set(),
    ),
    "largest of sigmoids": (
        'keras.layers.Conv1D(1, 1, activation="sigmoid"), keras.layers.GlobalMaxPooling1D()',
        '"binary_crossentropy"',
        (6, 4),
        set(),
    ),
    "resized scores": ("keras.layers.Conv2D(1, 1), keras.layers.Resizing(16, 16)", '"binary_crossentropy"', (8, 8, 3), {"FL102"}),
    "resized and cropped": (
        'keras.layers.Conv2D(1, 1, activation="sigmoid"), keras.layers.Resizing(16, 16), keras.layers.CenterCrop(8, 8)',
        "keras.losses.BinaryCrossentropy(from_logits=True)",
        (8, 8, 3),
        {"FL101"},
    ),
}


@pytest.mark.parametrize("case", LAST)
def test_last_layers(case, codes):
    layers, loss, shape, wanted = LAST[case]
    loss = loss.replace("SPARSE", "keras.losses.SparseCategoricalCrossentropy(from_logits=True)")
    program = f'model = keras.Sequential([keras.layers.Input({shape}), {layers}])\nmodel.compile("adam", loss={loss})\n'
    assert codes(program) == wanted


TRAINED = """\
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1{})])
model.compile("adam", loss={}{})
x, t = np.random.rand(32, 4), np.random.randint(0, 2, 32)
model.fit(x, t)
"""
LOGITS = "keras.losses.BinaryCrossentropy(from_logits=True)"
CUT = ", metrics=[keras.metrics.Recall(thresholds={})]"

METRICS = {
    "a cut at zero, in a list": (TRAINED.format("", LOGITS, CUT.format("[0.0]")), set()),
    "several cuts on the scale of scores": (TRAINED.format("", LOGITS, CUT.format("[-1.0, 0.0, 1.0]")), set()),
    "several cuts of probabilities": (TRAINED.format("", LOGITS, CUT.format("[0.3, 0.5, 0.7]")), {"FL501"}),
    "nearness of a column and a row": (
        TRAINED.format(', activation="sigmoid"', '"binary_crossentropy"', "") + "np.isclose(model.predict(x).round(), t).mean()",
        {"FL301"},
    ),
    "nearness of two columns": (
        TRAINED.format(', activation="sigmoid"', '"binary_crossentropy"', "") + "np.isclose(model.predict(x).round(), t[:, None]).mean()",
        set(),
    ),
    "overlap, whichever comes first": (
        TRAINED.format(', activation="sigmoid"', '"binary_crossentropy"', "") + "keras.losses.Dice()(model(x), t[:, None])",
        set(),
    ),
    "divergence, the wrong one first": (
        TRAINED.format(', activation="sigmoid"', '"binary_crossentropy"', "") + "keras.losses.binary_crossentropy(model(x), t[:, None])",
        {"FL303"},
    ),
}


@pytest.mark.parametrize("case", METRICS)
def test_metrics_and_comparisons(case, codes):
    program, wanted = METRICS[case]
    assert codes(program) == wanted


LABELS = {
    "names of another case": ("np.char.upper(np.array(['a', 'b', 'c'])[ids])", '"sparse_categorical_crossentropy"', {"FL205"}),
    "names as objects": ("np.array(['a', 'b', 'c'])[ids].astype(object)", '"sparse_categorical_crossentropy"', {"FL205"}),
    "a share of three": ("np.floor(np.random.rand(32) * 3)", '"sparse_categorical_crossentropy"', set()),
    "a share of three from one": ("np.ceil(np.random.rand(32) * 3)", '"sparse_categorical_crossentropy"', {"FL204"}),
    "weights of the classes": ("np.eye(3)[ids] * np.array([1, 2, 5])", '"categorical_crossentropy"', {"FL206"}),
    "weights of one": ("np.eye(3)[ids] * np.array([1, 1, 1])", '"categorical_crossentropy"', set()),
}


@pytest.mark.parametrize("case", LABELS)
def test_labels(case, codes):
    made, loss, wanted = LABELS[case]
    program = (
        'model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(3, activation="softmax")])\n'
        f'model.compile("adam", loss={loss})\nids = np.random.randint(0, 3, 32)\n'
        f"labels = {made}\nmodel.fit(np.random.rand(32, 4), labels)\n"
    )
    assert codes(program) == wanted


ROUNDED = ("np.floor(np.random.rand(400) * 3)", "np.ceil(np.random.rand(400) * 3)", "np.round(np.random.uniform(0, 2.4, 400))")


@pytest.mark.parametrize("program", ROUNDED)
def test_rounding_stays_within_its_bounds(program, facts, true):
    assert facts(program, {"high": 0}) == {"high": {"floor": 2, "ceil": 3, "round": 2}[program[3:].split("(")[0]]}
    true(program)


GENRES = """\
binarizer = sklearn.preprocessing.MultiLabelBinarizer()
y = binarizer.fit_transform(tags)
model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(len(binarizer.classes_), activation="{activation}")])
model.compile(loss="binary_crossentropy")
model.fit(x, y)
"""


def test_softmax_of_as_many_units_as_there_are_tags(codes):
    assert codes(GENRES.format(activation="softmax")) == {"FL107"}
    assert codes(GENRES.format(activation="sigmoid")) == set()
    two = GENRES.replace("MultiLabelBinarizer", "LabelBinarizer")  # two columns or many: nobody knows
    assert codes(two.format(activation="softmax")) == set()
    drawn = "y = (np.random.rand(9, {0}) > 0.5).astype(int)\nmodel = keras.Sequential([keras.Input((8,)), keras.layers.Dense(n, activation='softmax')])\n"
    drawn += "model.compile(loss='binary_crossentropy')\nmodel.fit(np.zeros((9, 8)), y)"
    assert codes("n = int(input())\n" + drawn.format(4)) == {"FL107"}
    assert codes("n = int(input())\n" + drawn.format(2)) == set()


HALVES = {
    "a head of its own": ('keras.layers.Dense(8, dtype="mixed_float16")', 'keras.layers.Dense(4, "softmax")', set()),
    "a softmax of its own": ('keras.layers.Dense(4, dtype="float16")', "keras.layers.Softmax()", set()),
    "a half head": ('keras.layers.Dense(8, dtype="float16")', 'keras.layers.Dense(4, "softmax", dtype="float16")', {"FL402"}),
    "a function of its own": ('keras.layers.Dense(4, dtype="float16")', "keras.layers.Lambda(keras.ops.softmax)", set()),
    "halved afterwards": (
        'keras.layers.Dense(4, "softmax")',
        'keras.layers.Lambda(lambda t: keras.ops.cast(t, "float16"))',
        {"FL402"},
    ),
}


@pytest.mark.parametrize("case", HALVES)
def test_a_layer_casts_what_comes_in_to_its_own_precision(case, codes):
    before, last, wanted = HALVES[case]
    program = f'model = keras.Sequential([{before}, {last}])\nmodel.compile("adam", "sparse_categorical_crossentropy")\n'
    assert codes(program + "model.fit(np.random.rand(20, 3), np.random.randint(0, 4, 20))") == wanted


UNDECIDED = """
from settings import cfg
k, x = np.random.randint(0, 4, 60), np.random.rand(60, 5)
model = keras.Sequential([keras.layers.Dense(4, activation={activation})])
model.compile("adam", keras.losses.{loss}(from_logits={logits}), metrics=["accuracy"])
model.fit(x, {labels})
"""


@pytest.mark.parametrize(
    ("activation", "loss", "logits", "labels", "wanted"),
    [
        ("cfg.activation", "CategoricalCrossentropy", "cfg.logits", "k", {"FL202"}),
        ("cfg.activation", "CategoricalCrossentropy", "cfg.logits", "np.eye(4)[k]", set()),
        ("'sigmoid'", "CategoricalCrossentropy", "cfg.logits", "np.eye(4)[k]", {"FL107"}),
        ("'softmax'", "CategoricalCrossentropy", "cfg.logits", "np.eye(4)[k]", set()),
        ("None", "BinaryCrossentropy", "cfg.logits", "np.eye(4)[k]", set()),
        ("'softmax' if cfg.shares else None", "SparseCategoricalCrossentropy", "not cfg.shares", "k", set()),
        ("cfg.activation", "SparseCategoricalCrossentropy", "cfg.activation is None", "np.eye(4)[k]", {"FL201"}),
    ],
)
def test_labels_meet_a_loss_of_which_nobody_knows_what_output_it_takes(activation, loss, logits, labels, wanted, codes):
    assert codes(UNDECIDED.format(activation=activation, loss=loss, logits=logits, labels=labels)) == wanted


def test_a_policy_made_before_it_is_set(codes):
    program = """
        import tensorflow as tf
        from tensorflow.keras import mixed_precision
        mixed_precision.set_global_policy(mixed_precision.Policy("{}"))
        model = tf.keras.Sequential([tf.keras.layers.Dense(8), tf.keras.layers.Dense(4, "softmax")])
        model.compile(loss="sparse_categorical_crossentropy")
    """
    assert codes(program.format("mixed_float16")) == {"FL402"}
    assert codes(program.format("float32")) == set()


CHOSEN_POLICY = """
import argparse
import keras
p = argparse.ArgumentParser()
p.add_argument("--policy", default="{default}")
p.add_argument("--fast", action="store_true", default={fast})
args = p.parse_args()
keras.mixed_precision.set_global_policy({policy})
model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(4, "softmax"{more})])
model.compile(loss="sparse_categorical_crossentropy")
"""


@pytest.mark.parametrize(
    ("default", "fast", "policy", "more", "wanted"),
    [
        ("mixed_float16", False, "args.policy", "", {"FL402"}),
        ("mixed_bfloat16", False, "keras.mixed_precision.DTypePolicy(args.policy)", "", {"FL402"}),
        ("float32", True, "'mixed_float16' if args.fast else 'float32'", "", {"FL402"}),
        ("float32", False, "args.policy", "", set()),
        ("mixed_float16", False, "args.policy", ", dtype='float32'", set()),
        ("float32", False, "'mixed_float16' if args.fast else 'float32'", "", set()),
        ("float32", True, "'float32' if args.fast else 'mixed_float16'", "", set()),
        ("float32", True, "'mixed_float16' if args.fast else 'float32'", ", dtype='float32' if args.fast else None", set()),
    ],
)
def test_a_policy_that_a_setting_chooses(default, fast, policy, more, wanted, codes):
    assert codes(CHOSEN_POLICY.format(default=default, fast=fast, policy=policy, more=more)) == wanted


NAMED = """
import keras
from keras import layers
x = keras.Input((8,))
def head(h, units, activation, name):
    return layers.Dense(units, activation=activation, name=name)(layers.Dense(4)(h))
{outputs}
net = keras.Model(x, [one, other])
net.compile("adam", {{"kind": "sparse_categorical_crossentropy", "risk": "binary_crossentropy"}})
"""
NAMES = {
    "told by a helper": ("one, other = head(x, 4, 'softmax', 'kind'), head(x, 1, None, 'risk')", {"FL102"}),
    "told by a helper, right": ("one, other = head(x, 4, 'softmax', 'kind'), head(x, 1, 'sigmoid', 'risk')", set()),
    "in the other order": ("one, other = head(x, 1, 'sigmoid', 'risk'), head(x, 4, 'softmax', 'kind')", set()),
    "put together": ("n = 'nd'\none, other = head(x, 4, 'sigmoid', f'ki{n}'), head(x, 1, 'sigmoid', 'risk')", {"FL107"}),
    "of the last layer": (
        (
            "one = layers.Activation('softmax', name='kind')(layers.Dense(4, name='a')(x))\n"
            "other = layers.Reshape((1,), name='risk')(layers.Dense(1, name='b')(x))"
        ),
        {"FL102"},
    ),
    "of a model": (
        "one = keras.Sequential([layers.Dense(4)], name='kind')(x)\nother = layers.Dense(1, activation='sigmoid', name='risk')(x)",
        {"FL102"},
    ),
    "of a layer within": (
        "one = layers.Dropout(0.1, name='other')(layers.Dense(4, name='kind')(x))\nother = head(x, 1, 'sigmoid', 'risk')",
        set(),
    ),
    "around a layer": (
        "one = layers.TimeDistributed(layers.Dense(4), name='kind')(layers.RepeatVector(3)(x))\nother = head(x, 1, 'sigmoid', 'risk')",
        {"FL102"},
    ),
}


@pytest.mark.parametrize("names", NAMES)
def test_an_output_goes_by_the_name_of_its_last_layer(names, codes):
    outputs, wanted = NAMES[names]
    assert codes(NAMED.format(outputs=outputs)) == wanted


CLASSIFIER = """
import keras
import keras_hub
classifier = keras_hub.models.{made}
classifier.compile("adam", loss={loss})
"""
PRESET = 'BertTextClassifier.from_preset("bert_tiny_en_uncased", num_classes=4'
SPARSE = "keras.losses.SparseCategoricalCrossentropy"


@pytest.mark.parametrize(
    ("made", "loss", "wanted"),
    [
        (f"{PRESET})", f"{SPARSE}(from_logits=True)", set()),
        (f"{PRESET})", f"{SPARSE}()", {"FL102"}),
        (f'{PRESET}, activation="softmax")', f"{SPARSE}(from_logits=True)", {"FL101"}),
        (f'{PRESET}, activation="softmax")', '"sparse_categorical_crossentropy"', set()),
        ('TextClassifier.from_preset("roberta_base_en", num_classes=2)', f"{SPARSE}()", {"FL102"}),
        ("BertTextClassifier(unknown, 3)", f"{SPARSE}()", {"FL102"}),
        ('ImageClassifier.from_preset("resnet_50_imagenet")', f"{SPARSE}()", set()),  # the preset may have an activation of its own
    ],
)
def test_classifiers_of_keras_hub(made, loss, wanted, codes):
    assert codes(CLASSIFIER.format(made=made, loss=loss)) == wanted
