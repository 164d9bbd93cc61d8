import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_blobs


class BoWClassifier(nn.Module):
    def __init__(self, num_labels, vocab_size):
        super().__init__()
        self.linear = nn.Linear(vocab_size, num_labels)
        self.logsoftmax = nn.LogSoftmax(dim=0)

    def forward(self, bow_vec):
        return self.logsoftmax(self.linear(bow_vec))


X, y = make_blobs(320, n_features=7, centers=3, random_state=4)
X = (X - X.mean(axis=0)) / X.std(axis=0)
loader = DataLoader(TensorDataset(torch.tensor(X, dtype=torch.float), torch.tensor(y)), batch_size=40, shuffle=True)
model = BoWClassifier(3, 7)
loss_function = nn.NLLLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(5):
    for instance, label in loader:
        model.zero_grad()
        log_probs = model(instance)
        loss = loss_function(log_probs, label)
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
