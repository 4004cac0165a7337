"""Print every figure."""

from tests.bench import filling, plain_checking, refusing, rendering, saving

if __name__ == "__main__":
    rendering.measure()
    filling.measure()
    saving.measure()
    refusing.measure()
    plain_checking.measure()
