"""A small vision transformer, written after the usual example."""
import keras
import numpy as np
from keras import layers, ops

NUM_CLASSES = 100
INPUT_SHAPE = (32, 32, 3)
PATCH = 4
NUM_PATCHES = (32 // PATCH) ** 2
DIM = 64
HEADS = 4


def mlp(x, hidden_units, dropout_rate):
    for units in hidden_units:
        x = layers.Dense(units, activation=keras.activations.gelu)(x)
        x = layers.Dropout(dropout_rate)(x)
    return x


class PatchEncoder(layers.Layer):
    def __init__(self, num_patches, projection_dim):
        super().__init__()
        self.num_patches = num_patches
        self.projection = layers.Dense(units=projection_dim)
        self.position_embedding = layers.Embedding(input_dim=num_patches, output_dim=projection_dim)

    def call(self, patch):
        positions = ops.expand_dims(ops.arange(0, self.num_patches, step=1), axis=0)
        return self.projection(patch) + self.position_embedding(positions)


def create_vit_classifier():
    inputs = keras.Input(shape=INPUT_SHAPE)
    patches = layers.Conv2D(DIM, PATCH, strides=PATCH)(inputs)
    patches = layers.Reshape((NUM_PATCHES, DIM))(patches)
    encoded = PatchEncoder(NUM_PATCHES, DIM)(patches)
    for _ in range(4):
        x1 = layers.LayerNormalization(epsilon=1e-6)(encoded)
        attention = layers.MultiHeadAttention(num_heads=HEADS, key_dim=DIM, dropout=0.1)(x1, x1)
        x2 = layers.Add()([attention, encoded])
        x3 = layers.LayerNormalization(epsilon=1e-6)(x2)
        x3 = mlp(x3, hidden_units=[DIM * 2, DIM], dropout_rate=0.1)
        encoded = layers.Add()([x3, x2])
    representation = layers.LayerNormalization(epsilon=1e-6)(encoded)
    representation = layers.Flatten()(representation)
    representation = layers.Dropout(0.5)(representation)
    features = mlp(representation, hidden_units=[256, 128], dropout_rate=0.5)
    logits = layers.Dense(NUM_CLASSES)(features)
    return keras.Model(inputs=inputs, outputs=logits)


def run_experiment(model):
    (x_train, y_train), (x_test, y_test) = keras.datasets.cifar100.load_data()
    model.compile(
        optimizer=keras.optimizers.AdamW(learning_rate=0.001, weight_decay=0.0001),
        loss=keras.losses.SparseCategoricalCrossentropy(),
        metrics=[
            keras.metrics.SparseCategoricalAccuracy(name="accuracy"),
            keras.metrics.SparseTopKCategoricalAccuracy(5, name="top-5-accuracy"),
        ],
    )
    model.fit(x=x_train, y=y_train, batch_size=256, epochs=10, validation_split=0.1)
    _, accuracy, top_5 = model.evaluate(x_test, y_test)
    print(f"Test accuracy: {np.round(accuracy * 100, 2)}%, top 5: {np.round(top_5 * 100, 2)}%")


run_experiment(create_vit_classifier())
