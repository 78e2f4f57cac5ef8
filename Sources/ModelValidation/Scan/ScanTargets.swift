// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent

/// Finds the files that the arguments of a scan name: files, folders with all below, quoted patterns.
struct ScanTargets {
  /// Folders nested deeper are refused, not passed over.
  static let deepest = 64

  private let workingDirectory: URL
  private var found: [ScanTarget] = []

  static func of(_ arguments: [String], in workingDirectory: URL) -> [ScanTarget] {
    var targets = Self(workingDirectory: workingDirectory)
    for argument in arguments { targets.add(argument) }
    return targets.found
  }

  private init(workingDirectory: URL) { self.workingDirectory = workingDirectory }

  private mutating func add(_ argument: String) {
    let place = ContentLocation(url(of: argument))
    let bytes = place.root
    // Whoever names a link means what it leads to.
    switch FileKind(at: bytes, followingLinks: true) {
    case .file: found.append(ScanTarget(path: argument, place: bytes, state: .regularFile))
    case .folder: addFolder(argument, place)
    case .absent where argument.contains(where: { "*?".contains($0) }): addMatches(of: argument)
    case .absent, .link: found.append(.absent(argument, bytes))
    case .special(let kind): found.append(.special(argument, bytes, kind))
    case .unreachable(let reason): found.append(.unreachable(argument, bytes, reason))
    }
  }

  private mutating func addFolder(_ argument: String, _ place: ContentLocation) {
    let before = found.count
    walk(argument, place, nil, depth: 0) { _ in true }
    guard found.count == before else { return }
    found.append(
      .refused(
        argument, place.root, "the folder holds no file: nothing was scanned",
        remedy: "name the folder of the models"))
  }

  private mutating func addMatches(of pattern: String) {
    let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
    let literal = parts.prefix { part in !part.contains(where: { "*?".contains($0) }) }
    let base = literal.joined(separator: "/") + (literal.isEmpty ? "" : "/")
    let glob = Glob(parts.dropFirst(literal.count).joined(separator: "/"))
    let before = found.count
    let place = ContentLocation(url(of: base.isEmpty ? "." : base))
    walk(base, place, nil, depth: 0) { path in
      RepositoryPath(String(path.dropFirst(base.count))).map(glob.matches) ?? false
    }
    guard found.count == before else { return }
    found.append(
      .refused(
        pattern, place.root, "no file matches the pattern: nothing was scanned",
        remedy: "correct the pattern; ** stands for any number of folders"))
  }

  /// In the order of the names' bytes; links are not followed.
  private mutating func walk(
    _ path: String, _ base: ContentLocation, _ folder: ContentPath?, depth: Int,
    _ isWanted: (String) -> Bool
  ) {
    let place = base.bytes(folder)
    guard depth < Self.deepest else {
      return found.append(
        .refused(
          path, place, "folders nest deeper than \(Self.deepest)", remedy: "scan it by itself"))
    }
    let names: [[UInt8]]
    do throws(ContentReadError) { names = try base.names(in: folder) } catch {
      return found.append(.unreachable(path, place, "the folder cannot be read"))
    }
    let start = path.isEmpty || path == "." ? "" : path.hasSuffix("/") ? path : path + "/"
    for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      guard let inside = folder.map({ $0.appending(name: name) }) ?? ContentPath(name) else {
        continue
      }
      visit(start + Self.shown(name), base, inside, depth: depth, isWanted)
    }
  }

  private mutating func visit(
    _ path: String, _ base: ContentLocation, _ inside: ContentPath, depth: Int,
    _ isWanted: (String) -> Bool
  ) {
    let place = base.bytes(inside)
    switch FileKind(at: place) {
    // Git's own files are no models; what git LFS keeps there is scanned where it is checked out.
    case .folder where path == ".git" || path.hasSuffix("/.git"): break
    case .folder: walk(path, base, inside, depth: depth + 1, isWanted)
    case _ where !isWanted(path): break
    case .file: found.append(ScanTarget(path: path, place: place, state: .regularFile))
    case .link: found.append(.link(path, place))
    case .special(let kind): found.append(.special(path, place, kind))
    case .absent: found.append(.vanished(path, place))
    case .unreachable(let reason): found.append(.unreachable(path, place, reason))
    }
  }

  /// Bytes of a name that is no UTF-8 are spelled out, so that it can be told from others.
  private static func shown(_ name: [UInt8]) -> String {
    if let text = String(validating: name, as: UTF8.self) { return text }
    return name.map { byte in
      byte < 0x80
        ? String(UnicodeScalar(byte)) : "\\x" + String(byte, radix: 16, uppercase: false)
    }.joined()
  }

  private func url(of path: String) -> URL {
    URL(fileURLWithPath: path, relativeTo: workingDirectory).absoluteURL
  }
}

extension ScanTarget {
  fileprivate static func absent(_ path: String, _ place: [UInt8]) -> Self {
    // An argument that is no UTF-8 arrives with this in the place of what is not.
    if path.unicodeScalars.contains("\u{fffd}") {
      return refused(
        path, place, "it does not exist, or its name is no UTF-8",
        remedy: "correct the path, or name its folder")
    }
    return refused(path, place, "it does not exist", remedy: "correct the path, or quote a pattern")
  }

  fileprivate static func unreachable(_ path: String, _ place: [UInt8], _ reason: String) -> Self {
    refused(path, place, reason, remedy: "make it readable for this user")
  }

  fileprivate static func special(_ path: String, _ place: [UInt8], _ kind: String) -> Self {
    refused(path, place, "it is \(kind), not a file", remedy: "remove it from the models")
  }

  fileprivate static func link(_ path: String, _ place: [UInt8]) -> Self {
    refused(
      path, place, "it is a symbolic link, and links inside a folder are not followed",
      remedy: "scan what it leads to by naming it")
  }

  fileprivate static func vanished(_ path: String, _ place: [UInt8]) -> Self {
    refused(path, place, "it vanished while the folder was read", remedy: "scan again")
  }
}
