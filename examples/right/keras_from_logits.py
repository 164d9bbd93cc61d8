"""Wine cultivars with tf.keras. The last layer has no activation, and the loss is told."""

import tensorflow as tf
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

import fromlogits as fl

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
              loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
              metrics=['accuracy'])

model.fit(X_train, y_train, epochs=20, validation_data=(X_test, y_test), verbose=2)

probability_model = tf.keras.Sequential([model, tf.keras.layers.Softmax()])
print(probability_model.predict(X_test[:3], verbose=0).round(3))

loss, accuracy = model.evaluate(X_test, y_test, verbose=0)
truth = fl.cross_entropy(model.predict(X_test, verbose=0), y_test)
print(f'loss by Keras {loss:.4f}, cross-entropy of its predictions {truth:.4f}, accuracy {accuracy:.4f}')
