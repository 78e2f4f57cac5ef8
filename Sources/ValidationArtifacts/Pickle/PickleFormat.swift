// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Pickles by themselves, and those of joblib with arrays between their operators.
enum PickleFormat: FormatReader {
  static let kind = ArtifactKind.pickle
  static let extensions: Set<String> = ["pkl", "pickle", "joblib", "jbl", "dill", "pck", "pcl"]

  /// Protocol 2 and later begin with their number; PyTorch's old files do too, and have a reader of their own.
  static func recognises(_ probe: Probe) -> Bool {
    guard probe.head.count >= 2, probe.head[0] == 0x80 else { return false }
    return (2...5).contains(probe.head[1]) && !LegacyTorchFormat.recognises(probe)
  }

  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    var place: UInt64 = 0
    while true {
      let (streams, end) = try PickleReader.read(source, from: place, scan)
      if streams.contains(where: { $0.arrayCount > 0 }) { scan.setKind(.joblib) }
      var names = UniqueNames()
      for record in streams { try record.list(arraysOf: source, &names, in: scan) }
      guard let end, end < source.size else { return }
      // A further stream of protocol 0 or 1 has no number to be known by.
      let rest = SourceSlice(source, from: end, count: source.size - end)
      guard try isPickle(try Probe(rest, name: ""), scan) else {
        return scan.record(.trailing(source.size - end, at: end))
      }
      place = end
    }
  }

  private static let stepsOfAStream: UInt64 = 500

  /// Whether bytes without a number at their beginning are pickles of protocol 0 or 1: they run to STOP, each, or
  /// call an import before they break. Words that happen to be operators do neither, or only after faults that
  /// end a loader.
  /// A persistent identifier comes first in none: a zip archive begins with that byte.
  /// - Parameter byImport: other formats recognise them too, so that only an import counts.
  static func isPickle(
    _ probe: Probe, _ scan: ArtifactScan, byImport: Bool = false
  ) throws(ReadStop) -> Bool {
    guard let first = probe.head.first, let opcode = PickleOpcode.byByte[Int(first)],
      opcode != .stop, opcode != .persID
    else { return false }
    let trial = ArtifactScan(trialOf: scan)
    var place: UInt64 = 0
    while place < probe.size {
      // Each stream costs the reading of a window, however short it is.
      try scan.spend(steps: stepsOfAStream)
      var machine = PickleMachine(probe.source, from: place, to: probe.size, scan: trial)
      let spent = trial.stepsSpent
      let ending = try end(of: &machine)
      // Trials in all the members of an archive must not add up to more than the file may cost.
      try scan.spend(steps: trial.stepsSpent - spent - min(machine.steps, trial.stepsSpent - spent))
      let record = machine.record
      switch ending {
      case .stopped(let next):
        if record.hasSoundImport { return true }
        guard !record.isFaulty else { return false }
        place = next
      case .broken: return record.hasSoundCall && record.hasSoundImport
      case nil:
        return !byImport && !record.isFaulty || record.hasSoundCall && record.hasSoundImport
      }
    }
    return !byImport
  }

  /// Nil where the trial's budget did not suffice.
  private static func end(of machine: inout PickleMachine) throws(ReadStop) -> PickleMachine.Ending?
  {
    do throws(ReadStop) { return try machine.run() } catch .unreadable(let error) {
      throw .unreadable(error)
    } catch .budget {
      return nil
    } catch {
      return .broken
    }
  }
}

extension FindingDraft {
  fileprivate static func trailing(_ count: UInt64, at place: UInt64) -> Self {
    Self(
      "structure.pickle.trailing-bytes", .medium,
      "\(count) bytes follow the last STOP and are no pickle", offset: place,
      remedy: "find out what wrote them: pickle does not")
  }
}

extension PickleRecord {
  /// Before any fault, by names that could be some.
  fileprivate var hasSoundImport: Bool {
    references.contains(where: \.isSoundlyNamed)
  }
}

extension PickleRecord.Reference {
  /// Before any fault, by names that could be some.
  var isSoundlyNamed: Bool { isSound && module.isDottedName && name.isDottedName }
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
