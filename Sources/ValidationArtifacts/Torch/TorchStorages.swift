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
    for tensor in tensors { try tensor.note(in: scan, contents[tensor.storage.key]) }
    return handled
  }
}
