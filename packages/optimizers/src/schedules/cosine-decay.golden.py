import golden
from golden import schedule_case as case
from keras.optimizers.schedules import CosineDecay

cases = [
    case(CosineDecay, range(20), initial_learning_rate=0.1, decay_steps=6),
    case(CosineDecay, range(20), initial_learning_rate=0.1, decay_steps=6, alpha=0.2),
    case(CosineDecay, range(20), initial_learning_rate=0.0, decay_steps=6, warmup_target=0.1, warmup_steps=4, alpha=0.1),
]
golden.write(__file__, cases)
