import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

num_faces = 5
who = np.random.randint(0, num_faces, 200)
emb = (np.random.RandomState(9).randn(num_faces, 20)[who] + np.random.randn(200, 20) * .4).astype('float32')
batches = tf.data.Dataset.from_tensor_slices((emb, tf.one_hot(who, num_faces))).batch(25)

net = tf.keras.Sequential([layers.Dense(32, activation='relu'), layers.Dense(num_faces, activation='softmax')])
criterion = tf.keras.losses.CategoricalCrossentropy()
optim = tf.keras.optimizers.SGD(0.1)
for faces, labels in batches:
    with tf.GradientTape() as tape:
        preds = net(faces, training=True)
        loss = criterion(preds, labels)
    optim.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
    print(float(loss))
