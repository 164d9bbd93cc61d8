import torch
import torch.nn as nn

from data import ALL_CATEGORIES, N_LETTERS, random_example
from rnn import RNN

n_hidden = 48
rnn = RNN(N_LETTERS, n_hidden, len(ALL_CATEGORIES))
criterion = nn.NLLLoss()
learning_rate = 0.005


def train(category_tensor, line_tensor):
    hidden = rnn.init_hidden()
    rnn.zero_grad()
    for i in range(line_tensor.size(0)):
        output, hidden = rnn(line_tensor[i], hidden)
    loss = criterion(output, category_tensor)
    loss.backward()
    for p in rnn.parameters():
        p.data.add_(p.grad.data, alpha=-learning_rate)
    return output, loss.item()


if __name__ == "__main__":
    torch.manual_seed(0)
    current = 0.0
    for it in range(1, 201):
        category, line, category_tensor, line_tensor = random_example()
        output, loss = train(category_tensor, line_tensor)
        current += loss
        if it % 100 == 0:
            guess = ALL_CATEGORIES[output.topk(1)[1][0].item()]
            print(it, current / 100, line, guess, category)
            current = 0.0
