import random

import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx
from sklearn.preprocessing import MultiLabelBinarizer

GENRES = ["drama", "comedy", "action", "horror", "romance", "western"]
WORDS = {g: [f"{g}_{i}" for i in range(6)] for g in GENRES}


def film(rnd):
    tags = rnd.sample(GENRES, k=rnd.choice([2, 3]))
    plot = [rnd.choice(WORDS[t]) for t in tags for _ in range(4)]
    return plot, tags


rnd = random.Random(17)
films = [film(rnd) for _ in range(400)]
vocabulary = {w: i for i, w in enumerate(sorted(w for ws in WORDS.values() for w in ws))}
bags = np.zeros((len(films), len(vocabulary)), np.float32)
for row, (plot, _) in enumerate(films):
    for word in plot:
        bags[row, vocabulary[word]] += 1
targets = MultiLabelBinarizer(classes=GENRES).fit_transform([tags for _, tags in films]).astype(np.float32)


class GenreModel(nnx.Module):
    def __init__(self, rngs):
        self.embed = nnx.Linear(len(vocabulary), 24, use_bias=False, rngs=rngs)
        self.drop = nnx.Dropout(0.1, rngs=rngs)
        self.out = nnx.Linear(24, len(GENRES), rngs=rngs)

    def __call__(self, bag):
        return self.out(self.drop(nnx.tanh(self.embed(bag))))


def loss_fn(model, bag, target):
    return optax.safe_softmax_cross_entropy(model(bag), target).mean()


@nnx.jit
def train_step(model, optimizer, bag, target):
    loss, grads = nnx.value_and_grad(loss_fn)(model, bag, target)
    optimizer.update(model, grads)
    return loss


model = GenreModel(nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.nadam(5e-3), wrt=nnx.Param)
for epoch in range(5):
    for i in range(0, len(bags), 50):
        loss = train_step(model, optimizer, bags[i:i + 50], targets[i:i + 50])
    print(epoch, loss)
model.eval()
best = jnp.argsort(model(bags[:5]), axis=-1)[:, ::-1][:, :2]
for row, (_, tags) in zip(best, films):
    print([GENRES[int(i)] for i in row], tags)
