// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension CoreMLReader {
  /// Programs keep their weights in files beside them, which their values name.
  func readProgram(_ field: ProtobufField) throws(ReadStop) {
    try forEach(2, of: field.span, as: CoreMLMessages.program) { (entry) throws(ReadStop) in
      try forEach(2, of: entry.span, as: CoreMLMessages.entry) { (function) throws(ReadStop) in
        try forEach(3, of: function.span, as: CoreMLMessages.function) { (entry) throws(ReadStop) in
          try forEach(2, of: entry.span, as: CoreMLMessages.entry) { (block) throws(ReadStop) in
            try readBlock(block)
          }
        }
      }
    }
  }

  private func readBlock(_ field: ProtobufField) throws(ReadStop) {
    try forEach(3, of: field.span, as: CoreMLMessages.block) { (operation) throws(ReadStop) in
      var fields = reader.walk(operation.span, as: CoreMLMessages.operation)
      while let part = try fields.next() {
        switch part.number {
        case 2: try readArguments(part)
        case 4: try readBlock(part)
        case 5: try forEach(2, of: part.span, as: CoreMLMessages.entry, readValue)
        default: break
        }
      }
    }
  }

  private func readArguments(_ field: ProtobufField) throws(ReadStop) {
    try forEach(2, of: field.span, as: CoreMLMessages.entry) { (argument) throws(ReadStop) in
      try forEach(1, of: argument.span, as: CoreMLMessages.argument) { (part) throws(ReadStop) in
        try forEach(2, of: part.span, as: CoreMLMessages.binding, readValue)
      }
    }
  }

  private func readValue(_ field: ProtobufField) throws(ReadStop) {
    try forEach(5, of: field.span, as: CoreMLMessages.value) { (blob) throws(ReadStop) in
      var (name, offset) = ("", UInt64(0))
      var fields = reader.walk(blob.span, as: CoreMLMessages.blob)
      while let part = try fields.next() {
        if part.number == 1 { name = try reader.text(part) } else { offset = part.integer }
      }
      judge(blob: name, from: offset, at: blob.offset)
    }
  }

  /// The loader puts the model's folder in the place of `@model_path`.
  private func judge(blob name: String, from start: UInt64, at offset: UInt64) {
    let prefix = "@model_path/"
    let path = name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    let place = ReferencedPath(path)
    switch place {
    case .outside(let reason): scan.record(.path("weights", name, reason, .critical, at: offset))
    case .backslash:
      scan.record(
        .path("weights", name, "its backslash leads elsewhere on Windows", .high, at: offset))
    case .noFile: reader.fault("weights-file", "weights name no file", at: offset)
    case .inside, .detour: break
    }
    guard let relative = place.relative else { return }
    switch scan.companions.companion(at: relative) {
    case .link:
      scan.record(.path("weights", name, "it is, or leads through, a link", .critical, at: offset))
    case .file(_, let size, _) where start >= size:
      reader.fault(
        "weights-file", "weights begin at byte \(start) of \(name.excerpt), which has \(size)",
        at: offset, subject: name)
    case .absent, .folder:
      reader.fault(
        "weights-file", "the weights' file \(name.excerpt) is not beside the model", at: offset,
        subject: name)
    case .file, .unknown: break
    }
  }

  private func forEach(
    _ number: Int, of span: ProtobufSpan, as schema: ProtobufSchema,
    _ body: (ProtobufField) throws(ReadStop) -> Void
  ) throws(ReadStop) {
    var fields = reader.walk(span, as: schema)
    while let field = try fields.next() {
      if field.number == number { try body(field) }
    }
  }
}
