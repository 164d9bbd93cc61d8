import numpy as np
from sklearn.preprocessing import MultiLabelBinarizer
from keras.layers import Dense, Dropout, Input
from keras.models import Sequential

genres = ['action', 'comedy', 'drama', 'horror', 'romance', 'western']
rng = np.random.default_rng(3)
movies = [rng.choice(genres, size=rng.integers(1, 4), replace=False).tolist() for _ in range(400)]
print(movies[:3])

mlb = MultiLabelBinarizer(classes=genres)
y = mlb.fit_transform(movies).astype('float32')
plot = y @ rng.normal(size=(len(genres), 50)) + rng.normal(size=(400, 50))

model = Sequential([
    Input((50,)),
    Dense(64, activation='relu'),
    Dropout(0.2),
    Dense(len(genres), activation='softmax'),
])
model.compile(loss='categorical_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(plot, y, epochs=3, batch_size=32, verbose=0)

for row in model.predict(plot[:3], verbose=0):
    print([genres[k] for k in np.argsort(-row)[:2]])
