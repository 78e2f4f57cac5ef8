// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Follows every pickle of a range, and records what loading them would do.
enum PickleReader {
  /// More streams in one file than any format writes.
  static let mostStreams = 10_000

  /// - Returns: one record a stream, and the offset behind the last STOP; nil where a stream is broken.
  @discardableResult
  static func read(
    _ source: any ByteSource, from start: UInt64 = 0, to end: UInt64? = nil, _ scan: ArtifactScan
  ) throws(ReadStop) -> (streams: [PickleRecord], end: UInt64?) {
    let end = min(end ?? source.size, source.size)
    var place = start
    var streams: [PickleRecord] = []
    var kept: UInt64 = 0
    while true {
      guard streams.count < mostStreams else { throw .budget(.steps) }
      let (record, ending) = try stream(source, from: place, to: end, scan, beside: kept)
      streams.append(record)
      kept += record.keptBytes
      guard case .stopped(let next) = ending else { return (streams, nil) }
      place = next
      guard try continues(source, at: place, to: end) else { break }
    }
    return (streams, place)
  }

  /// One stream, whose findings reach the scan whatever happens.
  /// - Parameters:
  ///   - kept: bytes of the records of those before it.
  ///   - record: what is known before the first operator.
  static func stream(
    _ source: any ByteSource, from start: UInt64, to end: UInt64, _ scan: ArtifactScan,
    beside kept: UInt64 = 0, record: PickleRecord = PickleRecord()
  ) throws(ReadStop) -> (PickleRecord, PickleMachine.Ending) {
    var machine = PickleMachine(source, from: start, to: end, scan: scan)
    machine.record = record
    machine.bytesElsewhere = kept
    defer { machine.record.report(to: scan) }
    do throws(ReadStop) {
      let ending = try machine.run()
      return (machine.record, ending)
    } catch .endOfBytes(let place) {
      machine.fault("truncated", "the stream ends at byte \(place)")
      return (machine.record, .broken)
    }
  }

  /// Loaders that read a second object find it behind the first.
  private static func continues(
    _ source: any ByteSource, at place: UInt64, to end: UInt64
  ) throws(ReadStop) -> Bool {
    guard end - min(place, end) >= 2 else { return false }
    do throws(ArtifactReadError) {
      let head = try source.prefix(2, at: place)
      return head.count == 2 && head[0] == 0x80 && (0...5).contains(head[1])
    } catch {
      throw .unreadable(error)
    }
  }
}

extension PickleRecord {
  /// Judges the imports, and hands everything over in the order of the stream.
  func report(to scan: ArtifactScan) {
    for reference in references {
      scan.note(
        ArtifactContents.Import(
          module: reference.module.excerpt, name: reference.name.excerpt, members: scan.members,
          offset: reference.offset, isCalled: reference.isCalled))
    }
    let policy = ImportPolicy(allowed: scan.options.allowedImports)
    let drafts =
      references.filter { !$0.isExplained }.compactMap { policy.finding(on: $0) } + findings
    for draft in drafts.sorted(by: { ($0.offset ?? 0) < ($1.offset ?? 0) }) { scan.record(draft) }
  }
}
