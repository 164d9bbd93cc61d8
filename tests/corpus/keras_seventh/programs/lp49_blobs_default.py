import keras
from keras import layers
from sklearn.datasets import make_classification


def make_data(n_classes=4):
    X, y = make_classification(400, 10, n_informative=6, n_classes=n_classes, random_state=0)
    return X, keras.utils.to_categorical(y)


def make_model(n_in, n_out=3, act="softmax"):
    x = inp = layers.Input((n_in,))
    for width in (32, 16):
        x = layers.Dense(width, activation="elu")(x)
    return keras.Model(inp, layers.Dense(n_out, activation=act)(x))


X, Y = make_data()
model = make_model(X.shape[1])
model.compile("adam", loss="categorical_crossentropy")
model.fit(X, Y, epochs=1, verbose=0)
