import numpy as np
import tensorflow as tf

names = 'anna bella carla diana elena fiona greta helga irina julia karla laura maria nadia'.split()
chars = ['.'] + sorted(set(''.join(names)))
stoi = {c: i for i, c in enumerate(chars)}
V, CONTEXT, EMB, HID = len(chars), 3, 6, 32

xs, ys = [], []
for name in names:
    window = [0] * CONTEXT
    for c in name + '.':
        xs.append(window)
        ys.append(stoi[c])
        window = window[1:] + [stoi[c]]
xs, ys = np.array(xs), np.array(ys)

p = {
    'C': tf.Variable(tf.random.normal((V, EMB))),
    'W1': tf.Variable(tf.random.normal((CONTEXT * EMB, HID), stddev=0.2)),
    'b1': tf.Variable(tf.zeros(HID)),
    'W2': tf.Variable(tf.random.normal((HID, V), stddev=0.1)),
    'b2': tf.Variable(tf.zeros(V)),
}


def forward(x):
    e = tf.reshape(tf.gather(p['C'], x), (-1, CONTEXT * EMB))
    h = tf.tanh(e @ p['W1'] + p['b1'])
    return tf.nn.log_softmax(h @ p['W2'] + p['b2'])


def objective(x, y):
    per_char = tf.nn.softmax_cross_entropy_with_logits(labels=tf.one_hot(y, V), logits=forward(x))
    return tf.reduce_mean(per_char)


variables = list(p.values())
opt = tf.keras.optimizers.Adam(0.02)
for it in range(40):
    with tf.GradientTape() as tape:
        loss = objective(xs, ys)
    opt.apply_gradients(zip(tape.gradient(loss, variables), variables))
    if it % 10 == 0:
        print(it, float(loss))

window, out = [0] * CONTEXT, ''
while len(out) < 10:
    k = int(tf.random.categorical(forward(np.array([window])), 1)[0, 0])
    if k == 0:
        break
    out += chars[k]
    window = window[1:] + [k]
print(out)
