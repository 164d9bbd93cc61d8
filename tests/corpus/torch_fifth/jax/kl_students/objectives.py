import jax
import jax.numpy as jnp
import optax


def temper(logits, t):
    return jax.nn.softmax(logits / t, axis=-1)


def distillation(student_logits, teacher_logits, labels, t=2.0, alpha=0.5):
    soft = optax.losses.kl_divergence(temper(student_logits, t), temper(teacher_logits, t))
    hard = optax.losses.softmax_cross_entropy_with_integer_labels(student_logits, labels)
    return jnp.mean(alpha * t**2 * soft + (1 - alpha) * hard)
