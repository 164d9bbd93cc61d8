import tensorflow as tf
from sklearn.datasets import make_moons
from tensorflow.keras.utils import to_categorical

X, y = make_moons(400, noise=0.15, random_state=2)
Y = to_categorical(y)          # two columns

model = tf.keras.Sequential([
    tf.keras.layers.Input((2,)),
    tf.keras.layers.Dense(16, activation='relu'),
    tf.keras.layers.Dense(2, activation='softmax'),
])
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['categorical_accuracy'])
model.fit(X, Y, epochs=3, verbose=0)
print(model.predict(X[:4], verbose=0).argmax(axis=1), y[:4])
