"""Predicts for every request of a file, as serve.py would answer them.

usage: python predict.py REQUESTS ANSWERS      both JSON lines
"""

import json
import pathlib
import sys

from serve import MODEL, Model, answer


def main():
    requests, answers = (pathlib.Path(name) for name in sys.argv[1:3])
    model = Model(MODEL)
    lines = requests.read_text(encoding="utf-8").splitlines()
    made = [json.dumps(answer(model.predict, line)[0]) + "\n" for line in lines]
    answers.write_text("".join(made), encoding="utf-8")


if __name__ == "__main__":
    main()
