import numpy as np
import pandas as pd
import tensorflow as tf
from tensorflow.keras import Input, Model
from tensorflow.keras.layers import Dense

rng = np.random.default_rng(0)
n = 400
animals = pd.DataFrame({
    'weight': rng.gamma(3, 10, n),
    'length': rng.gamma(4, 20, n),
    'age': rng.uniform(0, 20, n),
    'species': rng.choice(['fox', 'wolf', 'jackal'], n),
})
animals['sick'] = (rng.random(n) < animals.age / 40).astype('float32')
ids = {'fox': 0, 'wolf': 1, 'jackal': 2}

x = animals[['weight', 'length', 'age']]
x = ((x - x.mean()) / x.std()).to_numpy('float32')
targets = {
    'species': animals['species'].map(ids).to_numpy(),
    'sick': animals['sick'].to_numpy()[:, None],
    'age': animals['age'].to_numpy()[:, None],
}

features = Input((3,), name='features')
shared = Dense(32, activation='relu')(features)
shared = Dense(32, activation='relu')(shared)
outputs = {
    'species': Dense(3, name='species')(shared),
    'sick': Dense(1, activation='sigmoid', name='sick')(shared),
    'age': Dense(1, name='age')(shared),
}
model = Model(features, outputs)
model.compile(
    optimizer='rmsprop',
    loss={'species': tf.keras.losses.SparseCategoricalCrossentropy(),
          'sick': tf.keras.losses.BinaryCrossentropy(),
          'age': 'mae'},
    loss_weights={'species': 1.0, 'sick': 0.5, 'age': 0.1},
)
model.fit(x, targets, epochs=2, batch_size=32, verbose=0)
print(model.evaluate(x, targets, verbose=0, return_dict=True))
