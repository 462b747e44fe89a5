"""Run one benchmark: ``python -m benchmarks NAME [ARGUMENTS]``; without a name, list them."""

import importlib
import pkgutil
import sys

import benchmarks


def main() -> int:
    """Run the benchmark named on the command line."""
    known = sorted(m.name for m in pkgutil.iter_modules(benchmarks.__path__) if m.name[0] != "_")
    if len(sys.argv) < 2 or sys.argv[1] not in known:
        print(f"usage: python -m benchmarks {{{','.join(known)}}} [arguments]")
        return 2
    return int(importlib.import_module(f"benchmarks.{sys.argv[1]}").main(sys.argv[2:]) or 0)


if __name__ == "__main__":
    sys.exit(main())
