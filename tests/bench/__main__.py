"""Print every figure."""

from tests.bench import filling, plain_checking, reading, refusing, regenerating, rendering, saving

if __name__ == "__main__":
    rendering.measure()
    filling.measure()
    saving.measure()
    regenerating.measure()
    reading.measure()
    refusing.measure()
    plain_checking.measure()
