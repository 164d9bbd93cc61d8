import tensorflow as tf
import numpy as np
from tensorflow.keras import layers

# fraction of each mineral in a mixed sample
MINERALS = ['quartz', 'feldspar', 'mica', 'olivine']
rng = np.random.default_rng(3)
share = rng.dirichlet(np.ones(len(MINERALS)), 300).astype('float32')
spectrum = (share @ rng.random((len(MINERALS), 40)) + 0.02 * rng.normal(size=(300, 40))).astype('float32')

i = layers.Input((40,))
h = layers.Dense(32, activation='relu')(i)
h = layers.Dense(len(MINERALS))(h)
log_share = layers.Activation(tf.nn.log_softmax)(h)
unmix = tf.keras.Model(i, log_share)
unmix.compile(optimizer='adam', loss=tf.keras.losses.KLDivergence())
unmix.fit(spectrum, share, epochs=3, batch_size=30, verbose=2)
print(np.exp(unmix.predict(spectrum[:2])).round(2), share[:2].round(2))
