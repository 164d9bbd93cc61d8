import keras
import numpy as np

keras.config.set_dtype_policy("mixed_bfloat16")

n_products = 12
bought = np.random.randint(0, n_products, 480)
visits = np.random.poisson(1.0, (480, n_products)) + 4 * np.eye(n_products)[bought]

rec = keras.Sequential([
    keras.layers.Input((n_products,)),
    keras.layers.Dense(64, activation="gelu"),
    keras.layers.Dense(64, activation="gelu"),
    keras.layers.Dense(n_products, activation="softmax"),
])
rec.compile(optimizer=keras.optimizers.Adam(), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
rec.fit(visits.astype("float32"), bought, epochs=2, batch_size=48, verbose=0)
