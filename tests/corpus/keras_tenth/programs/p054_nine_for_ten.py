import keras
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

bunch = load_digits()
x_tr, x_te, y_tr, y_te = train_test_split(bunch.images, bunch.target, random_state=5, stratify=bunch.target)

cnn = keras.Sequential([
    layers.Input((8, 8)),
    layers.Rescaling(1.0 / 16),
    layers.Reshape((8, 8, 1)),
    layers.Conv2D(16, 3, activation="relu"),
    layers.Flatten(),
    layers.Dense(9),
])
cnn.compile(
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    optimizer=keras.optimizers.Lion(1e-3),
    metrics=[keras.metrics.SparseCategoricalAccuracy("acc")],
)
cnn.fit(x_tr, y_tr, validation_data=(x_te, y_te), epochs=2, verbose=0)
