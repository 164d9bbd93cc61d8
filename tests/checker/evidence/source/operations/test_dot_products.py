"""Vectors that weights made, multiplied and summed: a raw score, as of any other product with weights."""

from __future__ import annotations

import pytest

HEAD = """\
u, b = nn.Embedding(50, 12), nn.Embedding(80, 12)
i, j, t = torch.randint(0, 50, (64,)), torch.randint(0, 80, (64,)), torch.randint(0, 2, (64,)).float()
"""
TOWERS = "v, w = nn.Linear(4, 12)(torch.rand(64, 4)), nn.Linear(6, 12)(torch.rand(64, 6))\n"
CASES = {
    "a score": ("nn.BCELoss()((u(i) * b(j)).sum(1), t)", {"FL102"}),
    "by functions": ("F.binary_cross_entropy(torch.sum(torch.mul(u(i), b(j)), dim=-1), t)", {"FL102"}),
    "with biases": ("c = nn.Embedding(50, 1)\nnn.BCELoss()((u(i) * b(j)).sum(1) + c(i).squeeze(1), t)", {"FL102"}),
    "a sigmoid of it": ("nn.BCELoss()(torch.sigmoid((u(i) * b(j)).sum(1)), t)", set()),
    "cut as a probability": ("s = (u(i) * b(j)).sum(1)\nF.binary_cross_entropy_with_logits(s, t)\ns > 0.5", {"FL502"}),
    "cut at zero": ("s = (u(i) * b(j)).sum(1)\nF.binary_cross_entropy_with_logits(s, t)\ns > 0", set()),
    "of unit vectors": (
        "s = (F.normalize(u(i), dim=1) * F.normalize(b(j), dim=1)).sum(1)\nF.binary_cross_entropy_with_logits(9 * s, t)\ns > 0.5",
        set(),
    ),
    "of vectors divided by their length": (
        (
            "p, q = u(i), b(j)\np, q = p / p.norm(dim=1, keepdim=True), q / q.norm(dim=1, keepdim=True)\n"
            "s = (p * q).sum(1)\nF.binary_cross_entropy_with_logits(9 * s, t)\ns > 0.5"
        ),
        set(),
    ),
    "a square": ("h = u(i)\nn = (h * h).sum(1)\nF.binary_cross_entropy_with_logits(n, t)\nn > 0.5", set()),
    "every pair": ("s = (u(i)[:, None] * b(j)[None]).sum(-1)\nF.cross_entropy(s, torch.arange(64))", set()),
    "of two linear layers": (f"{TOWERS}s = (v * w).sum(1)\nF.binary_cross_entropy_with_logits(s, t)\ns > 0.5", {"FL502"}),
    "of two linear layers, cut at zero": (f"{TOWERS}s = (v * w).sum(1)\nF.binary_cross_entropy_with_logits(s, t)\ns > 0", set()),
    "of two linear layers, as unit vectors": (
        f"{TOWERS}s = (F.normalize(v) * F.normalize(w)).sum(1)\nF.binary_cross_entropy_with_logits(9 * s, t)\ns > 0.5",
        set(),
    ),
    "of two linear layers, into probabilities": (f"{TOWERS}nn.BCELoss()(torch.sigmoid((v * w).sum(1)), t)", set()),
    "weights of attention": (
        (
            "a, o = nn.Linear(12, 1), nn.Linear(12, 3)\nh = u(i).view(8, 8, 12)\nw = a(h).softmax(1)\n"
            "F.cross_entropy(o((w * h).sum(1)), torch.zeros(8).long())"
        ),
        set(),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_dot_product(case, codes):
    program, wanted = CASES[case]
    assert codes(HEAD + program) == wanted


SOFT = """\
student, teacher = nn.Linear(4, 3), nn.Linear(4, 3)
x = torch.rand(8, 4)
with torch.no_grad():
    target = (teacher(x) / 2.0).softmax(1)
"""


@pytest.mark.parametrize(
    ("loss", "wanted"),
    [
        ("-(target * torch.log(student(x).clamp_min(1e-8))).sum(1).mean()", {"FL102"}),
        ("-(torch.log(student(x) + 1e-8) * target).sum(1).mean()", {"FL102"}),
        ("-(target * torch.log(student(x).softmax(1))).sum(1).mean()", {"FL401"}),
        ("-(target * student(x).log_softmax(1)).sum(1).mean()", set()),
    ],
)
def test_what_another_model_says_stands_where_labels_do(loss, wanted, codes):
    assert codes(SOFT + loss) == wanted


RECOMMENDER = """
import keras
from keras import layers
one, other = keras.Input((1,)), keras.Input((1,))
u = layers.Flatten()(layers.Embedding(50, 8)(one))
v = layers.Flatten()(layers.Embedding(60, 8)(other))
net = keras.Model([one, other], {score})
net.compile("adam", "binary_crossentropy")
"""
SCORES = {
    "layers.Dot(axes=1)([u, v])": {"FL102"},
    "layers.dot([u, v], axes=1)": {"FL102"},
    "layers.Activation('sigmoid')(layers.Dot(axes=1)([u, v]))": set(),
    "layers.Dot(axes=1, normalize=True)([u, v])": set(),
    "layers.Dense(1, activation='sigmoid')(layers.Dot(axes=1)([u, v]))": set(),
}


@pytest.mark.parametrize("score", SCORES)
def test_keras_layers(score, codes):
    assert codes(RECOMMENDER.format(score=score)) == SCORES[score]


@pytest.mark.parametrize(("cut", "wanted"), [(0.5, {"FL502"}), (0, set())])
def test_a_callback_made_of_functions(cut, wanted, codes):
    program = f"""
import keras
x, y = np.random.rand(60, 8), np.random.randint(0, 2, (60, 1))
net = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])
net.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True))
told = keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: print((net.predict(x) > {cut}).mean()))
net.fit(x, y, callbacks=[told])
"""
    assert codes(program) == wanted


COSINES = {
    "l2_normalize": ("tf.reduce_sum(tf.nn.l2_normalize(a, axis=1) * tf.nn.l2_normalize(b, axis=1), axis=1)", set()),
    "l2_normalize of math": ("tf.reduce_sum(tf.math.l2_normalize(a, 1) * tf.math.l2_normalize(b, 1), 1)", set()),
    "of keras.backend": ("keras.backend.sum(keras.backend.l2_normalize(a, 1) * keras.backend.l2_normalize(b, 1), 1)", set()),
    "of keras.ops": ("keras.ops.sum(keras.ops.normalize(a) * keras.ops.normalize(b), -1)", set()),
    "as they are": ("tf.reduce_sum(a * b, axis=1)", {"FL102"}),
}


@pytest.mark.parametrize("cosine", COSINES)
def test_vectors_of_length_one(cosine, codes):
    product, wanted = COSINES[cosine]
    program = f"""
        x, z = keras.Input((8,)), keras.Input((8,))
        net = keras.layers.Dense(16)
        a, b = net(x), net(z)
        model = keras.Model([x, z], (1 + {product}) / 2)
        model.compile("adam", "binary_crossentropy")
    """
    assert codes(program) == wanted


@pytest.mark.parametrize(
    ("activation", "of_labels", "wanted"),
    [("'sigmoid'", "t", set()), ("None", "t", {"FL102"}), ("'sigmoid'", "tf.Variable(tf.zeros((8, 8)))", {"FL102"})],
)
def test_shares_averaged_by_labels_are_no_scores(activation, of_labels, wanted, codes):
    program = f"""
        def consistency(t, p):
            t = tf.math.divide_no_nan(t, tf.reduce_sum(t, axis=0))
            means = tf.matmul(p, {of_labels})
            return keras.losses.binary_crossentropy(tf.eye(8), tf.matmul(t, means, transpose_a=True))

        net = keras.Sequential([keras.layers.Dense(8, activation={activation})])
        net.compile("adam", consistency)
    """
    assert codes(program) == wanted


EMBEDDED = """
v1 = tf.compat.v1
ids, context = v1.placeholder(tf.int32, [128]), v1.placeholder(tf.int32, [128])
embeddings, w = tf.Variable(tf.random.uniform((9000, 300))), tf.Variable(tf.random.uniform((300, 9000)))
h = tf.nn.embedding_lookup(embeddings, ids)
tf.nn.softmax_cross_entropy_with_logits(logits={logits}, labels=tf.one_hot(context, {classes}))
"""


@pytest.mark.parametrize(
    ("logits", "classes", "wanted"),
    [
        ("tf.transpose(tf.matmul(tf.transpose(w), tf.transpose(h)))", 9000, set()),
        ("tf.matmul(h, w)", 9000, set()),
        ("tf.matmul(h, w)", 8000, {"FL207"}),
    ],
)
def test_weights_in_front_of_what_was_learned(logits, classes, wanted, codes):
    assert codes(EMBEDDED.format(logits=logits, classes=classes)) == wanted
