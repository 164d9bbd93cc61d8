"""Wine cultivars with tf.keras. The last layer has no activation, and nobody told the loss."""

import tensorflow as tf
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

import fromlogits as fl
import fromlogits.keras as flk

wine = load_wine()
X_train, X_test, y_train, y_test = train_test_split(wine.data, wine.target, random_state=1)
scaler = StandardScaler().fit(X_train)
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)

tf.keras.utils.set_random_seed(1)
model = tf.keras.models.Sequential([
    tf.keras.layers.Input((13,)),
    tf.keras.layers.Dense(32, activation='relu'),
    tf.keras.layers.Dropout(0.2),
    tf.keras.layers.Dense(3),
])

model.compile(optimizer='adam',
              loss='sparse_categorical_crossentropy',
              metrics=['accuracy'])

model.fit(X_train, y_train, epochs=20, validation_data=(X_test, y_test), verbose=2)

loss, accuracy = model.evaluate(X_test, y_test, verbose=0)
truth = fl.cross_entropy(model.predict(X_test, verbose=0), y_test)
print(f'loss by Keras {loss:.4f}, cross-entropy of its predictions {truth:.4f}, accuracy {accuracy:.4f}')

try:  # the loss of that name, from fromlogits
    getattr(flk, model.loss)(y_test, model(X_test))
except fl.OutputKindError as error:
    print('fromlogits:', error)
