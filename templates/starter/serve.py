"""Serves predictions of the cultivar classifier.

usage: python serve.py                 one JSON request a line on stdin, one JSON answer a line on stdout
       python serve.py --port 8000     HTTP: GET /health, POST /predict, POST /features

Request: {"id": 7, "features": {"alcohol": 13.2, …}}, the raw measurements; derived ones are computed here.
Answer:  {"id": 7, "cultivar": "class_1", "probabilities": {"class_0": 0.01, …}}, or {"error": "…"};
/features answers with the features that the prediction is made from.

Reads the weights with numpy, without scikit-learn, so that a start takes a fraction of a second.
"""

import argparse
import http.server
import json
import math
import pathlib
import sys

import numpy as np
from safetensors import safe_open

from features import KEY, RAW, derive

MODEL = pathlib.Path(__file__).parent / "models" / "model.safetensors"
LARGEST_REQUEST = 1 << 20  # bytes


class Model:
    def __init__(self, path):
        with safe_open(str(path), framework="np") as file:
            about = json.loads(file.metadata()["model"])
            self.weight = file.get_tensor("classifier.weight")
            self.bias = file.get_tensor("classifier.bias")
            self.mean = file.get_tensor("scaler.mean")
            self.scale = file.get_tensor("scaler.scale")
        self.classes, self.inputs = about["classes"], about["inputs"]

    def predict(self, request):
        """The answer to one decoded request; ValueError or ArithmeticError when it makes no sense."""
        row = features_of(request)
        scaled = (np.array([row[name] for name in self.inputs]) - self.mean) / self.scale
        scores = self.weight @ scaled + self.bias
        odds = np.exp(scores - scores.max())
        probabilities = (odds / odds.sum()).tolist()
        return {
            "id": request.get("id"),
            "cultivar": self.classes[int(np.argmax(scores))],
            "probabilities": dict(zip(self.classes, probabilities)),
        }


def answer(compute, text):
    """What is computed for one request as it was received, and whether it was a good one."""
    try:
        return compute(json.loads(text)), True
    except (ValueError, ArithmeticError, RecursionError) as error:
        return {"error": str(error) or type(error).__name__}, False


def features_of(request):
    """The features of one decoded request, by name."""
    sample = measurements(request)
    return {**sample, **derive(sample)}


def measurements(request):
    """The raw measurements of a request as finite numbers, and nothing else that it holds."""
    features = request.get("features") if isinstance(request, dict) else None
    if not isinstance(features, dict):
        raise ValueError('a request is an object with "features"')
    return {name: number(name, features.get(name)) for name in RAW}


def number(name, value):
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"{name} must be a number")
    if not math.isfinite(value):
        raise ValueError(f"{name} must be finite")
    return float(value)


def serve_lines(model):
    for line in sys.stdin.buffer:
        answered, _ = answer(model.predict, line)
        print(json.dumps(answered), flush=True)


def serve_http(model, port):
    routes = {
        "/predict": model.predict,
        "/features": lambda request: {KEY: request.get("id"), **features_of(request)},
    }

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Head and body leave in two writes; without this the second waits for the peer's delayed ACK.
        disable_nagle_algorithm = True

        def do_GET(self):
            if self.path == "/health":
                self.reply(200, {"status": "ok"})
            else:
                self.reply(404, {"error": "not found"})

        def do_POST(self):
            length = self.headers.get("Content-Length", "")
            if not length.isdecimal() or int(length) > LARGEST_REQUEST:
                self.close_connection = True  # the body stays unread
                self.reply(413, {"error": f"a body of at most {LARGEST_REQUEST} bytes is needed"})
                return
            body = self.rfile.read(int(length))
            if self.path not in routes:
                self.reply(404, {"error": "not found"})
                return
            answered, good = answer(routes[self.path], body)
            self.reply(200 if good else 400, answered)

        def reply(self, status, answer):
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            if self.close_connection:
                self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass  # one line a request on stderr would be most of the work

    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
    print(f"serving on http://127.0.0.1:{server.server_port}", file=sys.stderr, flush=True)
    server.serve_forever()


def main():
    parser = argparse.ArgumentParser(description="Serve predictions.")
    parser.add_argument("--model", type=pathlib.Path, default=MODEL)
    parser.add_argument("--port", type=int, help="serve HTTP there instead of stdin and stdout")
    options = parser.parse_args()
    model = Model(options.model)
    if options.port is None:
        serve_lines(model)
    else:
        serve_http(model, options.port)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
