// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension ArtifactScan {
  /// Entries kept of each list in the contents.
  static let mostEntries = 100_000
  private static let stepsOfATensor: UInt64 = 32

  func setKind(_ kind: ArtifactKind) {
    if members.isEmpty { contents.kind = kind }
    if let place = places.last ?? nil { contents.members[place].kind = kind }
  }

  func note(member size: UInt64, kind: ArtifactKind) {
    let place = contents.members.count
    // The names around it stand in the memory once.
    let bytes = UInt64(16 * members.count) + (members.last?.heldBytes ?? 0)
    keep(.init(path: members, kind: kind, size: size), \.members, bytes: bytes)
    places[places.count - 1] = place < contents.members.count ? place : nil
  }

  func note(_ reference: ArtifactContents.Import) {
    keep(reference, \.imports, bytes: reference.module.heldBytes + reference.name.heldBytes)
  }

  func note(_ port: ArtifactContents.Port) {
    let shape = (port.shape ?? []).reduce(UInt64(0)) { $0 + 16 + $1.heldBytes }
    keep(port, \.ports, bytes: port.name.heldBytes + port.type.heldBytes + shape)
  }

  func note(metadata key: String, _ value: String) {
    let entry = ArtifactContents.Entry(key: key.excerpt, value: value.excerpt)
    keep(entry, \.metadata, bytes: entry.key.heldBytes + entry.value.heldBytes)
  }

  /// What the member of the container being read that was descended into last was taken for.
  func kind(ofMember name: String) -> ArtifactKind {
    let path = members + [name.excerpt]
    return contents.members.last { $0.path == path }?.kind ?? .unknown
  }

  private func keep<Entry>(
    _ entry: Entry, _ list: WritableKeyPath<ArtifactContents, [Entry]>, bytes: UInt64
  ) {
    guard contents[keyPath: list].count < Self.mostEntries else {
      contents.isCut = true
      return
    }
    contents[keyPath: list].append(entry)
    heldBytes += UInt64(MemoryLayout<Entry>.stride) + bytes
  }

  // MARK: tensors

  /// The data, where they stand in this file, are searched for NaN, infinities and zeros when the
  /// options ask for it and the element type is one of numbers.
  func note(
    tensor name: String, dtype: String, shape: [UInt64], element: ElementType?,
    data: (any ByteSource)?
  ) throws(ReadStop) {
    try note(
      tensor: name, dtype: dtype, shape: shape, layout: element.map { NumberLayout(element: $0) },
      data: data)
  }

  /// The same for numbers that do not stand side by side in the machine's order.
  /// - Parameter isWeight: nothing else that a file may hold is wrong for being NaN or zero: its
  ///   values are searched for whoever asks what they are like, and no finding comes of them.
  func note(
    tensor name: String, dtype: String, shape: [UInt64], layout: NumberLayout?,
    data: (any ByteSource)?, isWeight: Bool = true
  ) throws(ReadStop) {
    try spend(steps: Self.stepsOfATensor)
    let tensor = ArtifactContents.Tensor(
      name: name.excerpt, dtype: dtype, shape: shapes.shared(shape), members: members,
      byteCount: data?.size)
    let isSearched =
      options.examinesWeights && layout != nil && data != nil
      && (isWeight || options.keepsStatistics)
    let number = try keep(tensor, always: isSearched)
    guard isSearched, let layout, let data else { return }
    if !isWeight { unjudged.insert(number) }
    let isAdmitted: Bool
    do throws(ArtifactReadError) {
      isAdmitted = try ledger.note(
        tensor, number: number, layout: layout, data: data, isWeight ? judge : { _ in })
    } catch {
      throw .unreadable(error)
    }
    if !isAdmitted { record(.sharedTooOften(tensor)) }
  }

  /// The same for values that a reader unpacked and counted itself; nil where it could not.
  func note(
    tensor name: String, dtype: String, shape: [UInt64], layout: NumberLayout?,
    tally: NumberTally?
  ) throws(ReadStop) {
    try spend(steps: Self.stepsOfATensor)
    let tensor = ArtifactContents.Tensor(
      name: name.excerpt, dtype: dtype, shape: shapes.shared(shape), members: members,
      byteCount: nil)
    _ = try keep(tensor, always: false)
    if let layout, let tally { ledger.note(tensor, layout: layout, tally: tally, judge) }
  }

  /// What waits to be searched is kept until then, however many there are.
  /// - Returns: its place among the tensors.
  private func keep(
    _ tensor: ArtifactContents.Tensor, always: Bool
  ) throws(ReadStop) -> Int {
    let number = contents.tensors.count
    guard always || number < Self.mostEntries else {
      contents.isCut = true
      return number
    }
    try hold(
      UInt64(MemoryLayout<ArtifactContents.Tensor>.stride) + tensor.name.heldBytes
        + (always ? TensorLedger.bytesOfATensor : 0))
    contents.tensors.append(tensor)
    return number
  }

  /// Last step of a scan: the one pass over the file that all its tensors waited for.
  func searchValues(consumer: ValuePass.Consumer?) throws(ReadStop) {
    defer { cutTensors() }
    do throws(ArtifactReadError) {
      try ledger.search(contents.tensors, consumer: consumer) { number, statistics in
        if !unjudged.contains(number) { judge(statistics) }
      }
    } catch {
      throw .unreadable(error)
    }
  }

  private func cutTensors() {
    guard contents.tensors.count > Self.mostEntries else { return }
    contents.tensors.removeLast(contents.tensors.count - Self.mostEntries)
    contents.isCut = true
  }

  private func judge(_ tensor: TensorStatistics) {
    for draft in tensor.drafts { keep(draft, tensor.members) }
  }
}

/// Shapes that many tensors have, in the memory once.
struct SharedShapes {
  private var known: Set<[UInt64]> = []

  private static let most = 1_024

  mutating func shared(_ shape: [UInt64]) -> [UInt64] {
    if shape.isEmpty { return [] }
    if known.count < Self.most { return known.insert(shape).memberAfterInsert }
    return known.firstIndex(of: shape).map { known[$0] } ?? shape
  }
}

extension String {
  /// In memory beside the sixteen that stand where the string does; short ones stand there whole.
  var heldBytes: UInt64 { utf8.count > 15 ? 32 + UInt64(utf8.count) : 0 }
}

extension FindingDraft {
  fileprivate static func sharedTooOften(_ tensor: ArtifactContents.Tensor) -> Self {
    .unjudged(
      "structure.budget-exceeded",
      "so many tensors share their bytes that the values of \"\(tensor.name)\" were not searched",
      remedy: "find out why the tensors overlap before anybody loads the file")
  }
}
