from keras import ops

import golden


def rearrange(pattern, *shape, note=None, **lengths):
    return golden.case("rearrange", ops.rearrange, golden.normal(*shape), pattern, note=note, **lengths)


cases = [
    rearrange("b h w c -> b c h w", 2, 3, 2, 2),
    rearrange("b h w c -> (b h) w c", 2, 3, 2, 2, note="joined"),
    rearrange("b h w c -> h (b w) c", 2, 3, 2, 1),
    rearrange("b h w c -> b (c h w)", 2, 3, 2, 2),
    rearrange("b (h1 h) (w1 w) c -> (b h1 w1) h w c", 1, 4, 6, 2, h1=2, w1=3, note="split"),
    rearrange("b (h h1) (w w1) c -> b h w (c h1 w1)", 1, 4, 2, 3, h1=2, w1=2),
    rearrange("a -> a", 3, note="nothing"),
]

golden.write(__file__, cases)
