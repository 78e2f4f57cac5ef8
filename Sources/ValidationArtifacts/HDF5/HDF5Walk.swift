// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Goes through all groups and datasets once, whatever links lead to them.
struct HDF5Walk {
  let file: HDF5File
  private var waiting: [Place] = []
  private var seen: Set<UInt64> = []
  private var pathBytes: UInt64 = 0
  private var ranges: [HDF5DataRange] = []

  struct Place {
    let path: String
    let address: UInt64
  }

  init(_ file: HDF5File) { self.file = file }

  var scan: ArtifactScan { file.scan }

  mutating func run(from root: UInt64) throws(ReadStop) {
    try push(Place(path: "", address: root))
    while let place = waiting.popLast() {
      pathBytes -= UInt64(place.path.utf8.count)
      try guarded(place) { (walk) throws(ReadStop) in try walk.visit(place) }
    }
    checkOverlaps()
  }

  private mutating func push(_ place: Place) throws(ReadStop) {
    // Hard links may lead back up: that is no fault, and no reason to go there again.
    guard seen.insert(place.address).inserted else { return }
    try scan.spend(members: 1)
    pathBytes += UInt64(place.path.utf8.count)
    try scan.checkMemory(pathBytes + UInt64(seen.count) * 64)
    waiting.append(place)
  }

  /// A cut-off structure is the fault of its object alone; others are read all the same.
  private mutating func guarded(
    _ place: Place, _ body: (inout Self) throws(ReadStop) -> Void
  ) throws(ReadStop) {
    do throws(ReadStop) {
      try body(&self)
    } catch .endOfBytes(let offset) {
      scan.fault(
        "hdf5.beyond-end",
        "\(place.path.isEmpty ? "the root group" : place.path.excerpt) goes on beyond the end of "
          + "what holds it", offset: offset)
    }
  }

  private mutating func visit(_ place: Place) throws(ReadStop) {
    guard let header = try HDF5ObjectHeader(at: place.address, in: file) else { return }
    let count = waiting.count
    // The last comes first: turned round, names come in the order of the file.
    defer { waiting[count...].reverse() }
    for message in header.messages {
      try guarded(place) { (walk) throws(ReadStop) in try walk.read(message, place) }
    }
    try guarded(place) { (walk) throws(ReadStop) in
      if let dataset = try HDF5Dataset(header, walk.file) {
        try walk.note(dataset, place)
      }
    }
  }

  private mutating func read(
    _ message: HDF5ObjectHeader.Message, _ place: Place
  ) throws(ReadStop) {
    guard [HDF5MessageType.attribute, HDF5MessageType.link].contains(message.type) else {
      return try readIndex(message, place)
    }
    guard let message = try HDF5ObjectHeader.resolve(message, in: file) else { return }
    if message.type == HDF5MessageType.attribute {
      try read(attribute: message.body, place)
    } else if let link = try HDF5Link(message.body, in: file) {
      try follow(link, place)
    }
  }

  private mutating func readIndex(
    _ message: HDF5ObjectHeader.Message, _ place: Place
  ) throws(ReadStop) {
    switch message.type {
    case HDF5MessageType.symbolTable:
      for link in try HDF5SymbolTable.links(message.body, in: file) { try follow(link, place) }
    case HDF5MessageType.linkInfo, HDF5MessageType.attributeInfo:
      try HDF5DenseIndex(message, file).visit { (object) throws(ReadStop) in
        if message.type == HDF5MessageType.attributeInfo {
          try read(attribute: object, place)
        } else if let link = try HDF5Link(object, in: file) {
          try follow(link, place)
        }
      }
    case HDF5MessageType.externalFiles:
      try HDF5Reach.judge(externalFiles: message.body, of: place.path, file)
    default: return
    }
  }

  private mutating func follow(_ link: HDF5Link, _ place: Place) throws(ReadStop) {
    switch link {
    case .hard(let name, let address):
      try push(Place(path: "\(place.path)/\(name)".excerpt, address: address))
    case .soft: return
    case .external(let name, let target, let object):
      HDF5Reach.judge(externalLink: "\(place.path)/\(name)", to: target, object, scan)
    case .userDefined(let name, let type):
      HDF5Reach.judge(userDefinedLink: "\(place.path)/\(name)", type: type, scan)
    }
  }

  private func read(attribute block: HDF5Block, _ place: Place) throws(ReadStop) {
    guard let attribute = try HDF5Attribute(block, in: file) else { return }
    try HDF5KerasModel.judge(attribute, of: place.path, file)
  }

  private mutating func note(_ dataset: HDF5Dataset, _ place: Place) throws(ReadStop) {
    let range = try dataset.note(as: String(place.path.dropFirst()), in: file)
    if let range, range.count > 0 { ranges.append(range) }
  }

  private func checkOverlaps() {
    let sorted = ranges.sorted { $0.start < $1.start }
    for (left, right) in zip(sorted, sorted.dropFirst())
    where right.start - left.start < left.count {
      scan.record(.overlap(left.name, right.name, at: right.start))
    }
  }
}

/// Where a dataset's elements stand, from the beginning of the source.
struct HDF5DataRange {
  let name: String
  let start: UInt64
  let count: UInt64
}

extension FindingDraft {
  fileprivate static func overlap(_ left: String, _ right: String, at offset: UInt64) -> Self {
    Self(
      "structure.hdf5.overlap", .medium, "\(left) and \(right) share bytes of their data",
      offset: offset, subject: right, remedy: "save the model again")
  }
}
