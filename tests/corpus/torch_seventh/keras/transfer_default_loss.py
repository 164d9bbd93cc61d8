import keras
import numpy as np
from keras import layers


def build(num_classes):
    base = keras.Sequential([layers.Conv2D(8, 3, activation="relu"), layers.Conv2D(16, 3, activation="relu")], name="base")
    base.trainable = False
    inputs = keras.Input((16, 16, 3))
    x = layers.Rescaling(1 / 127.5, offset=-1)(inputs)
    x = base(x, training=False)
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, layers.Dense(num_classes)(layers.Dropout(0.2)(x)))


num_classes = 2
model = build(1 if num_classes == 2 else num_classes)
model.compile(
    optimizer="adam",
    loss=keras.losses.BinaryCrossentropy(),
    metrics=[keras.metrics.BinaryAccuracy(threshold=0.0, name="accuracy"), keras.metrics.AUC(from_logits=True, name="auc")],
)
images = np.random.randint(0, 256, (40, 16, 16, 3)).astype("float32")
labels = np.random.randint(0, 2, 40)
model.fit(images, labels, validation_split=0.25, epochs=1, verbose=0)

probability_model = keras.Sequential([model, layers.Activation("sigmoid")])
scores = probability_model.predict(images[:3], verbose=0)
for score in scores[:, 0]:
    print(f"{100 * (1 - score):.2f}% cat and {100 * score:.2f}% dog", "dog" if score > 0.5 else "cat")
