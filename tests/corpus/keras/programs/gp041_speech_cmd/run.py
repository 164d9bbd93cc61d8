import keras
import numpy as np

from net import build_net

WORDS = ["yes", "no", "stop", "go"]

rng = np.random.default_rng(11)
word = rng.choice(len(WORDS), size=200)
spec = rng.normal(size=(len(WORDS), 1, 12))[word] + rng.normal(size=(200, 30, 12))

net = build_net(30, 12, len(WORDS))
net.compile(optimizer="adamw", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
net.fit(spec, word, epochs=2, verbose=0)
likely = np.exp(net.predict(spec[:3], verbose=0))
print(likely.sum(1))
