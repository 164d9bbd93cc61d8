import tensorflow as tf
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import scale

X, y = load_breast_cancer(return_X_y=True)
X = scale(X)

clf = tf.keras.Sequential([
    tf.keras.layers.Input((30,)),
    tf.keras.layers.Dense(12, activation='relu'),
    tf.keras.layers.Dense(1, activation=tf.keras.activations.sigmoid),
])
clf.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
clf.fit(X, y, epochs=2, verbose=0)

serving = tf.keras.Sequential([clf, tf.keras.layers.Activation('sigmoid')])
risk = serving.predict(X[:8], verbose=0)
print('risk', risk.ravel().round(3))
print('alarm', (risk > 0.5).ravel())
