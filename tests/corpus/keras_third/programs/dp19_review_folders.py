import pathlib
import tempfile

import tensorflow as tf
from tensorflow.keras import layers

SECTIONS = {
    'books': ['a slow novel', 'lovely poems', 'the author writes well'],
    'music': ['loud drums', 'a fine guitar solo', 'the singer is tired'],
    'games': ['hard last level', 'great coop mode', 'the controls are odd'],
}
root = pathlib.Path(tempfile.mkdtemp())
for section, reviews in SECTIONS.items():
    (root / section).mkdir()
    for n, review in enumerate(reviews * 4):
        (root / section / f'{n}.txt').write_text(review)

train = tf.keras.utils.text_dataset_from_directory(str(root), batch_size=6, seed=3)

vectorize = layers.TextVectorization(max_tokens=60, output_mode='multi_hot')
vectorize.adapt(train.map(lambda text, section: text))

inputs = tf.keras.Input((1,), dtype='string')
x = vectorize(inputs)
x = layers.Dense(16, activation='relu')(x)
outputs = layers.Dense(len(SECTIONS), activation='softmax')(x)
model = tf.keras.Model(inputs, outputs)
model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])
model.fit(train, epochs=3)
