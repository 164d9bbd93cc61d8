TRAIN = {
    "optimizer": "adam",
    "loss": "binary_crossentropy",
    "epochs": 2,
}
NET = dict(hidden=(16, 8), units=1, activation=None)
