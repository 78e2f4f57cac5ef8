// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The values of a SavedModel's variables, which stand beside it: an index, and shards of raw numbers.
///
/// Layout after `tensor_bundle.proto` and `tensor_bundle.cc` of TensorFlow.
struct TensorFlowVariables {
  private let scan: ArtifactScan
  private let index: any ByteSource
  private var names = UniqueNames()
  private var shards: [UInt64: ArtifactFile] = [:]
  private var shardCount: UInt64 = 1
  private var isSwapped = false
  /// Of all shards, bytes that were added up.
  private var summed: UInt64 = 0

  private static let path = "variables/variables"
  private static let mostShards: UInt64 = 10_000

  /// - Returns: false where there is no index.
  static func read(_ scan: ArtifactScan) throws(ReadStop) -> Bool {
    switch scan.companions.companion(at: "\(path).index") {
    case .unknown: return true
    case .absent, .folder: return false
    case .link: scan.record(.linked("\(path).index"))
    case .file(let url, _, _):
      let file: ArtifactFile
      do throws(ArtifactReadError) { file = try ArtifactFile(at: url) } catch {
        throw .unreadable(error)
      }
      try read(index: file, scan)
    }
    return true
  }

  static func read(index: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    var variables = Self(scan: scan, index: index)
    try variables.readAll()
  }

  private init(scan: ArtifactScan, index: any ByteSource) {
    self.scan = scan
    self.index = index
  }

  private mutating func readAll() throws(ReadStop) {
    var reading = self
    var stop: ReadStop?
    do throws(SortedTable.Failure) {
      let table = SortedTable(source: index, scan: scan) { [scan] reason, offset in
        scan.record(.brokenIndex(reason, offset))
      }
      try table.visit { (key, value) throws(SortedTable.Failure) in
        do throws(ReadStop) { try reading.read(key, value) } catch { throw .stop(error) }
      }
    } catch {
      switch error {
      case .stop(let cause): stop = cause
      case .broken(let reason, let offset): scan.record(.brokenIndex(reason, offset))
      }
    }
    self = reading
    if let stop { throw stop }
  }

  // MARK: entries

  /// The first has no key, and tells of the shards.
  private mutating func read(_ key: [UInt8], _ value: [UInt8]) throws(ReadStop) {
    let reader = ProtobufReader(
      MemorySource(bytes: value), scan, format: ArtifactKind.savedModel.rawValue)
    guard !key.isEmpty else { return try readHeader(reader) }
    let entry = try TensorFlowVariable(reader)
    let path = String(decoding: key, as: UTF8.self)
    // Of a variable in slices each has an entry.
    guard !entry.isSliced else { return }
    // How Python's objects hang together has its place in a shard, and is no tensor.
    if path == "_CHECKPOINTABLE_OBJECT_GRAPH" {
      _ = try data(of: entry, path)
      return
    }
    let ending = "/.ATTRIBUTES/VARIABLE_VALUE"
    let name = names.unique(path.hasSuffix(ending) ? String(path.dropLast(ending.count)) : path)
    let data = try data(of: entry, name)
    let layout = entry.element.map {
      NumberLayout(element: $0, isBigEndian: isSwapped && $0.byteCount > 1)
    }
    try scan.note(
      tensor: name, dtype: TensorFlowMessages.typeName(entry.type), shape: entry.shape,
      layout: layout, data: data)
  }

  private mutating func readHeader(_ reader: ProtobufReader) throws(ReadStop) {
    var fields = reader.walk(reader.whole, as: TensorFlowMessages.bundleHeader)
    while let field = try fields.next() {
      switch field.number {
      case 1: shardCount = field.integer
      case 2: isSwapped = field.integer == 1
      default: break
      }
    }
    guard shardCount > Self.mostShards else { return }
    scan.record(.brokenIndex("it names \(shardCount) shards", 0))
    shardCount = 0
  }

  /// Nil where it cannot be told, or does not fit.
  private mutating func data(
    of entry: TensorFlowVariable, _ name: String
  ) throws(ReadStop) -> SourceSlice? {
    guard let shard = try shard(entry.shard) else { return nil }
    let (end, overflow) = entry.offset.addingReportingOverflow(entry.size)
    guard !overflow, end <= shard.size else {
      scan.record(.beyond(name, end: overflow ? nil : end, shard.size))
      return nil
    }
    if let expected = entry.byteCount, expected != entry.size {
      scan.record(.size(name, entry.size, expected))
      return nil
    }
    let data = SourceSlice(shard, from: entry.offset, count: entry.size)
    if let stored = entry.checksum, entry.element != nil, !isSwapped {
      guard try checks(data, stored, in: shard) else {
        scan.record(.checksum(name))
        return data
      }
    }
    return data
  }

  /// Nil, and a finding, where it is not there.
  private mutating func shard(_ number: UInt64) throws(ReadStop) -> ArtifactFile? {
    if let known = shards[number] { return known }
    guard number < shardCount else {
      scan.record(.brokenIndex("it names shard \(number) of \(shardCount)", 0))
      return nil
    }
    func digits(_ number: UInt64) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, 5 - text.count)) + text
    }
    let path = "\(Self.path).data-\(digits(number))-of-\(digits(shardCount))"
    switch scan.companions.companion(at: path) {
    case .unknown: return nil
    case .absent, .folder: scan.record(.missing(path))
    case .link: scan.record(.linked(path))
    case .file(let url, _, _):
      do throws(ArtifactReadError) {
        let file = try ArtifactFile(at: url)
        if shards.count < 100 { shards[number] = file }
        return file
      } catch {
        throw .unreadable(error)
      }
    }
    return nil
  }

  // MARK: checksums

  /// Entries that share their bytes, which none do, are not added up again and again.
  private mutating func checks(
    _ data: SourceSlice, _ stored: UInt32, in shard: ArtifactFile
  ) throws(ReadStop) -> Bool {
    let all = shards.values.reduce(shard.size) { $0.addingReportingOverflow($1.size).partialValue }
    let (sum, overflow) = summed.addingReportingOverflow(data.size)
    summed = overflow ? .max : sum
    guard summed <= all else { return true }
    var checksum = CRC32C()
    var place: UInt64 = 0
    do throws(ArtifactReadError) {
      while place < data.size {
        let bytes = try data.prefix(1 << 18, at: place)
        bytes.withUnsafeBytes { checksum.update($0) }
        place += UInt64(bytes.count)
      }
    } catch {
      throw .unreadable(error)
    }
    return checksum.masked == stored
  }
}

extension FindingDraft {
  private static func variables(
    _ rule: String, _ severity: ArtifactFinding.Severity, _ message: String,
    offset: UInt64? = nil, subject: String? = nil
  ) -> Self {
    Self(
      "structure.tf-savedmodel.\(rule)", severity, message, offset: offset, subject: subject,
      remedy: "export the model again, and keep the whole folder together")
  }

  fileprivate static func brokenIndex(_ reason: String, _ offset: UInt64) -> Self {
    variables(
      "variables-index", .high,
      "variables/variables.index cannot be read at its byte \(offset): \(reason)")
  }

  fileprivate static func missing(_ path: String) -> Self {
    variables(
      "variables-missing", .high, "the values of variables stand in \(path), which is not there",
      subject: path)
  }

  fileprivate static func beyond(_ name: String, end: UInt64?, _ size: UInt64) -> Self {
    variables(
      "variable-range", .high,
      "the variable \(name.excerpt) ends at byte \(end.map { "\($0)" } ?? "2^64") of a shard that has "
        + "\(size)", subject: name)
  }

  fileprivate static func size(_ name: String, _ size: UInt64, _ expected: UInt64) -> Self {
    variables(
      "variable-size", .high,
      "the variable \(name.excerpt) has \(size) bytes, and its type and shape take \(expected)",
      subject: name)
  }

  fileprivate static func checksum(_ name: String) -> Self {
    variables(
      "variable-checksum", .high,
      "the checksum of the variable \(name.excerpt) does not fit its bytes: they were changed or "
        + "damaged after they were written", subject: name)
  }

  fileprivate static func linked(_ path: String) -> Self {
    Self(
      "safety.tensorflow.variables-link", .high,
      "\(path) is, or leads through, a link: loading reads what it leads to", subject: path,
      remedy: "put the file itself there")
  }
}
