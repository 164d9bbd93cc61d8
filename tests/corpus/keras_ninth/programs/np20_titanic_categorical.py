import pandas as pd
from sklearn.model_selection import train_test_split
from tensorflow import keras

train = pd.read_csv('train.csv')
test = pd.read_csv('test.csv')

for frame in (train, test):
    frame['Sex'] = frame['Sex'].map({'male': 0, 'female': 1})
    frame['Age'] = frame['Age'].fillna(frame['Age'].median())
    frame['Fare'] = frame['Fare'].fillna(frame['Fare'].median())
    frame['FamilySize'] = frame['SibSp'] + frame['Parch'] + 1

features = ['Pclass', 'Sex', 'Age', 'Fare', 'FamilySize']
X_train, X_val, y_train, y_val = train_test_split(
    train[features].values.astype('float32'), train['Survived'].values, test_size=0.2, random_state=0)

model = keras.models.Sequential()
model.add(keras.layers.Dense(32, activation='relu', input_dim=len(features)))
model.add(keras.layers.BatchNormalization())
model.add(keras.layers.Dense(32, activation='relu'))
model.add(keras.layers.Dense(1, activation='sigmoid'))
model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])
model.fit(X_train, y_train, validation_data=(X_val, y_val), epochs=30, batch_size=32)

out = pd.DataFrame({'PassengerId': test['PassengerId']})
out['Survived'] = (model.predict(test[features].values.astype('float32')) > 0.5).astype(int)
out.to_csv('submission.csv', index=False)
