import keras
import numpy as np
from keras import layers, losses

rng = np.random.default_rng(31)
room = rng.integers(0, 4, 300)
balcony = rng.integers(0, 2, (300, 1)).astype("float32")
rent = rng.uniform(400, 2000, 300)
emb = rng.normal(size=(4, 24))[room] + balcony * rng.normal(size=24) + 0.4 * rng.normal(size=(300, 24))

photo = keras.Input((24,), name="photo")
shared = layers.Dense(32, activation="relu")(photo)
room_out = layers.Dense(4, name="room")(shared)
balcony_out = layers.Dense(1, activation="sigmoid", name="balcony")(shared)
rent_out = layers.Dense(1, activation="softplus", name="rent")(shared)

model = keras.Model(photo, {"room": room_out, "balcony": balcony_out, "rent": rent_out})
model.compile(
    optimizer="adam",
    loss={
        "room": losses.SparseCategoricalCrossentropy(from_logits=True),
        "balcony": losses.BinaryCrossentropy(from_logits=True),
        "rent": "mae",
    },
    loss_weights={"room": 1.0, "balcony": 1.0, "rent": 1e-3},
)
model.fit(emb, {"room": room, "balcony": balcony, "rent": rent}, epochs=2, batch_size=30, verbose=0)
print(model.evaluate(emb, {"room": room, "balcony": balcony, "rent": rent}, verbose=0, return_dict=True))
