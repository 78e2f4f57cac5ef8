// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Ways in which an HDF5 file makes its reader open other files.
enum HDF5Reach {
  static func judge(
    externalLink path: String, to target: String, _ object: String, _ scan: ArtifactScan
  ) {
    scan.record(
      .reach(
        "external-link", "the link \(path.excerpt) leads to \(object.excerpt) in", [target],
        of: path))
  }

  static func judge(userDefinedLink path: String, type: UInt8, _ scan: ArtifactScan) {
    scan.record(
      FindingDraft(
        "structure.hdf5.user-defined-link", .medium,
        "the link \(path.excerpt) is of type \(type), whose meaning is the application's",
        subject: path, remedy: "use hard links"))
  }

  /// Raw storage in other files (CVE-2026-1669).
  static func judge(
    externalFiles message: HDF5Block, of path: String, _ file: HDF5File
  ) throws(ReadStop) {
    var message = message
    try message.skip(6)
    let count = try message.u16()
    var names: [String] = []
    if let address = try message.address(), let heap = try HDF5LocalHeap(at: address, in: file) {
      for _ in 0..<min(count, 100) {
        guard message.remaining >= 3 * file.lengthSize else { break }
        if let name = try heap.text(at: message.length()) { names.append(name) }
        try message.skip(2 * file.lengthSize)
      }
    }
    file.scan.record(
      .reach("external-storage", "the data of \(path.excerpt) stand in", names, of: path))
  }

  /// Datasets that are views of others; those of the same file are called `.`.
  static func judge(
    virtual path: String, heap: UInt64?, index: UInt64, _ file: HDF5File
  ) throws(ReadStop) {
    guard let heap, var list = try HDF5GlobalHeap.object(at: heap, index: index, in: file) else {
      return
    }
    var names: [String] = []
    let version = try list.u8()
    var left = try list.length()
    while left > 0, list.remaining > 0 {
      try file.scan.spend()
      if let name = try sourceName(&list, version) { names.append(name) }
      guard version <= 1, names.count < 100, try skipSelection(&list), try skipSelection(&list)
      else {
        // Where the next entry begins is not known: what it names might be anything.
        if left > 1 || version > 1 { names.append("?") }
        break
      }
      left -= 1
    }
    guard !names.isEmpty else { return }
    file.scan.record(.reach("virtual-dataset", "\(path.excerpt) is a view of", names, of: path))
  }

  /// Nil for the same file, and for a file that an earlier entry named.
  private static func sourceName(
    _ list: inout HDF5Block, _ version: UInt8
  ) throws(ReadStop) -> String? {
    // HDF5 2.0: 1 and 2 refer to an earlier file and dataset, 4 stands for the same file.
    let flags = version == 0 ? 0 : try list.u8()
    var name: String?
    if flags & 1 != 0 { _ = try list.length() } else if flags & 4 == 0 { name = list.text() }
    if flags & 2 != 0 { _ = try list.length() } else { _ = list.text() }
    return name == "." ? nil : name
  }

  /// False for a selection whose length cannot be told.
  private static func skipSelection(_ list: inout HDF5Block) throws(ReadStop) -> Bool {
    guard list.remaining >= 16 else { return false }
    let kind = try list.u32()
    let version = try list.u32()
    if kind == 2, version == 3 { return try skipHyperslab(&list) }
    let isPlain = kind == 0 || kind == 3
    guard isPlain || version <= 2 && kind == 2 || version == 1 else { return false }
    try list.skip(kind == 2 && version == 2 ? 1 : 4)
    let count = try list.u32()
    return try skip(count, &list)
  }

  /// Version 3: start, stride, count and block of each dimension, or a list of corners.
  private static func skipHyperslab(_ list: inout HDF5Block) throws(ReadStop) -> Bool {
    let isRegular = try list.u8() & 1 != 0
    let width = UInt64(try list.u8())
    let rank = try list.u32()
    guard [2, 4, 8].contains(width), rank <= 32 else { return false }
    if isRegular { return try skip(4 * rank * width, &list) }
    let blocks = try list.number(Int(width))
    guard blocks <= UInt64(list.remaining) else { return false }
    return try skip(2 * rank * width * blocks, &list)
  }

  private static func skip(_ count: UInt64, _ list: inout HDF5Block) throws(ReadStop) -> Bool {
    guard count <= UInt64(list.remaining) else { return false }
    try list.skip(Int(count))
    return true
  }
}

extension FindingDraft {
  fileprivate static func reach(
    _ rule: String, _ what: String, _ files: [String], of path: String
  ) -> Self {
    let leaves = files.contains(where: \.leavesItsFolder)
    let named = files.isEmpty ? "a file whose name cannot be told" : files.joined(separator: ", ")
    return Self(
      "safety.hdf5.\(rule)", leaves ? .critical : .high,
      "\(what) \(named.excerpt), which is read when the model is loaded", subject: path,
      remedy: "copy the data into the file")
  }
}
