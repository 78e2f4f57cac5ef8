// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Pickles by themselves, and those of joblib with arrays between their operators.
enum PickleFormat: FormatReader {
  static let kind = ArtifactKind.pickle
  static let extensions: Set<String> = ["pkl", "pickle", "joblib", "jbl", "dill", "pck", "pcl"]

  /// Pickles have these endings, and much else has them too.
  private static let frequentEndings: Set<String> = [
    "bin", "ckpt", "dat", "model", "p", "pt", "pth",
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
    if try isPickle(try Probe(rest, name: ""), scan) {
      try PickleReader.read(source, from: place, scan)
    } else {
      scan.record(
        FindingDraft(
          "structure.pickle.trailing-bytes", .medium,
          "\(source.size - place) bytes follow the last STOP and are no pickle", offset: place,
          remedy: "find out what wrote them: pickle does not"))
    }
  }

  /// Whether bytes without a number at their beginning are a pickle of protocol 0 or 1: they run to STOP, or call
  /// an import before they break. Words that happen to be operators do neither. Where the name hints at a pickle,
  /// an import is enough.
  static func isPickle(_ probe: Probe, _ scan: ArtifactScan) throws(ReadStop) -> Bool {
    guard let first = probe.head.first, let opcode = PickleOpcode.byByte[Int(first)],
      opcode != .stop
    else { return false }
    let isHinted = frequentEndings.contains(probe.fileExtension)
    var machine = PickleMachine(
      probe.source, from: 0, to: probe.size, scan: ArtifactScan(trial: scan.options))
    do throws(ReadStop) {
      guard case .stopped(let end) = try machine.run() else {
        return machine.record.hasImport(isCalled: !isHinted)
      }
      return machine.record.hasImport(isCalled: false)
        || machine.record.findings.isEmpty && end == probe.size
    } catch .unreadable(let error) {
      throw .unreadable(error)
    } catch {
      return machine.record.hasImport(isCalled: !isHinted)
    }
  }
}

extension PickleRecord {
  /// By names that could be some.
  fileprivate func hasImport(isCalled: Bool) -> Bool {
    references.contains { reference in
      (reference.isCalled || !isCalled) && reference.module.isDottedName
        && reference.name.isDottedName
    }
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
