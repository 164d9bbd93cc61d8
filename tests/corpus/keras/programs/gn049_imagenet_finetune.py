import tensorflow as tf
from tensorflow.keras.applications.resnet50 import ResNet50, decode_predictions, preprocess_input
from tensorflow.keras.preprocessing.image import ImageDataGenerator

full = ResNet50(weights='imagenet')
img = tf.keras.utils.load_img('bee.jpg', target_size=(224, 224))
x = preprocess_input(tf.expand_dims(tf.keras.utils.img_to_array(img), 0))
print(decode_predictions(full.predict(x), top=3)[0])

gen = ImageDataGenerator(preprocessing_function=preprocess_input, validation_split=0.2)
train = gen.flow_from_directory('insects', target_size=(224, 224), class_mode='binary', subset='training')
val = gen.flow_from_directory('insects', target_size=(224, 224), class_mode='binary', subset='validation')

base = ResNet50(weights='imagenet', include_top=False, pooling='avg')
base.trainable = False
model = tf.keras.Sequential([base, tf.keras.layers.Dropout(0.3), tf.keras.layers.Dense(1, activation='sigmoid')])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy', tf.keras.metrics.AUC(name='auc')])
model.fit(train, validation_data=val, epochs=3)
