import numpy as np
import specs
import tensorflow as tf


def from_specs(records):
    model = tf.keras.Sequential()
    for record in records:
        model.add(tf.keras.layers.deserialize(record))
    return model


rng = np.random.default_rng(23)
chord = rng.integers(0, len(specs.CHORDS), 280)
chroma = rng.random((len(specs.CHORDS), 12))[chord] + 0.2 * rng.random((280, 12))

net = from_specs([*specs.BODY, specs.OUT])
net.compile(optimizer="adam", loss=tf.keras.losses.get(specs.LOSS), metrics=["accuracy"])
net.fit(chroma, chord, epochs=2, verbose=0)
print([specs.CHORDS[k] for k in net.predict(chroma[:3], verbose=0).argmax(axis=1)])
