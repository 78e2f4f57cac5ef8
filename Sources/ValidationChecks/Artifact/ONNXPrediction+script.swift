// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension ONNXPrediction {
  /// Python that answers a file of inputs, for `python3 -c SCRIPT MODEL INPUTS ANSWERS`. Its exit codes are those
  /// of ``Failure``; what was wrong stands on one line of standard error.
  static let script = #"""
    import json
    import sys

    try:
        import numpy
        import onnxruntime
    except ImportError as error:
        print(error, file=sys.stderr)
        sys.exit(69)

    MOST = 64 << 20  # bytes of answers
    INTEGERS = {f"tensor({name})": name for name in
                ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")}
    FLOATS = {"tensor(float16)": "float16", "tensor(float)": "float32", "tensor(double)": "float64"}


    class Unfit(Exception):
        """What the inputs hold is not what the model takes."""


    def shape(value):
        if not isinstance(value, list):
            return []
        inner = [shape(element) for element in value]
        if any(other != inner[0] for other in inner):
            raise Unfit("lists of different lengths")
        return [len(value), *(inner[0] if inner else [])]


    def leaves(value):
        if isinstance(value, list):
            for element in value:
                yield from leaves(element)
        else:
            yield value


    def array(value, kind):
        """Exactly the numbers and texts that were written, or none at all."""
        if kind in INTEGERS:
            dtype, wanted = INTEGERS[kind], "integers"
            limits = numpy.iinfo(dtype)
            fits = lambda leaf: type(leaf) is int and limits.min <= leaf <= limits.max
        elif kind in FLOATS:
            dtype, wanted = FLOATS[kind], "numbers"
            fits = lambda leaf: type(leaf) in (int, float)
        elif kind == "tensor(bool)":
            dtype, wanted = "bool", "truth values"
            fits = lambda leaf: type(leaf) is bool
        elif kind == "tensor(string)":
            dtype, wanted = "object", "texts"
            fits = lambda leaf: type(leaf) is str
        else:
            raise Unfit("values that JSON cannot give")
        for leaf in leaves(value):
            if not fits(leaf):
                raise Unfit(f"{json.dumps(leaf)[:80]} in place of {wanted}")
        return numpy.array(value, dtype=dtype)


    def tensor(port, value):
        try:
            dimensions = shape(value)
            # A rank that the model does not tell looks like that of a scalar.
            if port.shape and (len(dimensions) != len(port.shape) or any(
                    isinstance(most, int) and most != found
                    for most, found in zip(port.shape, dimensions))):
                raise Unfit(f"shape {dimensions}")
            return array(value, port.type)
        except (Unfit, ValueError, OverflowError) as error:
            raise Unfit(f"input '{port.name}' takes {port.type} of shape {port.shape}, found {error}")


    def feed(ports, text):
        try:
            line = json.loads(text)
        except ValueError as error:
            raise Unfit(f"no JSON: {error}")
        if not isinstance(line, dict):
            raise Unfit("no object of the inputs by name")
        names = [port.name for port in ports]
        if set(line) != set(names):
            raise Unfit(f"inputs {sorted(line)}, the model takes {sorted(names)}")
        return {port.name: tensor(port, line[port.name]) for port in ports}


    def plain(value):
        if isinstance(value, (numpy.ndarray, numpy.generic)):
            return plain(value.tolist())
        if isinstance(value, dict):
            return {str(key): plain(member) for key, member in value.items()}
        if isinstance(value, (list, tuple)):
            return [plain(element) for element in value]
        return value.decode("utf-8") if isinstance(value, bytes) else value


    def open_session(path):
        options = onnxruntime.SessionOptions()
        # The order of a sum, and what a graph is rewritten to, are not to depend on the machine.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.use_deterministic_compute = True
        options.log_severity_level = 3
        options.add_session_config_entry("session.load_model_format", "ONNX")
        # No library of custom operators is ever registered.
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


    def fail(status, error):
        print(" ".join(str(error).split())[:2000], file=sys.stderr)
        sys.exit(status)


    def main(model, inputs, answers):
        try:
            session = open_session(model)
        except Exception as error:
            fail(66, error)
        names = [port.name for port in session.get_outputs()]
        size = 0
        with open(inputs, encoding="utf-8") as lines, open(answers, "w", encoding="utf-8") as file:
            for number, text in enumerate(lines, 1):
                if not text.strip():
                    continue
                try:
                    values = feed(session.get_inputs(), text)
                except (Unfit, RecursionError) as error:
                    fail(65, f"line {number}: {error}")
                try:
                    results = session.run(names, values)
                    line = json.dumps(dict(zip(names, map(plain, results)))) + "\n"
                except Exception as error:
                    fail(70, f"line {number}: {error}")
                size += len(line)
                if size > MOST:
                    fail(70, f"line {number}: more than 64 MiB of answers")
                file.write(line)


    main(*sys.argv[1:])
    """#
}
