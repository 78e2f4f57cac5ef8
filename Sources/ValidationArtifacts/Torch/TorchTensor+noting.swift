// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension TorchTensor {
  /// One that reaches beyond its storage reads foreign memory (the class of CVE-2026-24747).
  func note(in scan: ArtifactScan, _ content: (any ByteSource)?) throws(ReadStop) {
    try scan.spend()
    if end.map({ $0 > storage.elementCount }) ?? true {
      scan.fault(
        "torch.tensor-bounds",
        "tensor \"\(name.excerpt)\" of shape \(shape) reaches beyond the "
          + "\(storage.elementCount) elements of its storage", offset: place, subject: name)
    }
    try scan.note(
      tensor: name, dtype: storage.element?.dtype ?? storage.type, shape: shape,
      element: storage.element?.element, data: data(in: content))
  }

  /// Its own bytes where they are together, else those of the storage.
  private func data(in content: (any ByteSource)?) -> (any ByteSource)? {
    guard let content, let width = storage.element?.byteCount else { return content }
    let (start, tooFar) = offset.multipliedReportingOverflow(by: width)
    guard isContiguous, let count = elementCount, !tooFar else { return content }
    let (bytes, overflow) = count.multipliedReportingOverflow(by: width)
    return overflow ? content : SourceSlice(content, from: start, count: bytes)
  }
}
