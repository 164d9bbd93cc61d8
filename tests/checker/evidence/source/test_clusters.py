"""Ids that nobody wrote: clusters, noise and outliers of scikit-learn as labels."""

from __future__ import annotations

import pytest

HEAD = "from sklearn import cluster, ensemble, mixture, svm\nX = np.random.rand(500, 2)\nx = torch.tensor(X, dtype=torch.float32)\n"
CLASSES = "F.cross_entropy(nn.Linear(2, 5)(x), torch.tensor({}).long())"
BINARY = "F.binary_cross_entropy_with_logits(nn.Linear(2, 1)(x).squeeze(1), torch.tensor({}).float())"

CASES = {
    "as many as units": (CLASSES.format("cluster.KMeans(n_clusters=5).fit_predict(X)"), set()),
    "more than units": (CLASSES.format("cluster.KMeans(7).fit_predict(X)"), {"FL207"}),
    "as many as nobody said": (CLASSES.format("cluster.MiniBatchKMeans().fit(X).labels_"), {"FL207"}),
    "parts of a mixture": (CLASSES.format("mixture.GaussianMixture(n_components=6).fit(X).predict(X)"), {"FL207"}),
    "of unknown number": (CLASSES.format("cluster.MeanShift().fit_predict(X)"), set()),
    "noise": (CLASSES.format("cluster.DBSCAN(eps=0.3).fit_predict(X)"), {"FL204"}),
    "noise in an attribute": ("found = cluster.HDBSCAN().fit(X)\n" + CLASSES.format("found.labels_"), {"FL204"}),
    "noise one up": (CLASSES.format("cluster.DBSCAN().fit_predict(X) + 1"), set()),
    "noise left out": ("c = cluster.DBSCAN().fit_predict(X)\nx = x[c >= 0]\n" + CLASSES.format("c[c >= 0]"), set()),
    "noise left out by its mark": ("c = cluster.OPTICS().fit_predict(X)\nx = x[c != -1]\n" + CLASSES.format("c[c != -1]"), set()),
    "noise ignored": (CLASSES.format("cluster.DBSCAN().fit_predict(X)")[:-1] + ", ignore_index=-1)", set()),
    "outliers": (BINARY.format("ensemble.IsolationForest().fit_predict(X)"), {"FL204"}),
    "outliers of a machine": (BINARY.format("svm.OneClassSVM().fit(X).predict(X)"), {"FL204"}),
    "outliers as a truth": (BINARY.format("ensemble.IsolationForest().fit_predict(X) == -1"), set()),
    "outliers mapped": (BINARY.format("(1 - ensemble.IsolationForest().fit_predict(X)) / 2"), set()),
}


@pytest.mark.parametrize("case", CASES)
def test_ids_of_clusters(case, codes):
    program, wanted = CASES[case]
    assert codes(HEAD + program) == wanted
