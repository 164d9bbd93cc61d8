import numpy as np
from sklearn.preprocessing import MultiLabelBinarizer
from tensorflow.keras.layers import Dense, Input
from tensorflow.keras.models import Model

pool = ["python", "sql", "excel", "cloud", "design"]
rng = np.random.default_rng(23)
skills = [sorted(rng.choice(pool, size=rng.integers(1, 4), replace=False)) for _ in range(360)]
mlb = MultiLabelBinarizer(classes=pool)
Y = mlb.fit_transform(skills)
X = Y @ rng.normal(size=(5, 20)) + 0.3 * rng.normal(size=(360, 20))

advert = Input((20,))
features = Dense(32, activation="relu")(advert)
skill = Dense(len(pool), activation="softmax")(features)
model = Model(advert, skill)
model.compile(optimizer="adam", loss="categorical_crossentropy")
model.fit(X, Y, epochs=2, batch_size=36, verbose=2)
print([pool[k] for k in model.predict(X[:4], verbose=0).argmax(1)])
