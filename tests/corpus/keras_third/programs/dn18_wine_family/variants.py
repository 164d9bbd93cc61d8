from base import Classifier


class ScoreClassifier(Classifier):
    hidden = (32, 16)


class ProbabilityClassifier(Classifier):
    head_activation = "softmax"

    def confident(self, x, level=0.5):
        return self.net.predict(x, verbose=0).max(axis=1) > level
