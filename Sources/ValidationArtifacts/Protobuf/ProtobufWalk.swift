// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The fields of one message, in the order of the wire.
///
/// Ends at the first fault of the encoding: nothing after it in that message can be told, while the
/// messages around it have a length of their own and go on.
struct ProtobufWalk {
  private let reader: ProtobufReader
  private let span: ProtobufSpan
  private let schema: ProtobufSchema
  private var place: UInt64
  /// A bit for each number below 64, which are nearly all; the others by themselves.
  private var seenBits: UInt64 = 0
  private var seen: Set<Int> = []

  init(_ reader: ProtobufReader, _ span: ProtobufSpan, _ schema: ProtobufSchema) {
    self.reader = reader
    self.span = span
    self.schema = schema
    self.place = span.start
    guard span.depth > ProtobufReader.deepest else { return }
    reader.fault(
      "nesting",
      "\(schema.name) lies in more than \(ProtobufReader.deepest) messages, which readers refuse",
      at: span.start)
    place = span.end
  }

  /// The next field that the schema knows and whose value is of its type.
  mutating func next() throws(ReadStop) -> ProtobufField? {
    while place < span.end {
      try reader.scan.spend()
      guard let field = try reader.field(in: span, at: &place) else {
        place = span.end
        return nil
      }
      if accepts(field) { return field }
    }
    return nil
  }

  private mutating func accepts(_ field: ProtobufField) -> Bool {
    guard let known = schema.fields[field.number] else {
      if !schema.isOpen { reader.report(unknown: field, of: schema) }
      return false
    }
    guard known.takes(field.value) else {
      reader.fault(
        "field-type", "\(schema.name).\(known.name) is encoded as another type than it has",
        at: field.offset)
      return false
    }
    if !known.isRepeated, !isFirst(field.number) {
      reader.fault(
        "field-twice",
        "\(schema.name).\(known.name) stands twice in a message: readers disagree which counts",
        at: field.offset)
    }
    return true
  }

  private mutating func isFirst(_ number: Int) -> Bool {
    guard number < 64 else { return seen.insert(number).inserted }
    defer { seenBits |= 1 << UInt64(number) }
    return seenBits & 1 << UInt64(number) == 0
  }
}
