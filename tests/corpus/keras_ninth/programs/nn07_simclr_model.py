import keras
import tensorflow as tf
from keras import layers, ops

WIDTH = 64
TEMPERATURE = 0.1


class ContrastiveModel(keras.Model):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder
        self.projection_head = keras.Sequential([layers.Dense(WIDTH, activation="relu"), layers.Dense(WIDTH)])
        self.linear_probe = layers.Dense(10)
        self.jitter = layers.GaussianNoise(0.2)

    def compile(self, contrastive_optimizer, probe_optimizer, **kwargs):
        super().compile(**kwargs)
        self.contrastive_optimizer = contrastive_optimizer
        self.probe_optimizer = probe_optimizer
        self.probe_loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        self.contrastive_loss_tracker = keras.metrics.Mean(name="c_loss")
        self.contrastive_accuracy = keras.metrics.SparseCategoricalAccuracy(name="c_acc")
        self.probe_accuracy = keras.metrics.SparseCategoricalAccuracy(name="p_acc")

    def contrastive_loss(self, projections_1, projections_2):
        projections_1 = ops.normalize(projections_1, axis=1)
        projections_2 = ops.normalize(projections_2, axis=1)
        similarities = ops.matmul(projections_1, ops.transpose(projections_2)) / TEMPERATURE
        batch_size = ops.shape(projections_1)[0]
        contrastive_labels = ops.arange(batch_size)
        self.contrastive_accuracy.update_state(contrastive_labels, similarities)
        self.contrastive_accuracy.update_state(contrastive_labels, ops.transpose(similarities))
        loss_1_2 = keras.losses.sparse_categorical_crossentropy(contrastive_labels, similarities, from_logits=True)
        loss_2_1 = keras.losses.sparse_categorical_crossentropy(
            contrastive_labels, ops.transpose(similarities), from_logits=True
        )
        return (loss_1_2 + loss_2_1) / 2

    def train_step(self, data):
        images, labels = data
        with tf.GradientTape() as tape:
            z1 = self.projection_head(self.encoder(self.jitter(images, training=True)))
            z2 = self.projection_head(self.encoder(self.jitter(images, training=True)))
            loss = ops.mean(self.contrastive_loss(z1, z2))
        weights = self.encoder.trainable_weights + self.projection_head.trainable_weights
        self.contrastive_optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        self.contrastive_loss_tracker.update_state(loss)

        with tf.GradientTape() as tape:
            class_logits = self.linear_probe(self.encoder(images, training=False))
            probe_loss = self.probe_loss(labels, class_logits)
        gradients = tape.gradient(probe_loss, self.linear_probe.trainable_weights)
        self.probe_optimizer.apply_gradients(zip(gradients, self.linear_probe.trainable_weights))
        self.probe_accuracy.update_state(labels, class_logits)
        return {m.name: m.result() for m in (self.contrastive_loss_tracker, self.probe_accuracy)}


(x, y), _ = keras.datasets.mnist.load_data()
x = x.reshape(-1, 784).astype("float32") / 255
encoder = keras.Sequential([layers.Dense(128, activation="relu"), layers.Dense(WIDTH, activation="relu")])
model = ContrastiveModel(encoder)
model.compile(contrastive_optimizer=keras.optimizers.Adam(), probe_optimizer=keras.optimizers.Adam())
model.fit(tf.data.Dataset.from_tensor_slices((x, y)).batch(128, drop_remainder=True), epochs=1)
