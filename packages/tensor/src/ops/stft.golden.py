from keras import ops

import golden

cases = [
    golden.case("stft", ops.stft, golden.normal(16), 6, 3, 8),
    golden.case("stft", ops.stft, golden.normal(2, 12), 4, 2, 4, window="hamming"),
    golden.case("stft", ops.stft, golden.normal(2, 13), 5, 2, 7, center=False, note="odd"),
    golden.case("stft", ops.stft, golden.normal(10), 4, 4, 6, window=None),
    golden.case("stft", ops.stft, golden.normal(10), 4, 2, 4, window=golden.uniform(0.1, 1, 4), note="own window"),
]

golden.write(__file__, cases)
