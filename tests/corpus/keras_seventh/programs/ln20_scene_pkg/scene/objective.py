import keras

OBJECTIVES = {
    "softmax": "sparse_categorical_crossentropy",
    "logits": keras.losses.SparseCategoricalCrossentropy(from_logits=True),
}
