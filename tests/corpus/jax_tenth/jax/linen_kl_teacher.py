import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from sklearn.datasets import load_digits


class Teacher(nn.Module):
    @nn.compact
    def __call__(self, x):
        for width in (96, 48):
            x = nn.relu(nn.Dense(width)(x))
        return nn.Dense(10)(x)


class Student(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.Dense(10)(x)


X, y = load_digits(return_X_y=True)
X = jnp.asarray(X / 16, jnp.float32)
teacher, student = Teacher(), Student()
kt, ks = jax.random.split(jax.random.PRNGKey(0))
pt, ps = teacher.init(kt, X[:1]), student.init(ks, X[:1])


def teacher_loss(p):
    return optax.softmax_cross_entropy_with_integer_labels(teacher.apply(p, X), y).mean()


def student_loss(p, target_scores, temperature=4.0):
    own = nn.softmax(student.apply(p, X) / temperature)
    target = nn.softmax(target_scores / temperature)
    return optax.kl_divergence(own, target).mean() * temperature ** 2


def minimise(f, p, steps, *args):
    tx = optax.adam(1e-2)
    s = tx.init(p)
    vg = jax.jit(jax.value_and_grad(f))
    for _ in range(steps):
        v, g = vg(p, *args)
        u, s = tx.update(g, s)
        p = optax.apply_updates(p, u)
    return p, v


pt, _ = minimise(teacher_loss, pt, 60)
ps, v = minimise(student_loss, ps, 80, teacher.apply(pt, X))
print("kd", v, "agreement", (student.apply(ps, X).argmax(1) == teacher.apply(pt, X).argmax(1)).mean())
