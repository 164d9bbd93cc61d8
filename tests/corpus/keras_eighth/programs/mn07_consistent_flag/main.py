from sklearn.datasets import make_circles

from build import build
from options import parse


def main():
    options = parse([])
    X, y = make_circles(300, noise=0.05, factor=0.4, random_state=7)
    net, cut = build(options, 2)
    net.fit(X, y, epochs=options.epochs, verbose=0)
    print((net.predict(X, verbose=0).ravel() > cut).astype(int)[:10], y[:10])


main()
