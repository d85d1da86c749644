import golden
from golden import schedule_case as case
from keras.optimizers.schedules import PolynomialDecay

cases = [
    case(PolynomialDecay, range(20), initial_learning_rate=0.1, decay_steps=6),
    case(PolynomialDecay, range(20), initial_learning_rate=0.1, decay_steps=6, end_learning_rate=0.01, power=0.5),
    case(PolynomialDecay, range(20), initial_learning_rate=0.1, decay_steps=3, cycle=True, power=2.0),
]
golden.write(__file__, cases)
