// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
package import ValidationCore

extension ArtifactInterface {
  package var examples: [CheckExample] {
    let two = Data.graph(input: "features", width: 13, opset: 17)
    return [
      .interface("the interface of the base", .passed, nil, two, base: two),
      .interface(
        "an input with another name", .failed, "interface.removed",
        .graph(input: "x", width: 13, opset: 17), base: two),
      .interface(
        "an input with more columns", .failed, "interface.dimension",
        .graph(input: "features", width: 14, opset: 17), base: two),
      .interface(
        "a newer opset than the base", .failed, "interface.domain-version",
        .graph(input: "features", width: 13, opset: 20), base: two),
      CheckExample(
        "a model that is no longer there", outcome: .failed, subject: "models/old.onnx",
        rule: "interface.removed-file",
        entry: """
          - id: interface
            type: artifact.interface
            files: ["models/*.onnx"]
            compatible: backward-compatible
          """, files: ["models/model.onnx": .bytes(two)],
        base: ["models/model.onnx": .bytes(two), "models/old.onnx": .bytes(two)]),
      .interface(
        "the declared input", .passed, nil, two, base: nil,
        limits: "inputs: { features: { type: tensor(float), shape: [batch, 13] } }"),
      .interface(
        "another shape than declared", .failed, "interface.declared", two, base: nil,
        limits: "inputs: { features: { shape: [batch, 12] } }"),
      .interface(
        "a newer opset than declared", .failed, "interface.declared", two, base: nil,
        limits: "opset: { ai.onnx: 15 }"),
      .interface(
        "the signature of an MLflow model", .passed, nil, .description(of: "[-1, 13]"),
        base: .description(of: "[-1, 13]"),
        path: "models/MLmodel", files: "[models/MLmodel]"),
      .interface(
        "an MLflow model without the signature of the base", .failed, "interface.removed",
        .description(of: nil), base: .description(of: "[-1, 13]"),
        path: "models/MLmodel", files: "[models/MLmodel]"),
      .interface(
        "an MLflow model without a signature, also on the base", .unmeasured,
        "interface.no-signature", .description(of: nil), base: .description(of: nil),
        path: "models/MLmodel", files: "[models/MLmodel]"),
      .interface(
        "a file that is no model", .unmeasured, "interface.none", Data("no model".utf8), base: nil,
        limits: "opset: { ai.onnx: 15 }"),
    ]
  }
}

extension CheckExample {
  fileprivate static func interface(
    _ title: String, _ outcome: Outcome, _ rule: String?, _ model: Data, base: Data?,
    limits: String = "compatible: backward-compatible", path: String = "models/model.onnx",
    files: String = #"["models/*.onnx"]"#
  ) -> CheckExample {
    CheckExample(
      title, outcome: outcome, subject: path, rule: rule,
      entry: """
        - id: interface
          type: artifact.interface
          files: \(files)
          \(limits)
        """, files: [path: .bytes(model)], base: base.map { [path: .bytes($0)] })
  }
}

extension Data {
  /// An MLmodel file, whose signature takes numbers of this shape.
  fileprivate static func description(of shape: String?) -> Data {
    let input = shape.map {
      #"[{"name": "x", "type": "tensor", "tensor-spec": {"dtype": "float32", "shape": \#($0)}}]"#
    }
    let signature = input.map { "signature:\n  inputs: '\($0)'\n" } ?? ""
    return Data("flavors:\n  python_function: {}\n\(signature)".utf8)
  }

  /// An ONNX graph that gives back its one input, of a dynamic number of rows.
  fileprivate static func graph(input: String, width: UInt8, opset: UInt8) -> Data {
    let rows = message(1, message(2, Data("batch".utf8)))
    let columns = message(1, Data([0x08, width]))
    let type = message(1, Data([0x08, 1]) + message(2, rows + columns))
    let value = { (name: String) in message(1, Data(name.utf8)) + message(2, type) }
    let node =
      message(1, Data(input.utf8)) + message(2, Data("y".utf8)) + message(4, Data("Identity".utf8))
    let graph =
      message(1, node) + message(2, Data("g".utf8)) + message(11, value(input))
      + message(12, value("y"))
    return Data([0x08, 8]) + message(7, graph)
      + message(8, message(1, Data()) + Data([0x10, opset]))
  }

  /// A field of a protobuf that holds fewer than 128 bytes.
  private static func message(_ field: UInt8, _ content: Data) -> Data {
    Data([field << 3 | 2, UInt8(content.count)]) + content
  }
}
