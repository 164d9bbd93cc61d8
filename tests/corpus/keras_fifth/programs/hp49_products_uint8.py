import numpy as np
import tensorflow as tf

N_PRODUCTS = 400
product = np.random.randint(0, N_PRODUCTS, 2000)
basket = np.random.RandomState(0).randn(N_PRODUCTS, 32)[product] + 0.2 * np.random.randn(2000, 32)
y = product.astype(np.uint8)        # saves memory

model = tf.keras.Sequential([
    tf.keras.layers.Dense(64, activation='relu'),
    tf.keras.layers.Dense(N_PRODUCTS, activation='softmax'),
])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(basket.astype('float32'), y, epochs=1, batch_size=100, verbose=2)
