from sklearn.datasets import load_digits
from sklearn.preprocessing import LabelBinarizer
from tensorflow.keras.layers import Activation, Conv2D, Dense, Dropout, Flatten, Input, MaxPool2D
from tensorflow.keras.models import Sequential
from tensorflow.keras.optimizers import Adam

d = load_digits()
X = (d.images / d.images.max())[..., None]
Y = LabelBinarizer().fit_transform(d.target)

cnn = Sequential()
cnn.add(Input(shape=X.shape[1:]))
cnn.add(Conv2D(16, (3, 3), padding='same'))
cnn.add(Activation('relu'))
cnn.add(MaxPool2D((2, 2)))
cnn.add(Dropout(0.25))
cnn.add(Flatten())
cnn.add(Dense(48))
cnn.add(Activation('relu'))
cnn.add(Dense(10, activation='softmax'))
cnn.add(Activation('softmax'))

cnn.compile(loss='categorical_crossentropy', optimizer=Adam(1e-3), metrics=['accuracy'])
cnn.fit(X, Y, validation_split=0.2, batch_size=64, epochs=2, verbose=2)
