// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// A storage that a pickle of PyTorch names by a persistent identifier:
/// `('storage', torch.FloatStorage, key, location, numel)`.
struct TorchStorage: Hashable {
  let key: String
  let type: String
  let element: TorchElement?
  let elementCount: UInt64

  /// Nil for bytes beyond 2^64, or a type whose width is not known.
  var byteCount: UInt64? {
    guard let element else { return nil }
    let (bytes, overflow) = elementCount.multipliedReportingOverflow(by: element.byteCount)
    return overflow ? nil : bytes
  }

  /// By their place among the persistent identifiers; other identifiers are left out.
  static func all(
    in record: PickleRecord, _ source: any ByteSource
  ) throws(ReadStop) -> [TorchStorage] {
    try byPlace(in: record, source).sorted { $0.key < $1.key }.map(\.value)
  }

  static func byPlace(
    in record: PickleRecord, _ source: any ByteSource
  ) throws(ReadStop) -> [Int: TorchStorage] {
    var storages: [Int: TorchStorage] = [:]
    for (place, value) in record.persistentIDs.enumerated() {
      storages[place] = try storage(value, in: record, source)
    }
    return storages
  }

  private static func storage(
    _ value: PickleValue, in record: PickleRecord, _ source: any ByteSource
  ) throws(ReadStop) -> TorchStorage? {
    guard let parts = record.elements(of: value), parts.count >= 5 else { return nil }
    let values = Array(parts)
    guard try PickleText.text(values[0], source) == "storage",
      let key = try PickleText.text(values[2], source), let count = values[4].number, count >= 0,
      let global = values[1].globalIndex, record.references.indices.contains(global)
    else { return nil }
    let type = record.references[global].name
    return TorchStorage(
      key: key, type: type, element: TorchElement(storage: type), elementCount: UInt64(count))
  }
}

/// Element types by the names of PyTorch's storages.
struct TorchElement: Hashable {
  let dtype: String
  let byteCount: UInt64
  let element: ElementType?

  init?(storage type: String) {
    switch type {
    case "DoubleStorage": self.init("float64", 8, .f64)
    case "FloatStorage": self.init("float32", 4, .f32)
    case "HalfStorage": self.init("float16", 2, .f16)
    case "BFloat16Storage": self.init("bfloat16", 2, .bf16)
    case "LongStorage": self.init("int64", 8, .i64)
    case "IntStorage": self.init("int32", 4, .i32)
    case "ShortStorage": self.init("int16", 2, .i16)
    case "CharStorage": self.init("int8", 1, .i8)
    case "ByteStorage": self.init("uint8", 1, .u8)
    case "BoolStorage": self.init("bool", 1, .bool)
    case "ComplexFloatStorage": self.init("complex64", 8, .c64)
    case "ComplexDoubleStorage": self.init("complex128", 16, .c128)
    case "QInt8Storage": self.init("qint8", 1, .i8)
    case "QUInt8Storage": self.init("quint8", 1, .u8)
    case "QUInt4x2Storage": self.init("quint4x2", 1, nil)
    case "QUInt2x4Storage": self.init("quint2x4", 1, nil)
    case "QInt32Storage": self.init("qint32", 4, .i32)
    case "UntypedStorage": self.init("bytes", 1, nil)
    default: return nil
    }
  }

  private init(_ dtype: String, _ byteCount: UInt64, _ element: ElementType?) {
    self.dtype = dtype
    self.byteCount = byteCount
    self.element = element
  }
}

extension PickleText {
  /// Nil for what is no literal, or is too long to name anything.
  static func text(_ value: PickleValue, _ source: any ByteSource) throws(ReadStop) -> String? {
    guard value.kind == .text, value.count <= longest else { return nil }
    do throws(ArtifactReadError) {
      return decode(try source.bytes(at: value.place, count: Int(value.count)), value.form)
    } catch {
      throw .unreadable(error)
    }
  }
}
