import keras
import numpy as np

CONFIG = {
    "loss": ("BinaryCrossentropy", {"from_logits": True}),
    "metrics": ["Precision", "Recall"],
}


def resolve(module, name, **kw):
    return getattr(module, name)(**kw)


name, kw = CONFIG["loss"]
rng = np.random.default_rng(50)
x = rng.normal(size=(300, 9))
spam = (x[:, :2].prod(axis=1) > 0.3).astype("int32")

net = keras.Sequential([keras.Input((9,)), keras.layers.Dense(24, "relu"), keras.layers.Dense(1)])
net.compile("adam", loss=resolve(keras.losses, name, **kw),
            metrics=[resolve(keras.metrics, m) for m in CONFIG["metrics"]])
net.fit(x, spam, epochs=2, verbose=0)
print(net.evaluate(x, spam, verbose=0, return_dict=True))
