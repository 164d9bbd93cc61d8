import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

phrases = {
    'en': ['good morning to you', 'where is the station', 'thank you very much', 'i would like some water'],
    'de': ['guten morgen zusammen', 'wo ist der bahnhof', 'vielen dank', 'ich haette gern wasser'],
    'es': ['buenos dias a todos', 'donde esta la estacion', 'muchas gracias', 'quisiera un poco de agua'],
}
langs = list(phrases)
texts = [p for lang in langs for p in phrases[lang]] * 15
target = np.array([k for k, lang in enumerate(langs) for _ in phrases[lang]] * 15)

alphabet = sorted(set(''.join(texts)))
bags = np.array([[t.count(c) for c in alphabet] for t in texts], dtype='float32')

inputs = tf.keras.Input((len(alphabet),))
x = layers.Dense(24, activation='relu')(inputs)
outputs = layers.Dense(len(langs), activation=tf.nn.log_softmax)(x)
model = tf.keras.Model(inputs, outputs)
model.compile(optimizer='adam',
              loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
              metrics=['categorical_accuracy'])
model.fit(bags, target, epochs=3, batch_size=12, verbose=2)
print(np.exp(model.predict(bags[:2], verbose=0)).round(2))
