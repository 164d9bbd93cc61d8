"""Which language does a surname come from? Character GRU."""
import numpy as np
import tensorflow as tf

NAMES = {
    "it": ["rossi", "bianchi", "ferrari", "esposito", "romano", "ricci", "marino", "greco"],
    "de": ["schmidt", "schneider", "fischer", "weber", "wagner", "becker", "schulz", "hoffmann"],
    "pl": ["nowak", "kowalski", "wisniewski", "wojcik", "kaminski", "lewandowski", "zielinski"],
}
CHARS = "abcdefghijklmnopqrstuvwxyz"
MAXLEN = 12


def encode(name):
    ids = [CHARS.index(c) + 1 for c in name[:MAXLEN]]
    return ids + [0] * (MAXLEN - len(ids))


X, y = [], []
for lang_id, lang in enumerate(NAMES):
    for name in NAMES[lang]:
        X.append(encode(name))
        y.append(lang_id)
X, y = np.array(X), np.array(y)

inp = tf.keras.Input((MAXLEN,), dtype="int32")
h = tf.keras.layers.Embedding(len(CHARS) + 1, 12, mask_zero=True)(inp)
h = tf.keras.layers.GRU(20)(h)
out = tf.keras.layers.Dense(len(NAMES), activation=tf.nn.log_softmax)(h)
model = tf.keras.Model(inp, out)

model.compile(
    loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    optimizer=tf.keras.optimizers.Adam(1e-2),
)
model.fit(X, y, epochs=5, batch_size=8, verbose=0)
logp = model.predict(np.array([encode("moretti"), encode("zimmermann")]), verbose=0)
for row in logp:
    print({lang: round(float(np.exp(v)), 3) for lang, v in zip(NAMES, row)})
