import golden
from golden import schedule_case as case
from keras.optimizers.schedules import PiecewiseConstantDecay

cases = [
    case(PiecewiseConstantDecay, range(20), boundaries=[3, 7], values=[1.0, 0.5, 0.1]),
    case(PiecewiseConstantDecay, range(20), boundaries=[5], values=[1.0, 0.5], name="mine"),
]
golden.write(__file__, cases)
