// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The storages of a file from before PyTorch 1.6, in the order of their keys: a count of elements in eight bytes
/// each, and then the elements.
struct LegacyTorchStorages {
  let source: any ByteSource
  let storages: [TorchStorage]
  let scan: ArtifactScan

  /// - Returns: the bytes by key, and where they end; nil where that cannot be told.
  func read(
    keys: [String], from start: UInt64
  ) throws(ReadStop) -> (contents: [String: any ByteSource], end: UInt64?) {
    let named = Dictionary(storages.map { ($0.key, $0) }) { first, _ in first }
    var contents: [String: any ByteSource] = [:]
    var cursor = ByteCursor(source, from: start)
    for key in keys {
      try scan.spend()
      guard let storage = named[key], let size = storage.byteCount else {
        scan.record(.unknown(key, isNamed: named[key] != nil, at: cursor.offset))
        return (contents, nil)
      }
      let place = cursor.offset
      let count = try cursor.littleEndian(UInt64.self)
      guard count == storage.elementCount else {
        scan.fault(
          "torch-legacy.storage-size",
          "the storage \(key.excerpt) has \(count) elements; its tensors were promised "
            + "\(storage.elementCount)", offset: place, subject: key)
        return (contents, nil)
      }
      contents[key] = SourceSlice(source, from: cursor.offset, count: size)
      try cursor.skip(size)
    }
    for storage in Set(storages).sorted(by: { $0.key < $1.key }) where contents[storage.key] == nil
    {
      scan.fault(
        "torch-legacy.storage-missing",
        "the storage \(storage.key.excerpt) is in no list of keys, so its tensors hold whatever "
          + "memory holds", subject: storage.key)
    }
    return (contents, cursor.offset)
  }
}

extension PickleMachine {
  /// Texts that a stream holds, in its order: the keys, of a list of keys.
  static func literals(
    in source: any ByteSource, from start: UInt64, _ scan: ArtifactScan
  ) throws(ReadStop) -> [String] {
    var machine = PickleMachine(source, from: start, to: source.size, scan: scan)
    var texts: [String] = []
    while !machine.cursor.atEnd, texts.count < PickleRecord.mostCalls {
      try scan.spend()
      guard let opcode = PickleOpcode.byByte[Int(try machine.cursor.u8())], opcode != .stop else {
        break
      }
      let operand = try machine.readOperand(of: opcode)
      let form: PickleValue.Form? =
        switch opcode {
        case .binUnicode, .shortBinUnicode, .binUnicode8, .binString, .shortBinString: .utf8
        case .unicode: .rawUnicodeEscape
        case .string: .quoted
        default: nil
        }
      let value = form.map {
        PickleValue.text(at: operand.lowerBound, count: UInt64(operand.count), $0)
      }
      if let value, let text = try machine.text(value) { texts.append(text) }
    }
    return texts
  }
}

extension FindingDraft {
  fileprivate static func unknown(_ key: String, isNamed: Bool, at place: UInt64) -> Self {
    if isNamed {
      return .unjudged(
        "structure.torch-legacy.storage-type",
        "the width of the elements of storage \(key.excerpt) is not known", offset: place)
    }
    return Self(
      "structure.torch-legacy.storage-unknown", .high,
      "the storage \(key.excerpt) belongs to no tensor, and torch.load fails on it", offset: place,
      subject: key)
  }
}
