import keras

LOSS = keras.losses.BinaryCrossentropy(from_logits=True, name="has_solar")
