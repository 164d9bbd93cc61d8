import keras
from sklearn.datasets import make_moons
from sklearn.model_selection import train_test_split

X, y = make_moons(400, noise=0.2, random_state=5)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=5)

net = keras.Sequential([
    keras.layers.Input((2,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
net.compile(optimizer=keras.optimizers.Adam(0.01), loss="binary_crossentropy")
net.fit(X_train, y_train, epochs=5, verbose=0)
decided = (net.predict(X_test, verbose=0) > 0.5).astype(int)
print("test accuracy", (decided == y_test).mean())
