// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Whether the tensors tile the data: from its first byte to its last, without hole or overlap.
struct SafetensorsLayout {
  private let header: SafetensorsHeader
  private let dataStart: UInt64
  private let dataSize: UInt64
  private var log: FaultLog

  /// Wants dataStart ≤ fileSize.
  init(header: SafetensorsHeader, dataStart: UInt64, fileSize: UInt64) {
    self.header = header
    self.dataStart = dataStart
    self.dataSize = fileSize - dataStart
    self.log = header.log
    for tensor in header.tensors { checkSize(tensor) }
    // With an entry missing, each gap and the end would be blamed on the wrong tensor.
    if header.isComplete { checkTiling() }
  }

  var inspection: SafetensorsInspection {
    SafetensorsInspection(
      tensors: header.tensors.compactMap(entry), metadata: header.metadata, faults: log.faults,
      faultCount: log.count)
  }

  private func entry(_ tensor: SafetensorsHeader.Tensor) -> SafetensorsInspection.TensorEntry? {
    guard tensor.start <= tensor.end, tensor.end <= dataSize,
      Self.bytes(of: tensor) == .some(.some(tensor.end - tensor.start))
    else { return nil }
    return SafetensorsInspection.TensorEntry(
      name: tensor.name, dtype: tensor.dtype, shape: tensor.shape,
      dataRange: dataStart + tensor.start..<dataStart + tensor.end)
  }

  /// Nil on overflow, multiplied from the left as the reference does; inner nil where bits are
  /// left over.
  private static func bytes(of tensor: SafetensorsHeader.Tensor) -> UInt64?? {
    guard let product = tensor.shape.product() else { return nil }
    let (bits, overflow) = product.multipliedReportingOverflow(by: tensor.dtype.bits)
    return overflow ? nil : .some(bits % 8 == 0 ? bits / 8 : nil)
  }

  private mutating func checkSize(_ tensor: SafetensorsHeader.Tensor) {
    guard tensor.start <= tensor.end else {
      return record("offsets-reversed", "its data end before they start", tensor)
    }
    guard let wholeBytes = Self.bytes(of: tensor) else {
      return record("shape-overflow", "its shape has more than 2^64 bits", tensor)
    }
    guard let bytes = wholeBytes else {
      return record("misaligned", "its elements do not fill whole bytes", tensor)
    }
    let given = tensor.end - tensor.start
    if bytes != given {
      record(
        "size-mismatch", "its shape takes \(bytes) bytes and its data_offsets hold \(given)",
        tensor)
    }
  }

  private mutating func checkTiling() {
    var end: UInt64 = 0
    for tensor in header.tensors.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      if tensor.start < end {
        record("offsets-overlap", "its data begin \(end - tensor.start) bytes too early", tensor)
      } else if tensor.start > end {
        record("offsets-hole", "\(tensor.start - end) bytes before its data are unused", tensor)
      }
      end = max(end, tensor.end)
    }
    checkEnd(end)
  }

  private mutating func checkEnd(_ end: UInt64) {
    if end > dataSize {
      let cut = header.tensors.count { $0.end > dataSize }
      let missing = "the file ends \(end - dataSize) bytes early"
      log.record(
        StructureFault(
          "safetensors.incomplete-buffer", "\(missing); tensors cut off or absent: \(cut)",
          byteOffset: dataStart + dataSize))
    } else if end < dataSize {
      log.record(
        StructureFault(
          "safetensors.trailing-bytes", "\(dataSize - end) bytes follow the last tensor",
          byteOffset: dataStart + end))
    }
  }

  private mutating func record(
    _ fault: String, _ message: @autoclosure () -> String, _ tensor: SafetensorsHeader.Tensor
  ) {
    log.record(
      StructureFault(
        "safetensors.\(fault)", "tensor \"\(tensor.name.excerpt)\": \(message())",
        byteOffset: tensor.byteOffset, tensor: tensor.name))
  }
}
