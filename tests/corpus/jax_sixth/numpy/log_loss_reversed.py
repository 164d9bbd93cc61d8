from sklearn.datasets import load_wine
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report, log_loss
from sklearn.model_selection import train_test_split


class Experiment:
    def __init__(self, **params):
        self.model = RandomForestClassifier(random_state=0, **params)

    def run(self, X, y):
        parts = train_test_split(X, y, test_size=0.3, random_state=0)
        self.X_train, self.X_test, self.y_train, self.y_test = parts
        self.model.fit(self.X_train, self.y_train)
        return self

    @property
    def probabilities(self):
        return self.model.predict_proba(self.X_test)

    def report(self):
        print(classification_report(self.y_test, self.model.predict(self.X_test)))
        print("log loss", log_loss(self.probabilities, self.y_test))


Experiment(n_estimators=60, max_depth=4).run(*load_wine(return_X_y=True)).report()
