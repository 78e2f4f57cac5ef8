// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension ArtifactScan {
  /// Runs the body as a reading of what stands under a name.
  func naming(_ name: String, _ body: () throws(ReadStop) -> Void) throws(ReadStop) {
    let outer = self.name
    self.name = name
    defer { self.name = outer }
    try body()
  }

  /// Runs the body with a member's name added to the place of all that it records.
  func inside<Result>(
    _ member: String, _ body: () throws(ReadStop) -> Result
  ) throws(ReadStop) -> Result {
    members.append(member.excerpt)
    places.append(nil)
    defer {
      members.removeLast()
      places.removeLast()
    }
    return try body()
  }

  /// Recognises and reads what a container holds. Faults end here; a spent budget goes on up.
  func descend(into source: any ByteSource, member: String) throws(ReadStop) {
    try spend(members: 1)
    guard members.count < options.budget.depth else {
      return record(
        .unjudged(
          "structure.budget-exceeded",
          "\(member.excerpt) lies in more than \(options.budget.depth) containers; it was not read",
          remedy: "unpack the archive"))
    }
    try inside(member) { () throws(ReadStop) in
      try ContentDispatch(source: source, name: member, scan: self).run()
    }
  }

  /// In memory: an archive's entry, its places in the file, the names that are compared.
  static func bytes(ofMemberNamed length: Int) -> UInt64 { 320 + 2 * UInt64(length) }

  /// Until the archive is read.
  func hold(memberNamed name: [UInt8]) throws(ReadStop) {
    try hold(Self.bytes(ofMemberNamed: name.count))
  }
}
