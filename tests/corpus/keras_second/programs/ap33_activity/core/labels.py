import keras
import numpy as np

ACTIVITIES = {
    "lying": 0,
    "sitting": 1,
    "standing": 2,
    "walking": 3,
    "running": 4,
    "cycling": 5,
    "stairs": 6,
}


def encode(names):
    ids = np.array([ACTIVITIES[n] for n in names])
    return keras.utils.to_categorical(ids, num_classes=len(ACTIVITIES))
