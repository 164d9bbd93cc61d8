import torch
import torch.nn as nn


class MatrixFactorization(nn.Module):
    def __init__(self, n_users, n_books, k=12):
        super().__init__()
        self.user = nn.Embedding(n_users, k)
        self.book = nn.Embedding(n_books, k)
        self.user_bias = nn.Embedding(n_users, 1)
        self.book_bias = nn.Embedding(n_books, 1)

    def forward(self, u, b):
        dot = (self.user(u) * self.book(b)).sum(dim=1)
        return dot + self.user_bias(u).squeeze(1) + self.book_bias(b).squeeze(1)


def interactions(n):
    u = torch.randint(0, 50, (n,))
    b = torch.randint(0, 80, (n,))
    liked = ((u % 5) == (b % 5)).float()
    return u, b, liked


def main():
    torch.manual_seed(0)
    model = MatrixFactorization(50, 80)
    opt = torch.optim.Adagrad(model.parameters(), lr=0.1)
    bce = nn.BCELoss()
    for epoch in range(30):
        u, b, liked = interactions(512)
        opt.zero_grad()
        loss = bce(model(u, b), liked)
        loss.backward()
        opt.step()
        if epoch % 10 == 0:
            print(epoch, loss.item())


if __name__ == "__main__":
    main()
