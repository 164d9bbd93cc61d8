import tensorflow as tf
from tensorflow.keras import layers

train, val = tf.keras.utils.image_dataset_from_directory(
    'flower_photos', label_mode='int', validation_split=0.2, subset='both', seed=9,
    image_size=(128, 128), batch_size=32)
names = train.class_names
train = train.cache().shuffle(500).prefetch(tf.data.AUTOTUNE)

model = tf.keras.Sequential([
    layers.Rescaling(1. / 127.5, offset=-1),
    layers.Conv2D(16, 3, activation='relu'),
    layers.MaxPooling2D(),
    layers.Conv2D(32, 3, activation='relu'),
    layers.GlobalAveragePooling2D(),
    layers.Dense(len(names)),
])
model.compile(optimizer='adam',
              loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
              metrics=['accuracy'])
model.fit(train, validation_data=val, epochs=5)
for batch, _ in val.take(1):
    p = tf.nn.softmax(model.predict(batch), axis=-1)
    print([names[k] for k in tf.argmax(p, axis=1).numpy()], (tf.reduce_max(p, 1) > 0.5).numpy())
