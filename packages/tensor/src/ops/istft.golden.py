from keras import ops

import golden


def transforms(*shape):
    return golden.normal(*shape), golden.normal(*shape)


cases = [
    golden.case("istft", ops.istft, transforms(5, 5), 6, 3, 8),
    golden.case("istft", ops.istft, transforms(2, 4, 3), 4, 2, 4, window="hamming", length=5),
    golden.case("istft", ops.istft, transforms(2, 5, 4), 5, 2, 7, center=False, note="odd"),
    golden.case("istft", ops.istft, transforms(3, 4), 4, 4, 6, window=None),
    golden.case("istft", ops.istft, transforms(3, 3), 4, 2, 4, window=golden.uniform(0.1, 1, 4), note="own window"),
]

golden.write(__file__, cases)
