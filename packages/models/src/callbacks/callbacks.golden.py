"""What the callbacks that watch a quantity do with given logs, epoch by epoch."""

import golden
import keras
import numpy as np
from keras.callbacks import EarlyStopping, ReduceLROnPlateau


class FakeModel:
    """Has what callbacks ask a model for; its only weight is the number of the epoch."""

    def __init__(self):
        self.metrics = []
        self.stop_training = False
        self.optimizer = keras.optimizers.SGD(0.1)
        self.epoch = 0
        self.restored = None

    def get_weights(self):
        return [self.epoch]

    def set_weights(self, weights):
        self.restored = weights[0]


def run(callback, values, **options):
    made = callback(**options)
    model = FakeModel()
    made.set_model(model)
    made.set_params({"epochs": len(values)})
    rates = []
    made.on_train_begin()
    for epoch, value in enumerate(values):
        model.epoch = epoch
        made.on_epoch_begin(epoch)
        logs = {} if value is None else {"val_loss": value}
        made.on_epoch_end(epoch, logs)
        rates.append(float(np.asarray(model.optimizer.learning_rate)))
        if model.stop_training:
            break
    made.on_train_end({})
    result = {"callback": callback.__name__, "options": options, "values": golden.encode(values), "epochs": epoch + 1, "rates": rates, "restored": model.restored}
    if callback is EarlyStopping:
        result.update(stopped_epoch=made.stopped_epoch, best_epoch=made.best_epoch)
    return result


falling = [1.0, 0.8, 0.9, 0.85, 0.7, 0.71, 0.72, 0.73]
flat = [1.0, 0.99995, 0.9999, 0.9998, 0.99, 0.99, 0.99, 0.99]
cases = [
    run(EarlyStopping, falling),
    run(EarlyStopping, falling, patience=2),
    run(EarlyStopping, falling, patience=3, restore_best_weights=True),
    run(EarlyStopping, falling, patience=10, restore_best_weights=True),
    run(EarlyStopping, falling, patience=1, min_delta=0.15),
    run(EarlyStopping, falling, patience=1, mode="max"),
    run(EarlyStopping, falling, patience=2, baseline=0.75),
    run(EarlyStopping, falling, patience=2, baseline=0.75, restore_best_weights=True),
    run(EarlyStopping, falling, patience=1, start_from_epoch=4, restore_best_weights=True),
    run(EarlyStopping, [1.0, None, 0.9, None, 1.1, None, 1.2], patience=2),
    run(EarlyStopping, [float("nan"), 0.9, 0.8], patience=1, restore_best_weights=True),
    run(ReduceLROnPlateau, falling, patience=1),
    run(ReduceLROnPlateau, falling, patience=2, factor=0.5, min_lr=0.03),
    run(ReduceLROnPlateau, flat, patience=2, factor=0.5),
    run(ReduceLROnPlateau, flat, patience=1, factor=0.5, cooldown=2, min_delta=0.0),
    run(ReduceLROnPlateau, falling, patience=1, factor=0.5, cooldown=2, mode="max"),
]
golden.write(__file__, cases)
