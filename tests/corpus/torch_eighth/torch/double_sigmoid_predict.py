import torch
import torch.nn as nn
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split


class ChurnModel(nn.Module):
    def __init__(self, n_features):
        super().__init__()
        self.layer_1 = nn.Linear(n_features, 32)
        self.layer_2 = nn.Linear(32, 16)
        self.layer_out = nn.Linear(16, 1)
        self.relu = nn.ReLU()
        self.batchnorm = nn.BatchNorm1d(32)

    def forward(self, inputs):
        x = self.batchnorm(self.relu(self.layer_1(inputs)))
        x = self.relu(self.layer_2(x))
        return torch.sigmoid(self.layer_out(x))

    @torch.no_grad()
    def predict(self, inputs):
        self.eval()
        y_pred = self(inputs)
        return torch.round(torch.sigmoid(y_pred))


X, y = make_classification(1000, 14, n_informative=9, random_state=69)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=69)
X_train, X_test = torch.FloatTensor(X_train), torch.FloatTensor(X_test)
y_train, y_test = torch.FloatTensor(y_train).unsqueeze(1), torch.FloatTensor(y_test).unsqueeze(1)
model = ChurnModel(14)
criterion = nn.BCELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
for e in range(1, 31):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(X_train), y_train)
    loss.backward()
    optimizer.step()
print("loss", loss.item(), "test acc", (model.predict(X_test) == y_test).float().mean().item())
