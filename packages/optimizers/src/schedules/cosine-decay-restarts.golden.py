import golden
from golden import schedule_case as case
from keras.optimizers.schedules import CosineDecayRestarts

cases = [
    case(CosineDecayRestarts, range(20), initial_learning_rate=0.1, first_decay_steps=3),
    case(CosineDecayRestarts, range(20), initial_learning_rate=0.1, first_decay_steps=3, t_mul=1.0),
    case(CosineDecayRestarts, range(20), initial_learning_rate=0.1, first_decay_steps=2, t_mul=1.5, m_mul=0.8, alpha=0.1),
]
golden.write(__file__, cases)
