import io
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import tensorflow as tf

rng = np.random.default_rng(8)
rows = ["nights,adults,lead_time,market,outcome"]
for _ in range(400):
    lead = int(rng.exponential(60))
    out = rng.choice(["checked_out", "cancelled", "no_show"], p=[.7, .25, .05] if lead < 60 else [.4, .5, .1])
    rows.append(f"{rng.integers(1, 9)},{rng.integers(1, 4)},{lead},{rng.choice(['online', 'agent', 'direct'])},{out}")
df = pd.read_csv(io.StringIO("\n".join(rows)))

target = pd.get_dummies(df.pop("outcome")).astype("float32")
df = pd.get_dummies(df, columns=["market"], dtype="float32")
for col in ("nights", "adults", "lead_time"):
    df[col] = (df[col] - df[col].mean()) / df[col].std()


@dataclass
class Setup:
    hidden: list = field(default_factory=lambda: [32, 16])
    dropout: float = 0.1
    smoothing: float = 0.05
    epochs: int = 2
    batch: int = 40


class BookingNet(tf.keras.Model):
    def __init__(self, setup, n_out):
        super().__init__()
        self.blocks = []
        for width in setup.hidden:
            self.blocks.append(tf.keras.layers.Dense(width, kernel_initializer="he_normal"))
            self.blocks.append(tf.keras.layers.LeakyReLU(negative_slope=0.1))
            self.blocks.append(tf.keras.layers.Dropout(setup.dropout))
        self.classifier = tf.keras.layers.Dense(n_out, name="classifier")

    def call(self, inputs, training=None):
        h = inputs
        for b in self.blocks:
            h = b(h, training=training) if isinstance(b, tf.keras.layers.Dropout) else b(h)
        return self.classifier(h)


setup = Setup()
model = BookingNet(setup, n_out=target.shape[1])
model.compile(
    optimizer=tf.keras.optimizers.AdamW(1e-3),
    loss=tf.keras.losses.CategoricalCrossentropy(label_smoothing=setup.smoothing),
    metrics=["accuracy"],
)
model.fit(df.to_numpy("float32"), target.to_numpy(), epochs=setup.epochs, batch_size=setup.batch, verbose=2)
names = target.columns.to_numpy()
print(names[model.predict(df.to_numpy("float32")[:6], verbose=0).argmax(axis=1)])
