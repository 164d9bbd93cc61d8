import numpy as np
import pandas as pd
from tensorflow.keras.layers import Dense
from tensorflow.keras.models import Sequential

np.random.seed(1)
n = 300
df = pd.DataFrame({
    'income': np.random.lognormal(10, 0.5, n),
    'debt': np.random.exponential(5000, n),
    'years': np.random.randint(0, 20, n),
})
df['approved'] = np.where(df.income - df.debt > 15000, 'yes', 'no')

X = df[['income', 'debt', 'years']]
X = ((X - X.mean()) / X.std()).values
y = df['approved'].values

classifier = Sequential()
classifier.add(Dense(6, activation='relu', kernel_initializer='uniform'))
classifier.add(Dense(6, activation='relu', kernel_initializer='uniform'))
classifier.add(Dense(1, activation='softmax', kernel_initializer='uniform'))
classifier.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
classifier.fit(X, y, batch_size=10, epochs=5)
