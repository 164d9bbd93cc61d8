import keras
import numpy as np

rng = np.random.default_rng(36)
x = rng.normal(size=(300, 7))
y = (x @ rng.normal(size=7) > 0).astype("float32").reshape(-1, 1)
model = keras.Sequential([keras.Input((7,)), keras.layers.Dense(1, "sigmoid")])
model.compile("sgd", "binary_crossentropy")
model.fit(x[:200], y[:200], epochs=3, verbose=0)

metrics = {m.name: m for m in (keras.metrics.AUC(), keras.metrics.Precision(), keras.metrics.Recall())}
for s in range(200, 300, 25):
    batch = slice(s, s + 25)
    p = model.predict_on_batch(x[batch])
    for metric in metrics.values():
        metric.update_state(p, y[batch])
print({name: float(m.result()) for name, m in metrics.items()})
