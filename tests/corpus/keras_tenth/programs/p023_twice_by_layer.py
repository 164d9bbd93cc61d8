import numpy as np
from sklearn.preprocessing import OneHotEncoder
from tensorflow.keras.layers import Activation, Dense, Input
from tensorflow.keras.models import Model

rock = np.random.choice(["basalt", "chert", "gneiss"], size=(300, 1))
enc = OneHotEncoder(sparse_output=False)
target = enc.fit_transform(rock)
oxide = np.random.dirichlet([4, 2, 2, 1, 1], 300) + 0.2 * np.eye(3, 5)[target.argmax(1)]

sample = Input(shape=(5,))
layer = Dense(18, activation="relu")(sample)
layer = Dense(3, activation="softmax")(layer)
layer = Activation("softmax")(layer)
model = Model(sample, layer)
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(oxide, target, epochs=3, batch_size=30, verbose=2)
print(enc.inverse_transform(model.predict(oxide[:3], verbose=0)).ravel())
