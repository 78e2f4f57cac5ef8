// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Compares what a pickle says of its storages with the members that hold them.
struct TorchStorages {
  let archive: ZipArchive
  /// `archive/data/`.
  let folder: String
  let scan: ArtifactScan

  /// - Returns: names of the storages' members: raw bytes, not to be read as anything else.
  func read(
    storages: [TorchStorage], tensors: [TorchTensor]
  ) throws(ReadStop) -> Set<String> {
    var contents: [String: any ByteSource] = [:]
    var handled: Set<String> = []
    for storage in Set(storages).sorted(by: { $0.key < $1.key }) {
      try scan.spend()
      let name = folder + storage.key
      handled.insert(name)
      let members = archive.members(named: name)
      guard let member = members.last else {
        scan.fault("torch.storage-missing", "the storage \(name.excerpt) is not in the archive")
        continue
      }
      if let bytes = storage.byteCount, bytes != member.size {
        scan.fault(
          "torch.storage-size",
          "the storage \(name.excerpt) has \(member.size) bytes; \(storage.elementCount) elements of "
            + "\(storage.type) take \(bytes)", subject: name)
      }
      if !member.isEncrypted { contents[storage.key] = try archive.content(of: member, scan) }
    }
    for tensor in tensors { try note(tensor, contents[tensor.storage.key]) }
    return handled
  }

  /// A tensor that reaches beyond its storage reads foreign memory (the class of CVE-2026-24747).
  private func note(_ tensor: TorchTensor, _ content: (any ByteSource)?) throws(ReadStop) {
    try scan.spend()
    if tensor.end.map({ $0 > tensor.storage.elementCount }) ?? true {
      scan.fault(
        "torch.tensor-bounds",
        "tensor \"\(tensor.name.excerpt)\" of shape \(tensor.shape) reaches beyond the "
          + "\(tensor.storage.elementCount) elements of its storage", offset: tensor.place,
        subject: tensor.name)
    }
    let element = tensor.storage.element
    try scan.note(
      tensor: tensor.name, dtype: element?.dtype ?? tensor.storage.type, shape: tensor.shape,
      element: element?.element, data: data(of: tensor, content))
  }

  /// Its own bytes where they are together, else those of the storage.
  private func data(of tensor: TorchTensor, _ content: (any ByteSource)?) -> (any ByteSource)? {
    guard let content, let width = tensor.storage.element?.byteCount else { return content }
    let (start, tooFar) = tensor.offset.multipliedReportingOverflow(by: width)
    guard tensor.isContiguous, let count = tensor.elementCount, !tooFar else { return content }
    let (bytes, overflow) = count.multipliedReportingOverflow(by: width)
    return overflow ? content : SourceSlice(content, from: start, count: bytes)
  }
}
