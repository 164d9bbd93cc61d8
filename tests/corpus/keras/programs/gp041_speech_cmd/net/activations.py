from keras import layers, ops

FINAL = {
    "prob": layers.Softmax(),
    "log": layers.Lambda(lambda t: ops.log_softmax(t, axis=-1)),
}
