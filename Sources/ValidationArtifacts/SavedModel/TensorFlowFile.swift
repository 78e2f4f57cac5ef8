// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Which of TensorFlow's messages some bytes are, as told by their outer and inner fields.
enum TensorFlowFile {
  case savedModel, metaGraph, graph, kerasMetadata, fingerprint

  private typealias Messages = TensorFlowMessages

  /// Nil where they are none.
  init?(_ source: any ByteSource) throws(ReadStop) {
    guard var outer = try ProtobufProbe(source) else { return nil }
    if try Self.isKerasMetadata(&outer, source) {
      self = .kerasMetadata
    } else if try Self.isSavedModel(outer, source) {
      self = .savedModel
    } else if outer.has(1), try Self.isGraph(outer, source) {
      self = .graph
    } else if try Self.isMetaGraph(outer, source) {
      self = .metaGraph
    } else if outer.fits(Messages.fingerprint), outer.has(1), outer.has(6) {
      self = .fingerprint
    } else {
      return nil
    }
  }

  private static func isKerasMetadata(
    _ outer: inout ProtobufProbe, _ source: any ByteSource
  ) throws(ReadStop) -> Bool {
    guard outer.fits(Messages.savedMetadata), let first = outer.first(1),
      var object = try ProtobufProbe(source, first.span), object.fits(Messages.savedObject),
      let identifier = object.first(4)
    else { return false }
    return try object.text(identifier).contains("tf_keras")
  }

  private static func isSavedModel(
    _ outer: ProtobufProbe, _ source: any ByteSource
  ) throws(ReadStop) -> Bool {
    guard outer.fits(Messages.savedModel), let graph = outer.first(2),
      let inner = try ProtobufProbe(source, graph.span)
    else { return false }
    return try isMetaGraph(inner, source)
  }

  private static func isMetaGraph(
    _ outer: ProtobufProbe, _ source: any ByteSource
  ) throws(ReadStop) -> Bool {
    guard outer.fits(Messages.metaGraph), let graph = outer.first(2) else { return false }
    if let information = outer.first(1), information.span.count > 0 {
      guard let inner = try ProtobufProbe(source, information.span), inner.fits(Messages.metaInfo)
      else { return false }
    }
    guard graph.span.count > 0 else { return true }
    guard let inner = try ProtobufProbe(source, graph.span) else { return false }
    return try isGraph(inner, source)
  }

  private static func isGraph(
    _ outer: ProtobufProbe, _ source: any ByteSource
  ) throws(ReadStop) -> Bool {
    guard outer.fits(Messages.graph) else { return false }
    let nodes = outer.fields.filter { $0.number == 1 }
    guard !nodes.isEmpty else { return outer.has(2) && outer.has(4) }
    // Any of them: the first may be made to look like the head of another message.
    for field in nodes {
      guard var node = try ProtobufProbe(source, field.span), node.fits(Messages.node),
        node.has(1), let operation = node.first(2), operation.span.count > 0
      else { continue }
      if try node.text(operation).utf8.allSatisfy(isPartOfName) { return true }
    }
    return false
  }

  /// Letters, digits and what stands between the parts of an operator's name.
  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x5f, 0x3e, 0x2e, 0x2d, 0x2f: true
    default: false
    }
  }
}
