import keras
import numpy as np

MUSHROOMS = ("amanita", "boletus", "russula")
net = keras.applications.MobileNetV2(weights=None, classes=len(MUSHROOMS), input_shape=(32, 32, 3), alpha=0.35)
pics = np.random.randint(0, 256, (12, 32, 32, 3)).astype("float32")
kind = np.random.randint(0, 3, 12)
net.compile(
    optimizer=keras.optimizers.SGD(1e-3),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=False),
    metrics=["accuracy", keras.metrics.SparseTopKCategoricalAccuracy(2, name="top2")],
)
net.fit(pics, kind, epochs=1, batch_size=6, verbose=0)
p = net.predict(pics[:2], verbose=0)
print([MUSHROOMS[i] for i in p.argmax(1)], p.max(1))
