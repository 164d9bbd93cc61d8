import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_classification
from sklearn.preprocessing import MinMaxScaler

torch.manual_seed(7)
X, y = make_classification(800, 11, n_informative=6, random_state=7)
X = torch.tensor(MinMaxScaler().fit_transform(X), dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32).reshape(-1, 1)
loader = DataLoader(TensorDataset(X[:600], y[:600]), batch_size=32, shuffle=True)

model = nn.Sequential(
    nn.Linear(11, 32),
    nn.ReLU(),
    nn.Dropout(0.2),
    nn.Linear(32, 16),
    nn.ReLU(),
    nn.Linear(16, 1),
    nn.Softmax(dim=1),
)
loss_fn = nn.BCELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)

for epoch in range(5):
    model.train()
    for batch_x, batch_y in loader:
        optimizer.zero_grad()
        loss = loss_fn(model(batch_x), batch_y)
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        prediction = (model(X[600:]) > 0.5).float()
        acc = (prediction == y[600:]).float().mean().item()
    print(f"Epoch {epoch + 1} loss {loss.item():.4f} accuracy {acc:.3f}")
