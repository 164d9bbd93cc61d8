import numpy as np
import tensorflow as tf

from loop import Loop
from network import SleepNet

rng = np.random.default_rng(14)
wave = rng.normal(size=(160, 40, 2)).astype('float32')
apnea = (wave[:, :, 0].mean(1) > 0).astype('float32')[:, None]
ds = tf.data.Dataset.from_tensor_slices((wave, apnea)).batch(20)
loop = Loop(SleepNet(), tf.keras.optimizers.Adam(1e-3))
for night in range(2):
    print(night, loop.train(ds), loop.test(ds))
