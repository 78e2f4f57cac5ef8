// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Where a member's name, or a link's target, would lead when an archive is unpacked.
enum EntryPath {
  enum Trouble: Hashable {
    /// Absolute, on a drive, or by way of `..`: outside the folder it is unpacked to.
    case leaves
    /// Ends at a NUL for some readers and not for others.
    case nul
    /// A folder on Windows, part of a name elsewhere.
    case backslash
    /// `..` that comes back.
    case detour
  }

  /// Nil for a path that stays inside and means the same everywhere.
  static func trouble(_ path: String) -> Trouble? { trouble(path, startingIn: 0) }

  /// The target of a symbolic link is reckoned from the folder that the link stands in.
  static func trouble(linkAt path: String, to target: String) -> Trouble? {
    let folders = parts(path).dropLast().filter { $0 != "." }
    guard trouble(path) == nil else { return trouble(target) }
    return trouble(target, startingIn: folders.count)
  }

  private static func trouble(_ path: String, startingIn depth: Int) -> Trouble? {
    if isAbsolute(path) { return .leaves }
    var depth = depth
    var hasDots = false
    for part in parts(path) {
      switch part {
      case "..": (depth, hasDots) = (depth - 1, true)
      case ".": break
      default: depth += 1
      }
      if depth < 0 { return .leaves }
    }
    if path.utf8.contains(0) { return .nul }
    if path.utf8.contains(0x5c) { return .backslash }
    return hasDots && depth >= 0 ? .detour : nil
  }

  private static func isAbsolute(_ path: String) -> Bool {
    let bytes = path.utf8.prefix(2)
    guard let first = bytes.first else { return false }
    if first == 0x2f || first == 0x5c || first == 0x7e && bytes.count == 1 { return true }
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    return letters.contains(first | 0x20) && bytes.dropFirst().first == 0x3a
  }

  /// A backslash may separate; what stands after a NUL may be lost. Bytes separate, as they do for
  /// the system: as a character, a slash with a combining mark is none.
  private static func parts(_ path: String) -> [Substring] {
    path.utf8.split { $0 == 0x2f || $0 == 0x5c || $0 == 0 }.map { Substring($0) }
  }
}

extension ArtifactScan {
  /// Judges the name of a member of an archive.
  func check(path: String, in archive: ArtifactKind, offset: UInt64) {
    guard let trouble = EntryPath.trouble(path) else { return }
    record(.path(trouble, path, "member \(path.excerpt)", archive, offset))
  }

  /// Judges where a link in an archive leads, reckoned from the folder of a path.
  func check(
    link name: String, in path: String, to target: String, of archive: ArtifactKind,
    offset: UInt64
  ) {
    guard let trouble = EntryPath.trouble(linkAt: path, to: target), trouble != .detour else {
      return
    }
    record(
      .path(trouble, target, "link \(name.excerpt) to \(target.excerpt)", archive, offset))
  }
}

extension FindingDraft {
  fileprivate static func path(
    _ trouble: EntryPath.Trouble, _ path: String, _ what: String, _ archive: ArtifactKind,
    _ offset: UInt64
  ) -> Self {
    let name = archive.rawValue
    switch trouble {
    case .leaves:
      return Self(
        "safety.\(name).path", .critical,
        "\(what) leads out of the folder it is unpacked to: unpacking writes over other files",
        offset: offset, subject: path, remedy: "do not unpack it; find out who made it")
    case .nul:
      return Self(
        "safety.\(name).path", .high,
        "\(what) has a NUL in its name: readers disagree about where it ends", offset: offset,
        subject: path, remedy: "write the archive again with plain names")
    case .backslash, .detour:
      return Self(
        "structure.\(name).path", .medium,
        "\(what) means different things on different systems", offset: offset, subject: path,
        remedy: "use plain relative paths with / between their parts")
    }
  }
}
