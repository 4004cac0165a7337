"""Print every figure."""

from tests.bench import refusing, rendering, saving

if __name__ == "__main__":
    rendering.measure()
    saving.measure()
    refusing.measure()
