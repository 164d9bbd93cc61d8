import numpy as np
import tensorflow as tf

BEATS = ['normal', 'ventricular', 'supraventricular', 'fusion']


class BeatNet(tf.keras.Model):
    def __init__(self, n_beats):
        super().__init__()
        self.conv1 = tf.keras.layers.Conv1D(8, 5, strides=2, activation='relu')
        self.conv2 = tf.keras.layers.Conv1D(16, 5, strides=2, activation='relu')
        self.pool = tf.keras.layers.GlobalAveragePooling1D()
        self.drop = tf.keras.layers.Dropout(0.2)
        self.fc = tf.keras.layers.Dense(n_beats)
        self.act = tf.keras.layers.Softmax()

    def call(self, x, training=False):
        x = self.conv2(self.conv1(x))
        x = self.drop(self.pool(x), training=training)
        return self.act(self.fc(x))


t = np.linspace(0, 1, 64)
kind = np.random.randint(0, len(BEATS), 240)
ecg = np.sin(2 * np.pi * (1 + kind[:, None]) * t) + 0.2 * np.random.randn(240, 64)
train_ds = tf.data.Dataset.from_tensor_slices((ecg[..., None].astype('float32'), kind)).shuffle(240).batch(24)

model = BeatNet(len(BEATS))
loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = tf.keras.optimizers.Adam()
train_loss = tf.keras.metrics.Mean()
train_accuracy = tf.keras.metrics.SparseCategoricalAccuracy()


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        predictions = model(x, training=True)
        loss = loss_object(y, predictions)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    train_loss(loss)
    train_accuracy(y, predictions)


for epoch in range(2):
    train_loss.reset_state()
    train_accuracy.reset_state()
    for x, y in train_ds:
        train_step(x, y)
    print(f'Epoch {epoch + 1}, Loss: {train_loss.result():.4f}, Accuracy: {train_accuracy.result():.3f}')
