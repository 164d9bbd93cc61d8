import torch
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch.utils.data import DataLoader, TensorDataset


def get_loaders(batch_size):
    X, y = load_breast_cancer(return_X_y=True)
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
    sc = StandardScaler().fit(X_train)
    sets = (
        TensorDataset(torch.Tensor(sc.transform(a)), torch.Tensor(b))
        for a, b in ((X_train, y_train), (X_test, y_test))
    )
    return tuple(DataLoader(s, batch_size=batch_size, shuffle=i == 0) for i, s in enumerate(sets))
