import golden
from golden import schedule_case as case
from keras.optimizers.schedules import InverseTimeDecay

cases = [
    case(InverseTimeDecay, range(20), initial_learning_rate=0.1, decay_steps=4, decay_rate=0.5),
    case(InverseTimeDecay, range(20), initial_learning_rate=0.1, decay_steps=4, decay_rate=0.5, staircase=True),
]
golden.write(__file__, cases)
