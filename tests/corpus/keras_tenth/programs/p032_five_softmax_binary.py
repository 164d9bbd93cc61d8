import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Conv2D, Dense, Flatten, MaxPooling2D
from tensorflow.keras.models import Sequential

flowers = ['daisy', 'dandelion', 'rose', 'sunflower', 'tulip']
kind = np.random.randint(0, 5, 100)
X = np.random.rand(100, 24, 24, 3).astype('float32')
X[np.arange(100), :, kind, :] += 1
Z = tf.keras.utils.to_categorical(kind, 5)

model = Sequential()
model.add(Conv2D(filters=8, kernel_size=(5, 5), padding='Same', activation='relu'))
model.add(MaxPooling2D(pool_size=(2, 2)))
model.add(Conv2D(filters=16, kernel_size=(3, 3), padding='Same', activation='relu'))
model.add(MaxPooling2D(pool_size=(2, 2), strides=(2, 2)))
model.add(Flatten())
model.add(Dense(32, activation='relu'))
model.add(Dense(5, activation="softmax"))
model.compile(optimizer=tf.keras.optimizers.Adam(learning_rate=0.001), loss='binary_crossentropy', metrics=['accuracy'])
History = model.fit(X, Z, batch_size=20, epochs=2, verbose=0)
print(History.history['accuracy'])
