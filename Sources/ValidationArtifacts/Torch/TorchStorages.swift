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
    // Readers take the last of a name.
    let members = Dictionary(archive.members.map { ($0.name, $0) }) { _, last in last }
    let users = Dictionary(grouping: tensors) { $0.storage.key }
    var contents: [String: any ByteSource] = [:]
    var noted: Set<String> = []
    var handled: Set<String> = []
    for storage in Set(storages).sorted(by: { $0.key < $1.key }) {
      try scan.spend()
      let name = folder + storage.key
      handled.insert(name)
      guard let member = members[name] else {
        scan.fault("torch.storage-missing", "the storage \(name.excerpt) is not in the archive")
        continue
      }
      if let bytes = storage.byteCount, bytes != member.size {
        scan.fault(
          "torch.storage-size",
          "the storage \(name.excerpt) has \(member.size) bytes; \(storage.elementCount) elements of "
            + "\(storage.type) take \(bytes)", subject: name)
      }
      if member.isEncrypted { continue }
      let content = try archive.content(of: member, scan)
      if content is SourceSlice {
        contents[storage.key] = content
      } else if noted.insert(storage.key).inserted {
        // What was expanded is let go before the next: all of them would be the model in the memory.
        for tensor in users[storage.key] ?? [] { try tensor.note(in: scan, content) }
      }
    }
    for tensor in tensors where !noted.contains(tensor.storage.key) {
      try tensor.note(in: scan, contents[tensor.storage.key])
    }
    return handled
  }
}
