import jax
import jax.numpy as jnp

from fit import train


def score_customers(model, variables, rows):
    risk = jax.nn.sigmoid(model.apply(variables, rows))
    return risk, risk > 0.5


if __name__ == "__main__":
    model, variables, (x, y), loss = train()
    risk, leaving = score_customers(model, variables, x)
    print("loss", loss, "flagged", jnp.mean(leaving), "accuracy", jnp.mean(leaving == y))
