"""Print every figure."""

from tests.bench import rendering, saving

if __name__ == "__main__":
    rendering.measure()
    saving.measure()
