"""Several findings can be present in one picture."""
import keras
import numpy as np
from keras import layers

FINDINGS = ["atelectasis", "cardiomegaly", "effusion", "nodule", "pneumonia"]


def conv_bn(x, filters, pool=True):
    x = layers.Conv2D(filters, 3, padding="same", use_bias=False)(x)
    x = layers.BatchNormalization()(x)
    x = layers.Activation("relu")(x)
    return layers.MaxPooling2D()(x) if pool else x


class PictureSequence(keras.utils.PyDataset):
    def __init__(self, n, batch, seed, **kw):
        super().__init__(**kw)
        rng = np.random.default_rng(seed)
        self.batch = batch
        self.present = (rng.random((n, len(FINDINGS))) < 0.3).astype("float32")
        self.pictures = rng.normal(size=(n, 16, 16, 1)).astype("float32")
        for j in range(len(FINDINGS)):
            self.pictures[:, 3 * j:3 * j + 3] += self.present[:, j, None, None, None]

    def __len__(self):
        return -(-len(self.present) // self.batch)

    def __getitem__(self, i):
        part = slice(i * self.batch, (i + 1) * self.batch)
        return self.pictures[part], self.present[part]


def chest_net():
    picture = keras.Input((16, 16, 1))
    x = conv_bn(picture, 8)
    x = conv_bn(x, 16, pool=False)
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dropout(0.25)(x)
    out = layers.Dense(len(FINDINGS), activation="softmax")(x)
    return keras.Model(picture, out)


model = chest_net()
model.compile(
    optimizer=keras.optimizers.Adam(3e-3),
    loss=keras.losses.BinaryFocalCrossentropy(gamma=2.0, apply_class_balancing=True),
    metrics=[keras.metrics.AUC(multi_label=True, num_labels=len(FINDINGS))],
)
model.fit(PictureSequence(256, 32, 0), validation_data=PictureSequence(64, 32, 1), epochs=2, verbose=2)
