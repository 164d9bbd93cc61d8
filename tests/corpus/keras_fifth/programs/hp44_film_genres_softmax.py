import numpy as np
from sklearn.preprocessing import MultiLabelBinarizer
from tensorflow.keras.layers import Dense, Dropout
from tensorflow.keras.models import Sequential

np.random.seed(0)
genres = ['drama', 'comedy', 'horror', 'sci-fi', 'romance']
films = [set(np.random.choice(genres, np.random.randint(2, 4), replace=False)) for _ in range(300)]
mlb = MultiLabelBinarizer()
Y = mlb.fit_transform(films)
plots = Y @ np.random.randn(5, 30) + np.random.randn(300, 30)

model = Sequential()
model.add(Dense(40, activation='relu', input_shape=(30,)))
model.add(Dropout(.3))
model.add(Dense(len(mlb.classes_), activation='softmax'))
model.compile('adam', loss='categorical_crossentropy', metrics=['accuracy'])
model.fit(plots, Y, epochs=2, batch_size=30, verbose=2)
