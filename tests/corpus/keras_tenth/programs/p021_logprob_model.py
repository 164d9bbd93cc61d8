import keras
import numpy as np
from keras import layers, ops


@keras.saving.register_keras_serializable()
class Translit(keras.Model):
    def __init__(self, n_in, n_out, dim=16):
        super().__init__()
        self.look = layers.Embedding(n_in, dim)
        self.mix = layers.GRU(dim, return_sequences=True)
        self.to_char = layers.Dense(n_out)

    def call(self, ids):
        return ops.log_softmax(self.to_char(self.mix(self.look(ids))), axis=-1)


src = np.random.randint(0, 20, (240, 9))
dst = (src * 3 + 1) % 15
net = Translit(20, 15)
net.compile(
    optimizer=keras.optimizers.Adam(1e-2),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["sparse_categorical_accuracy"],
)
net.fit(src, dst, epochs=2, batch_size=24, verbose=0)
