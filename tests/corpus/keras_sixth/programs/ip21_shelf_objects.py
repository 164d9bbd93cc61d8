import numpy as np
import tensorflow as tf

OBJECTS = "cup bowl box can jar tin".split()
rng = np.random.RandomState(2)
present = (rng.rand(300, len(OBJECTS)) < 0.4).astype(np.float32)
emb = (present @ rng.randn(len(OBJECTS), 20) + 0.3 * rng.randn(300, 20)).astype(np.float32)

trunk = tf.keras.layers.Dense(40, activation=tf.nn.relu)
head = tf.keras.layers.Dense(len(OBJECTS), activation=tf.nn.softmax)
variables = lambda: trunk.trainable_variables + head.trainable_variables
opt = tf.keras.optimizers.Adam()

pipeline = (tf.data.Dataset.from_tensor_slices({"emb": emb, "present": present})
            .shuffle(300).batch(30).prefetch(tf.data.AUTOTUNE))
for batch in pipeline:
    with tf.GradientTape() as tape:
        p = head(trunk(batch["emb"]))
        loss = tf.reduce_mean(tf.keras.losses.binary_crossentropy(batch["present"], p))
    opt.apply_gradients(zip(tape.gradient(loss, variables()), variables()))
print("loss", loss.numpy())
