import numpy as np
from sklearn.datasets import load_breast_cancer
from tensorflow.keras.layers import Dense, Dropout, Input
from tensorflow.keras.models import Sequential

raw = load_breast_cancer()
data = (raw.data - raw.data.mean(0)) / raw.data.std(0)
diagnosis = np.where(raw.target == 1, 1, 2)      # 1 benign, 2 malignant, like the original file

clf = Sequential([
    Input((30,)),
    Dense(20, activation='relu'),
    Dropout(0.2),
    Dense(1, activation='sigmoid'),
])
clf.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
clf.fit(data, diagnosis, epochs=3, batch_size=40, verbose=2)
