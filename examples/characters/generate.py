"""A small language model of characters: trained on Shakespeare's sonnets, checked, and made to write, greedily and with top-k and top-p.

    python examples/characters/generate.py                 # on 2 cores, with KERAS_BACKEND=jax in about two minutes; any backend does
    python examples/characters/generate.py --epochs 1      # quicker, and worse
"""

import argparse
from pathlib import Path

import keras
import numpy as np
from keras import layers

import fromlogits as fl
import fromlogits.keras as flk

WINDOW = 64  # characters that the model looks back on
TEXT = (Path(__file__).parent / "sonnets.txt").read_text(encoding="utf-8")
ALPHABET = sorted(set(TEXT))
PROMPTS = 6  # sonnets whose first line and a half are gone on with
HELD_OUT = 1300  # characters at the end that are not trained on: two sonnets

parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=5)
parser.add_argument("--length", type=int, default=500, help="characters that are written")
arguments = parser.parse_args()


def ids_of(text):
    return np.array([ALPHABET.index(character) for character in text], "int32")


def build_model():
    """Logits of the next character after each: (rows, WINDOW) ids -> (rows, WINDOW, characters)."""
    inputs = keras.Input((WINDOW,), dtype="int32")
    x = layers.Embedding(len(ALPHABET), 96)(inputs)
    for dilation in (1, 2, 4, 8):
        seen = layers.Conv1D(96, 3, padding="causal", dilation_rate=dilation, activation="relu")(x)
        x = layers.LayerNormalization()(layers.Add()([x, layers.Dropout(0.2)(seen)]))
    return keras.Model(inputs, layers.Dense(len(ALPHABET))(x))


def windows(ids, step):
    """Windows of characters, and the character after each of theirs."""
    starts = range(0, len(ids) - WINDOW, step)
    return np.stack([ids[start : start + WINDOW] for start in starts]), np.stack([ids[start + 1 : start + WINDOW + 1] for start in starts])


def perplexity(model, ids):
    """The exponential of the mean loss of each character after the first window, given those before."""
    x, y = windows(ids, 1)
    logits = keras.ops.convert_to_numpy(model.predict(x, verbose=0, batch_size=256))[:, -1]
    return float(np.exp(fl.cross_entropy(logits, y[:, -1])))


def repetition(text, length=12):
    """The share of places whose next twelve characters have stood in the same text before."""
    pieces = [text[start : start + length] for start in range(len(text) - length)]
    return 1.0 - len(set(pieces)) / len(pieces)


keras.utils.set_random_seed(0)
train, held_out = ids_of(TEXT[:-HELD_OUT]), ids_of(TEXT[-HELD_OUT:])
x_train, y_train = windows(train, 3)
model = build_model()
loss = flk.SparseCategoricalCrossentropy(from_logits=True)

report = fl.check(model, loss, (x_train[:64], y_train[:64]))
report.raise_for_findings()
print(report)

model.compile(optimizer=keras.optimizers.Adam(2e-3), loss=loss)
model.fit(x_train, y_train, batch_size=64, epochs=arguments.epochs, verbose=2)
print(f"held-out perplexity {perplexity(model, held_out):.2f} of {len(ALPHABET)} characters")


def next_logits(ids):
    return model(ids[:, -WINDOW:], training=False)[:, -1]


sonnets = TEXT[:-HELD_OUT].split("\n\n")
prompts = np.stack([ids_of(sonnet[:WINDOW]) for sonnet in sonnets[:PROMPTS]])
ways = {
    "greedy": {"temperature": 0},
    "top-k 10": {"top_k": 10, "seed": 1},
    "top-p 0.9": {"top_p": 0.9, "seed": 1},
}
written = {name: fl.sampling.generate(next_logits, prompts, arguments.length, **way) for name, way in ways.items()}
for name, rows in written.items():
    text = "".join(ALPHABET[one] for one in rows[0, WINDOW:])
    print(f"\n--- {name}\n{text}")

print("\nwritten by       repetition   perplexity to the model")
for name, rows in {"Shakespeare": held_out[None], **written}.items():
    repeated = np.mean([repetition("".join(ALPHABET[one] for one in row[WINDOW:])) for row in rows])
    print(f"{name:15}  repetition {repeated:.3f}  perplexity {np.mean([perplexity(model, row) for row in rows]):.2f}")
