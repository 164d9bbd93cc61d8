import keras
from keras import layers

from dataset import parcels
from heads import OUTPUTS, attach


def backbone(size):
    image = keras.Input((size, size, 3))
    x = layers.Conv2D(12, 3, activation="relu")(image)
    x = layers.MaxPooling2D()(x)
    x = layers.Flatten()(x)
    return image, x


def main():
    x, ys = parcels()
    image, feats = backbone(x.shape[1])
    model = keras.Model(image, attach(feats))
    model.compile(
        optimizer=keras.optimizers.Adam(1e-3),
        loss=[keras.losses.SparseCategoricalCrossentropy(name=f"{n}_ce") for n, _ in OUTPUTS],
        loss_weights=[1.0, 0.5, 0.5],
        metrics=[["accuracy"] for _ in OUTPUTS],
    )
    model.fit(x, ys, batch_size=30, epochs=2, verbose=0)
    for (name, _), scores, truth in zip(OUTPUTS, model.predict(x, verbose=0), ys):
        print(name, (scores.argmax(-1) == truth).mean())


if __name__ == "__main__":
    main()
