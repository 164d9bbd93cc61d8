import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim

torch.manual_seed(1)

training_data = [
    ("the dog ate the apple".split(), ["DET", "NN", "V", "DET", "NN"]),
    ("everybody read that book".split(), ["NN", "V", "DET", "NN"]),
    ("the quick fox saw a bird".split(), ["DET", "ADJ", "NN", "V", "DET", "NN"]),
    ("a small bird ate that seed".split(), ["DET", "ADJ", "NN", "V", "DET", "NN"]),
]
word_to_ix, tag_to_ix = {}, {}
for sent, tags in training_data:
    for word in sent:
        word_to_ix.setdefault(word, len(word_to_ix))
    for t in tags:
        tag_to_ix.setdefault(t, len(tag_to_ix))
ix_to_tag = {v: k for k, v in tag_to_ix.items()}


def prepare_sequence(seq, to_ix):
    return torch.tensor([to_ix[w] for w in seq], dtype=torch.long)


class LSTMTagger(nn.Module):

    def __init__(self, embedding_dim, hidden_dim, vocab_size, tagset_size):
        super().__init__()
        self.hidden_dim = hidden_dim
        self.word_embeddings = nn.Embedding(vocab_size, embedding_dim)
        self.lstm = nn.LSTM(embedding_dim, hidden_dim)
        self.hidden2tag = nn.Linear(hidden_dim, tagset_size)

    def forward(self, sentence):
        embeds = self.word_embeddings(sentence)
        lstm_out, _ = self.lstm(embeds.view(len(sentence), 1, -1))
        tag_space = self.hidden2tag(F.dropout(lstm_out.view(len(sentence), -1), 0.1, self.training))
        return tag_space


model = LSTMTagger(8, 12, len(word_to_ix), len(tag_to_ix))
loss_function = nn.NLLLoss()
optimizer = optim.SGD(model.parameters(), lr=0.02)

for epoch in range(25):
    total = 0.0
    for sentence, tags in training_data:
        model.zero_grad()
        tag_scores = model(prepare_sequence(sentence, word_to_ix))
        loss = loss_function(tag_scores, prepare_sequence(tags, tag_to_ix))
        loss.backward()
        optimizer.step()
        total += loss.item()
    if epoch % 5 == 0:
        print(epoch, total / len(training_data))

model.eval()
with torch.no_grad():
    best = model(prepare_sequence(training_data[0][0], word_to_ix)).max(1)[1]
print([ix_to_tag[i] for i in best.tolist()])
