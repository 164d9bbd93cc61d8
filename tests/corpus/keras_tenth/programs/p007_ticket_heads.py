import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, losses

n_departments, n_words = 4, 60
dept = np.random.randint(0, n_departments, 512)
urgent = np.random.randint(0, 2, (512, 1)).astype("float32")
bag = np.random.poisson(0.3, (512, n_words)).astype("float32")
bag[np.arange(512), dept] += 3
bag[:, 10] += 4 * urgent[:, 0]

ticket = tf.keras.Input(shape=(n_words,), name="bag")
body = layers.Dense(32, activation="relu")(ticket)
outs = {
    "department": layers.Dense(n_departments, activation="softmax", name="department")(body),
    "urgent": layers.Dense(1, name="urgent")(body),
}
router = tf.keras.Model(ticket, outs)
router.compile(
    optimizer=tf.keras.optimizers.RMSprop(1e-3),
    loss={
        "urgent": losses.BinaryCrossentropy(from_logits=True),
        "department": losses.SparseCategoricalCrossentropy(from_logits=True),
    },
    loss_weights={"urgent": 0.2, "department": 1.0},
)
router.fit(bag, {"department": dept, "urgent": urgent}, epochs=2, batch_size=32, verbose=2)
