// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Pickles by themselves, and those of joblib with arrays between their operators.
enum PickleFormat: FormatReader {
  static let kind = ArtifactKind.pickle
  static let extensions: Set<String> = [
    "pkl", "pickle", "p", "pck", "pcl", "joblib", "jbl", "dill", "dat", "bin", "pt", "pth", "ckpt",
    "model",
  ]

  /// Protocol 2 and later begin with their number; PyTorch's old files do too, and have a reader of their own.
  static func recognises(_ probe: Probe) -> Bool {
    guard probe.head.count >= 2, probe.head[0] == 0x80 else { return false }
    return (2...5).contains(probe.head[1]) && !LegacyTorchFormat.recognises(probe)
  }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    let (streams, end) = try PickleReader.read(source, scan)
    if streams.contains(where: { $0.arrayCount > 0 }) { scan.setKind(.joblib) }
    guard let end, end < source.size else { return }
    try readRest(source, from: end, scan)
  }

  /// A second stream of protocol 0 or 1 has no number to be known by.
  private static func readRest(
    _ source: any ByteSource, from place: UInt64, _ scan: ArtifactScan
  ) throws(ReadStop) {
    let rest = SourceSlice(source, from: place, count: source.size - place)
    if try isPickle(rest, scan) {
      try PickleReader.read(source, from: place, scan)
    } else {
      scan.record(
        FindingDraft(
          "structure.pickle.trailing-bytes", .medium,
          "\(source.size - place) bytes follow the last STOP and are no pickle", offset: place,
          remedy: "find out what wrote them: pickle does not"))
    }
  }

  /// Whether bytes without a number at their beginning are a pickle of protocol 0 or 1: they run to STOP, or use an
  /// import before they break. Words that happen to be operators do neither.
  static func isPickle(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) -> Bool {
    let head: [UInt8]
    do throws(ArtifactReadError) { head = try source.prefix(1) } catch { throw .unreadable(error) }
    guard let first = head.first, PickleOpcode.byByte[Int(first)] != nil, first != 0x2e else {
      return false
    }
    var machine = PickleMachine(
      source, from: 0, to: source.size, scan: ArtifactScan(trial: scan.options))
    do throws(ReadStop) {
      guard case .stopped(let end) = try machine.run() else { return machine.record.isUsed }
      return machine.record.isUsed
        || machine.record.findings.isEmpty && end == source.size
    } catch .unreadable(let error) {
      throw .unreadable(error)
    } catch {
      return machine.record.isUsed
    }
  }
}

extension PickleRecord {
  /// An import that could be one is called.
  fileprivate var isUsed: Bool {
    references.contains { $0.isCalled && $0.module.isDottedName && $0.name.isDottedName }
  }
}

extension String {
  /// Identifiers of Python, joined by dots.
  var isDottedName: Bool {
    !isEmpty
      && split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
        guard let first = part.unicodeScalars.first else { return false }
        return (first == "_" || first.properties.isXIDStart)
          && part.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
      }
  }
}
