import torch
from torch import nn
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler

X, y = load_wine(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=0)
mms = MinMaxScaler()
X_train = torch.from_numpy(mms.fit_transform(X_train)).float()
X_test = torch.from_numpy(mms.transform(X_test)).float()
y_train, y_test = torch.from_numpy(y_train), torch.from_numpy(y_test)


class Classifier(nn.Module):
    def __init__(self, in_features, out_features=2):
        super().__init__()
        self.stack = nn.Sequential(
            nn.Linear(in_features, 32),
            nn.BatchNorm1d(32),
            nn.ReLU(),
            nn.Linear(32, out_features),
        )

    def forward(self, x):
        return self.stack(x)


clf = Classifier(in_features=13)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(clf.parameters(), lr=1e-2)
for epoch in range(40):
    clf.train()
    y_hat = clf(X_train)
    loss = criterion(y_hat, y_train)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
clf.eval()
print((clf(X_test).argmax(1) == y_test).float().mean())
