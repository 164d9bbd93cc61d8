from sklearn.datasets import load_iris

from export import with_probabilities
from zoo import make_classifier

X, y = load_iris(return_X_y=True)
clf = make_classifier(4, 3)
clf.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
clf.fit(X, y, epochs=3, verbose=0)
app = with_probabilities(clf)
print(app.predict(X[:2], verbose=0))
