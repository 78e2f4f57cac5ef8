// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Looks at the outermost fields of what may be a message, without recording anything.
struct ProtobufProbe {
  private(set) var fields: [ProtobufField] = []
  private var wire: ProtobufWire

  /// Fields looked at; what has more is told by these.
  static let most = 1_000

  /// Nil where the bytes are no message: empty, or broken within the fields looked at.
  init?(_ source: any ByteSource, _ part: ProtobufSpan? = nil) throws(ReadStop) {
    wire = ProtobufWire(source)
    let span = part ?? ProtobufSpan(start: 0, end: source.size, depth: 0)
    var place = span.start
    while place < span.end, fields.count < Self.most {
      do throws(ProtobufStop) {
        fields.append(try wire.field(in: span, at: &place))
      } catch {
        guard case .read(let stop) = error else { return nil }
        throw stop
      }
    }
    if fields.isEmpty { return nil }
  }

  func has(_ number: Int) -> Bool { fields.contains { $0.number == number } }

  func first(_ number: Int) -> ProtobufField? { fields.first { $0.number == number } }

  /// Every field is one that the schema knows, and of its type.
  func fits(_ schema: ProtobufSchema) -> Bool {
    fields.allSatisfy { schema.fields[$0.number]?.takes($0.value) ?? schema.isOpen }
  }

  /// At most the first kilobyte.
  mutating func text(_ field: ProtobufField) throws(ReadStop) -> String {
    let span = field.span
    let head = ProtobufSpan(
      start: span.start, end: min(span.end, span.start + 1_024), depth: span.depth)
    return String(decoding: try wire.bytes(of: head), as: UTF8.self)
  }
}
