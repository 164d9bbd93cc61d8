"""cs231n 'softmax classifier' and an svm on the same features."""
import torch
from torch import nn
from sklearn.datasets import load_digits


class SoftmaxClassifier(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.softmax = nn.Linear(d, k)  # the softmax itself is in the loss

    def forward(self, x):
        probs = self.softmax(x)
        return probs


class SVM(SoftmaxClassifier):
    pass


def svm_loss(scores, y, margin=1.0):
    right = scores.gather(1, y[:, None])
    hinge = torch.clamp(scores - right + margin, min=0)
    hinge = hinge.scatter(1, y[:, None], 0.0)
    return hinge.sum(1).mean()


X, y = load_digits(return_X_y=True)
X, y = torch.tensor((X - X.mean()) / X.std(), dtype=torch.float32), torch.tensor(y)
for model, loss_fn in ((SoftmaxClassifier(64, 10), nn.CrossEntropyLoss()), (SVM(64, 10), svm_loss)):
    opt = torch.optim.SGD(model.parameters(), lr=0.05, weight_decay=1e-3)
    for epoch in range(40):
        opt.zero_grad()
        loss = loss_fn(model(X[:1500]), y[:1500])
        loss.backward()
        opt.step()
    print(type(model).__name__, loss.item(), (model(X[1500:]).argmax(1) == y[1500:]).float().mean().item())
