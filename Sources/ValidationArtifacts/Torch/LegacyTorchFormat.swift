// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// PyTorch's files from before 1.6: five pickles, then the storages' bytes.
enum LegacyTorchFormat: FormatReader {
  static let kind = ArtifactKind.torchLegacy
  static let extensions: Set<String> = ["pt", "pth"]

  /// First pickle: protocol 2, and the number 0x1950a86a20f9469cfc6c as LONG1.
  private static let magic: [UInt8] = [
    0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19,
  ]

  static func recognises(_ probe: Probe) -> Bool { probe.starts(with: magic) }

  /// Magic number, protocol, machine, the objects, the keys of the storages; each a stream of its own.
  static func read(_ source: any ByteSource, _ scan: ArtifactScan) throws(ReadStop) {
    var place: UInt64 = 0
    var streams: [PickleRecord] = []
    var keys: [String] = []
    for _ in 0..<5 {
      if streams.count == 4 { keys = try PickleMachine.literals(in: source, from: place, scan) }
      // A class stands in a tuple with its source, before anything of PyTorch is imported.
      let (record, ending) = try PickleReader.stream(
        source, from: place, to: source.size, scan, record: PickleRecord(followsArguments: true))
      streams.append(record)
      guard case .stopped(let next) = ending else { return }
      place = next
    }
    let reader = LegacyTorchStorages(
      source: source, storages: try TorchStorage.all(in: streams[3], source), scan: scan)
    let (contents, end) = try reader.read(keys: keys, from: place)
    for tensor in try TorchTensor.all(in: streams[3], source) {
      try tensor.note(in: scan, contents[tensor.storage.key])
    }
    if let end, end < source.size { try readRest(of: source, from: end, scan) }
  }

  /// A loader called again goes on there.
  private static func readRest(
    of source: any ByteSource, from place: UInt64, _ scan: ArtifactScan
  ) throws(ReadStop) {
    let rest = SourceSlice(source, from: place, count: source.size - place)
    let probe = try Probe(rest, name: "")
    if recognises(probe) || PickleFormat.recognises(probe) {
      try PickleReader.read(source, from: place, scan)
    } else if try PickleFormat.isPickle(probe, scan) {
      try PickleReader.read(source, from: place, scan)
    } else {
      scan.record(
        FindingDraft(
          "structure.torch-legacy.trailing-bytes", .medium,
          "\(rest.size) bytes follow the last storage", offset: place,
          remedy: "find out what wrote them: torch.save does not"))
    }
  }
}
