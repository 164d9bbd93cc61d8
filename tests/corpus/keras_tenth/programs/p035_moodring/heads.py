from tensorflow.keras import layers

MOODS = ["calm", "tense", "sad", "gleeful"]


def exclusive(n):
    return layers.Dense(n, activation="softmax", name="head")


def independent(n):
    return layers.Dense(n, activation="sigmoid", name="head")


BY_TASK = {"mood": independent, "genre": exclusive}
