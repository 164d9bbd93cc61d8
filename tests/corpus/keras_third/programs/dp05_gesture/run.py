import numpy as np
import tensorflow as tf

from network import gesture_net
from settings import Settings


def fake_hands(n, n_gestures, joints=21):
    g = np.random.randint(0, n_gestures, n)
    proto = np.random.randn(n_gestures, joints, 3)
    return (proto[g] + 0.3 * np.random.randn(n, joints, 3)).astype('float32'), g


def main():
    s = Settings()
    hands, g = fake_hands(400, len(s.gestures))
    net = gesture_net(21, s)
    net.compile(optimizer=tf.keras.optimizers.Adam(1e-3),
                loss=tf.keras.losses.CategoricalCrossentropy(from_logits=s.loss.from_logits,
                                                             label_smoothing=s.loss.label_smoothing),
                metrics=['accuracy'])
    net.fit(hands, tf.one_hot(g, len(s.gestures)), epochs=s.epochs, batch_size=s.batch_size, verbose=2)
    print([s.gestures[k] for k in net.predict(hands[:3], verbose=0).argmax(-1)])


if __name__ == '__main__':
    main()
