import torch
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler

torch.manual_seed(42)
bunch = load_breast_cancer()
X = torch.tensor(StandardScaler().fit_transform(bunch.data)).float()
y = torch.tensor(bunch.target).float().reshape(-1, 1)


class LogisticRegression(torch.nn.Module):
    def __init__(self, input_dim, output_dim=1):
        super().__init__()
        self.linear = torch.nn.Linear(input_dim, output_dim)

    def forward(self, x):
        return self.linear(x)


def binary_cross_entropy(y_hat, y, eps=1e-7):
    return -torch.mean(y * torch.log(y_hat + eps) + (1 - y) * torch.log(1 - y_hat + eps))


model = LogisticRegression(X.shape[1])
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
for epoch in range(100):
    y_hat = model(X)
    loss = binary_cross_entropy(y_hat, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 25 == 0:
        print(f"epoch {epoch:3d} loss {loss.item():.4f}")
