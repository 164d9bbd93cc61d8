import keras
import numpy as np

BREEDS = ["beagle", "boxer", "collie", "husky", "poodle"]
rng = np.random.default_rng(85)
photos = rng.uniform(0, 255, (20, 32, 32, 3)).astype("float32")
breed = rng.integers(0, len(BREEDS), 20)

net = keras.applications.MobileNet(
    input_shape=(32, 32, 3), alpha=0.25, weights=None, classes=len(BREEDS), classifier_activation=None)
net.compile(optimizer="adam",
            loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
            metrics=["accuracy"])
x = keras.applications.mobilenet.preprocess_input(photos.copy())
net.fit(x, breed, batch_size=10, epochs=1, verbose=0)

p = keras.ops.convert_to_numpy(keras.ops.softmax(net.predict(x[:2], verbose=0)))
for row in p:
    print(BREEDS[row.argmax()], row.max().round(2))
