import numpy as np
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split
from keras import layers, losses, models

X, y = make_classification(n_samples=600, n_features=13, n_informative=7, random_state=21)
X_tr, X_te, y_tr, y_te = train_test_split(X.astype('float32'), y, test_size=0.25, random_state=21)

model = models.Sequential()
model.add(layers.Input((13,)))
model.add(layers.Dense(26, activation='relu'))
model.add(layers.Dense(1))
model.compile(optimizer='adam', loss=losses.BinaryCrossentropy(from_logits=True))
model.fit(X_tr, y_tr, epochs=3, batch_size=30, verbose=0)

y_hat = (model.predict(X_te, verbose=0) > 0.5).astype(int)
accuracy = np.mean(y_hat == y_te)
print('test accuracy: %.3f' % accuracy)
