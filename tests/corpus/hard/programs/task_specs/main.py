from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import scale

from net import screening_net
from specs import Output


def main():
    X, y = load_breast_cancer(return_X_y=True)
    X = scale(X)
    for output in Output:
        model = screening_net(X.shape[1], output)
        model.fit(X[:450], y[:450], epochs=3, batch_size=30, verbose=0)
        report = model.evaluate(X[450:], y[450:], verbose=0, return_dict=True)
        decided = output.decide(model.predict(X[450:], verbose=0)[:, 0])
        print(output.value, report, (decided == y[450:]).mean())


if __name__ == "__main__":
    main()
