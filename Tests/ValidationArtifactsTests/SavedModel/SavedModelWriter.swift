// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Writes SavedModels, sound ones unless told otherwise.
enum SavedModelWriter {
  typealias Writer = ProtobufWriter

  static let sound = savedModel(
    metaGraph(
      graph: graph(
        nodes: [node("x", "Placeholder"), node("y", "Relu", inputs: ["x:0", "^x"])],
        functions: [function("f", nodes: [node("z", "SaveV2")])]),
      more: signature("serve", inputs: [("in", 1, [-1, 3])], outputs: [("out", 1, [-1, 2])])))

  static func savedModel(_ graphs: [UInt8]...) -> [UInt8] {
    Writer.integer(1, 1) + graphs.flatMap { Writer.bytes(2, $0) }
  }

  static func metaGraph(graph: [UInt8]?, more: [UInt8] = []) -> [UInt8] {
    Writer.message(1, Writer.text(4, "serve"), Writer.text(5, "2.21.0"))
      + (graph.map { Writer.bytes(2, $0) } ?? []) + more
  }

  static func graph(nodes: [[UInt8]], functions: [[UInt8]] = []) -> [UInt8] {
    nodes.flatMap { Writer.bytes(1, $0) }
      + Writer.bytes(2, functions.flatMap { Writer.bytes(1, $0) })
  }

  static func node(
    _ name: String, _ operation: String, inputs: [String] = [], attributes: [UInt8] = []
  ) -> [UInt8] {
    Writer.text(1, name) + Writer.text(2, operation) + inputs.flatMap { Writer.text(3, $0) }
      + attributes
  }

  static func function(_ name: String, nodes: [[UInt8]]) -> [UInt8] {
    Writer.message(1, Writer.text(1, name)) + nodes.flatMap { Writer.bytes(3, $0) }
  }

  static func signature(
    _ name: String, inputs: [(String, Int64, [Int64])], outputs: [(String, Int64, [Int64])]
  ) -> [UInt8] {
    let ports = { (number: Int, list: [(String, Int64, [Int64])]) in
      list.flatMap { port in
        let shape = port.2.flatMap { Writer.message(2, Writer.integer(1, $0)) }
        return Writer.entry(
          number, port.0, Writer.integer(2, port.1) + Writer.bytes(3, shape))
      }
    }
    return Writer.entry(5, name, ports(1, inputs) + ports(2, outputs))
  }

  static func asset(_ file: String) -> [UInt8] { Writer.message(6, Writer.text(2, file)) }

  static func kerasMetadata(_ text: String) -> [UInt8] {
    Writer.message(
      1, Writer.integer(2, 0), Writer.text(3, "root.layer-0"), Writer.text(4, "_tf_keras_layer"),
      Writer.text(5, text))
  }

  static let dense = #"{"class_name":"Dense","config":{"units":2,"activation":"relu"}}"#
}
