// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Compares an index with the files that it names.
struct SafetensorsShards {
  private typealias Names = Set<ExactText>

  let index: SafetensorsIndex
  let scan: ArtifactScan

  /// Every file is there and inside the folder, and holds the tensors that the index promises.
  func check() throws(ReadStop) {
    let files = Dictionary(grouping: index.entries) { ExactText($0.file) }
    var holder: [ExactText: String] = [:]
    var bytes: UInt64? = 0
    for (file, entries) in files.sorted(by: { $0.value[0].offset < $1.value[0].offset }) {
      guard let shard = try open(file.text, entries[0]) else {
        bytes = nil
        continue
      }
      check(entries, against: shard, file.text)
      for tensor in shard.tensors {
        if let other = holder.updateValue(file.text, forKey: ExactText(tensor.name)) {
          fault(
            "tensor-twice", "it stands in \(other.excerpt) and \(file.text.excerpt)", tensor.name)
        }
        let size = tensor.dataRange.upperBound - tensor.dataRange.lowerBound
        bytes = bytes.map { $0 &+ size }
      }
    }
    if let bytes, !files.isEmpty { checkSize(bytes) }
  }

  /// Nil, with a finding where there is something to say, for what cannot be looked into.
  private func open(
    _ file: String, _ entry: SafetensorsIndex.Entry
  ) throws(ReadStop) -> SafetensorsInspection? {
    try scan.spend(members: 1)
    let path = ReferencedPath(file)
    guard let place = path.relative else {
      scan.record(.leaves(file, entry, path))
      return nil
    }
    switch scan.companions.companion(at: place) {
    case .unknown: return nil
    case .absent: scan.record(.missing(file, entry, "it is not there"))
    case .folder: scan.record(.missing(file, entry, "it is a folder"))
    case .link: scan.record(.link(file, entry))
    case .file(let url, let size, _):
      guard file.hasSuffix(".safetensors") else { return nil }
      try scan.spend(steps: min(size, SafetensorsReader.largestHeader) / 4_096)
      return try read { () throws(ArtifactReadError) in
        try SafetensorsReader.read(fileAt: url, largestHeader: scan.options.budget.memory / 8)
      }
    }
    return nil
  }

  /// Nil for a broken one: it gets its own findings when it is scanned.
  private func read(
    _ body: () throws(ArtifactReadError) -> SafetensorsInspection
  ) throws(ReadStop) -> SafetensorsInspection? {
    do throws(ArtifactReadError) {
      let shard = try body()
      return shard.isWellFormed ? shard : nil
    } catch {
      throw .unreadable(error)
    }
  }

  private func check(
    _ entries: [SafetensorsIndex.Entry], against shard: SafetensorsInspection, _ file: String
  ) {
    let held = Names(shard.tensors.map { ExactText($0.name) })
    for entry in entries where !held.contains(ExactText(entry.tensor)) {
      fault("tensor-absent", "\(file.excerpt) does not hold it", entry.tensor, at: entry.offset)
    }
    let listed = Names(entries.map { ExactText($0.tensor) })
    let unlisted = shard.tensors.filter { !listed.contains(ExactText($0.name)) }
    if let first = unlisted.first { scan.record(.unlisted(unlisted.count, first.name, file)) }
  }

  private func checkSize(_ bytes: UInt64) {
    guard let claimed = index.totalSize, claimed != bytes else { return }
    scan.record(
      FindingDraft(
        "structure.safetensors-index.total-size", .medium,
        "total_size is \(claimed) and the tensors take \(bytes) bytes",
        remedy: "write the index again, or find out which shard was replaced"))
  }

  private func fault(_ rule: String, _ message: String, _ tensor: String, at offset: UInt64? = nil)
  {
    scan.fault(
      "safetensors-index.\(rule)", "tensor \"\(tensor.excerpt)\": \(message)", offset: offset,
      subject: tensor)
  }
}

extension FindingDraft {
  fileprivate static func leaves(
    _ file: String, _ entry: SafetensorsIndex.Entry, _ path: ReferencedPath
  ) -> Self {
    guard case .outside(let reason) = path else {
      return Self(
        "structure.safetensors-index.file-name", .high,
        "the index names the shard \"\(file.excerpt)\", which is no path of a file everywhere",
        offset: entry.offset, subject: file, remedy: "name shards by files beside the index")
    }
    return Self(
      "safety.safetensors-index.path", .critical,
      "the index names the shard \"\(file.excerpt)\" outside the model's folder: \(reason); loading "
        + "the model would read it", offset: entry.offset, subject: file,
      remedy: "name shards by files beside the index")
  }

  fileprivate static func missing(
    _ file: String, _ entry: SafetensorsIndex.Entry, _ why: String
  ) -> Self {
    Self(
      "structure.safetensors-index.file-absent", .high,
      "the index names \(file.excerpt), and \(why)", offset: entry.offset, subject: file,
      remedy: "add the shard, or write the index again")
  }

  fileprivate static func link(_ file: String, _ entry: SafetensorsIndex.Entry) -> Self {
    Self(
      "structure.safetensors-index.file-link", .low,
      "\(file.excerpt) is reached by a symbolic link; the shard was not compared with the index",
      offset: entry.offset, subject: file, remedy: "put the shard itself beside the index")
  }

  fileprivate static func unlisted(_ count: Int, _ first: String, _ file: String) -> Self {
    Self(
      "structure.safetensors-index.tensor-unlisted", .medium,
      "\(count) tensors of \(file.excerpt), \"\(first.excerpt)\" first, are not in the index; a "
        + "loader leaves them out", subject: first, remedy: "write the index again")
  }
}
