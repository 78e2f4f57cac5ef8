// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Walks through the messages of one source; what breaks protobuf's rules becomes a finding.
///
/// A class, since all walks share one window on the source: reading a small message costs no call.
final class ProtobufReader {
  let source: any ByteSource
  let scan: ArtifactScan
  /// First part of the rules that it reports.
  let format: String
  private var wire: ProtobufWire
  private var reportedFields: Set<String> = []

  /// Messages inside messages, as in protobuf's own readers.
  static let deepest = 100

  init(_ source: any ByteSource, _ scan: ArtifactScan, format: String) {
    self.source = source
    self.scan = scan
    self.format = format
    self.wire = ProtobufWire(source)
  }

  var whole: ProtobufSpan { ProtobufSpan(start: 0, end: source.size, depth: 0) }

  func walk(_ span: ProtobufSpan, as schema: ProtobufSchema) -> ProtobufWalk {
    ProtobufWalk(self, span, schema)
  }

  func fault(
    _ rule: String, _ message: String, at offset: UInt64, subject: String? = nil
  ) {
    scan.fault("\(format).\(rule)", message, offset: offset, subject: subject)
  }

  /// Nil after a fault, which is recorded.
  func field(in span: ProtobufSpan, at place: inout UInt64) throws(ReadStop) -> ProtobufField? {
    do throws(ProtobufStop) {
      return try wire.field(in: span, at: &place)
    } catch {
      try record(error)
      return nil
    }
  }

  /// Throws on what is no fault of the file.
  private func record(_ stop: ProtobufStop) throws(ReadStop) {
    switch stop {
    case .fault(let fault): self.fault(fault.rule, fault.message, at: fault.offset)
    case .read(let stop): throw stop
    }
  }

  // MARK: values

  func bytes(of span: ProtobufSpan) throws(ReadStop) -> [UInt8] {
    try scan.checkMemory(span.count)
    return try wire.bytes(of: span)
  }

  /// What is not UTF-8 is replaced.
  func text(_ field: ProtobufField) throws(ReadStop) -> String {
    String(decoding: try bytes(of: field.span), as: UTF8.self)
  }

  /// The bytes themselves, wherever they stand; nothing is copied.
  func part(_ span: ProtobufSpan) -> SourceSlice {
    SourceSlice(source, from: span.start, count: span.count)
  }

  /// Adds the number, or the packed numbers, up to `most` in the list.
  /// - Returns: false where there are more, or where they end amiss.
  func append(
    _ field: ProtobufField, to numbers: inout [Int64], most: Int
  ) throws(ReadStop) -> Bool {
    guard case .span(let span) = field.value else {
      if numbers.count < most { numbers.append(field.signed) }
      return numbers.count < most
    }
    var place = span.start
    while place < span.end {
      try scan.spend()
      guard numbers.count < most, let number = try number(before: span.end, at: &place) else {
        return false
      }
      numbers.append(Int64(bitPattern: number))
    }
    return true
  }

  /// How many numbers a field holds, alone or packed; nil where they are too many to be counted.
  func count(_ field: ProtobufField, wire: ProtobufSchema.Wire) throws(ReadStop) -> UInt64? {
    guard case .span(let span) = field.value else { return 1 }
    switch wire {
    case .fixed32, .fixed64:
      let width: UInt64 = wire == .fixed32 ? 4 : 8
      if span.count % width != 0 {
        fault("packed", "\(span.count) bytes hold no whole packed numbers", at: field.offset)
      }
      return span.count / width
    case .varint where span.count <= Self.longestCounted: return try countVarints(span)
    case .varint, .span: return nil
    }
  }

  /// Packed varints of more bytes are not counted: that would read what is otherwise skipped.
  private static let longestCounted: UInt64 = 1 << 20

  private func countVarints(_ span: ProtobufSpan) throws(ReadStop) -> UInt64 {
    try scan.spend(steps: span.count / 16)
    return UInt64(try bytes(of: span).count { $0 < 0x80 })
  }

  private func number(
    before end: UInt64, at place: inout UInt64
  ) throws(ReadStop) -> UInt64? {
    do throws(ProtobufStop) {
      return try wire.varint(to: end, at: &place)
    } catch {
      try record(error)
      return nil
    }
  }

  /// Once for each kind of message and field.
  func report(unknown field: ProtobufField, of schema: ProtobufSchema) {
    guard reportedFields.count < 100,
      reportedFields.insert("\(schema.name).\(field.number)").inserted
    else { return }
    scan.record(
      FindingDraft(
        "structure.\(format).unknown-field", .low,
        "\(schema.name) has a field \(field.number), which the format does not define",
        offset: field.offset,
        remedy: "find out what wrote it: readers skip such a field, whatever it holds"))
  }
}
