from tensorflow.keras import Model, layers


def gesture_net(joints, settings):
    pose = layers.Input((joints, 3))
    x = layers.Flatten()(pose)
    for _ in range(2):
        x = layers.Dense(settings.width, activation='relu')(x)
        x = layers.LayerNormalization()(x)
    scores = layers.Dense(len(settings.gestures), name='scores')(x)
    return Model(pose, scores)
