from tensorflow import keras
from tensorflow.keras import layers
from sklearn.datasets import make_classification
from sklearn.preprocessing import MinMaxScaler


def build_model(input_dim, hidden=(20, 10), output_dim=1, output_activation='softmax'):
    model = keras.Sequential()
    model.add(layers.Input((input_dim,)))
    for n in hidden:
        model.add(layers.Dense(n, activation='relu'))
    model.add(layers.Dense(output_dim, activation=output_activation))
    return model


X, stolen = make_classification(600, 9, n_informative=5, random_state=14)
X = MinMaxScaler().fit_transform(X)
model = build_model(X.shape[1])
model.compile(loss=keras.losses.BinaryCrossentropy(), optimizer='sgd', metrics=['accuracy'])
model.fit(X, stolen, validation_split=0.2, epochs=3, batch_size=32, verbose=0)
loss, acc = model.evaluate(X, stolen, verbose=0)
print(f'accuracy {acc:.3f}')
