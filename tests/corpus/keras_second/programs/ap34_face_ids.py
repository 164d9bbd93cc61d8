import keras
import numpy as np
from keras import layers

PEOPLE = 200
PER_PERSON = 4
rng = np.random.default_rng(90)

person = np.repeat(np.arange(PEOPLE), PER_PERSON)
template = rng.normal(size=(PEOPLE, 64)).astype("float32")
embedding = template[person] + 0.3 * rng.normal(size=(len(person), 64)).astype("float32")

# keep the arrays small, they go to a microcontroller later
embedding = embedding.astype("float16")
person = person.astype(np.int8)

shuffle = rng.permutation(len(person))
embedding, person = embedding[shuffle], person[shuffle]

inputs = keras.Input((64,))
x = layers.BatchNormalization()(inputs)
x = layers.Dense(128, activation="relu")(x)
outputs = layers.Dense(PEOPLE, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(2e-3), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(embedding, person, batch_size=100, epochs=2, verbose=2)
