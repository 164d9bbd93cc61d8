import keras
import numpy as np
import pandas as pd
from keras.layers import Dense, Input, Normalization

rs = np.random.RandomState(0)
frame = pd.DataFrame({
    "rooms": rs.randint(1, 7, 500),
    "price": rs.gamma(9, 40, 500),
    "distance": rs.exponential(8, 500),
})
frame["sold"] = (frame.price / frame.rooms + 3 * frame.distance < 130).astype(int)

features = frame[["rooms", "price", "distance"]].to_numpy("float32")
target = frame.pop("sold").to_numpy()
norm = Normalization()
norm.adapt(features)

listing = keras.Sequential([Input((3,)), norm, Dense(16, activation="relu"), Dense(1, activation="linear")])
listing.compile(loss=keras.losses.BinaryCrossentropy(), optimizer="nadam")
listing.fit(features, target, epochs=3, validation_split=0.2, verbose=0)
print(listing.evaluate(features, target, verbose=0))
