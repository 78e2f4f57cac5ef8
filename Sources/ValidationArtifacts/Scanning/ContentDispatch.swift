// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Finds out what some bytes are, by content, and has every reader that recognises them read them.
struct ContentDispatch {
  let source: any ByteSource
  let name: String
  let scan: ArtifactScan

  func run() throws(ReadStop) {
    try scan.naming(name) { () throws(ReadStop) in try recogniseAndRead() }
  }

  private func recogniseAndRead() throws(ReadStop) {
    let probe = try Probe(source, name: name)
    let expected = FormatReaders.expected(under: probe.fileExtension)
    guard source.size > 0 else { return empty(isExpected: !expected.isEmpty) }
    var readers: [any FormatReader.Type] = []
    for reader in FormatReaders.all where try reader.recognises(probe) { readers.append(reader) }
    if !readers.contains(where: { $0 == PickleFormat.self || $0 == LegacyTorchFormat.self }),
      try PickleFormat.isPickle(probe, scan, byImport: !readers.isEmpty)
    {
      readers.append(PickleFormat.self)
    }
    scan.note(member: source.size, kind: readers.first?.kind ?? .unknown)
    scan.setKind(readers.first?.kind ?? .unknown)
    if readers.isEmpty, let first = expected.first {
      return try read(with: first)
    }
    let before = scan.findingCount
    for reader in readers { try read(with: reader) }
    // A pointer stands under the name of what it points to.
    if readers.first?.kind == .lfsPointer { return }
    if !expected.isEmpty, !expected.contains(where: { type in readers.contains { $0 == type } }) {
      let isDisguise = readers[0] == PickleFormat.self && scan.findingCount > before
      mismatch(probe, found: readers[0].kind, isDisguise: isDisguise)
    }
  }

  private func read(with reader: any FormatReader.Type) throws(ReadStop) {
    do throws(ReadStop) {
      try reader.read(source, scan)
    } catch .endOfBytes(let offset) {
      scan.fault(
        "\(reader.kind.rawValue).truncated",
        "the \(reader.kind.rawValue) data end at byte \(offset), where more must follow",
        offset: offset)
    }
  }

  private func empty(isExpected: Bool) {
    scan.note(member: 0, kind: .unknown)
    guard isExpected else { return }
    scan.fault("empty", "the file has no bytes, though its name promises a model", offset: 0)
  }

  /// A program under the name of data, and one that is not in order: nobody does that by mistake.
  private func mismatch(
    _ probe: Probe, found: ArtifactKind, isDisguise: Bool
  ) {
    scan.record(
      FindingDraft(
        isDisguise ? "safety.disguised-pickle" : "structure.extension-mismatch",
        isDisguise ? .high : .medium,
        "the content is \(found.rawValue), and the name, which ends in .\(probe.fileExtension), "
          + "promises another format",
        remedy: "rename the file after its content, or find out who replaced it"))
  }
}
