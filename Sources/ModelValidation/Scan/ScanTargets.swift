// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

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
    let url = place(of: argument)
    // Whoever names a link means what it leads to.
    switch FileKind(at: url, followingLinks: true) {
    case .file: found.append(ScanTarget(path: argument, url: url, state: .regularFile))
    case .folder: addFolder(argument, argument, url)
    case .absent where argument.contains(where: { "*?".contains($0) }): addMatches(of: argument)
    case .absent, .link:
      found.append(
        .refused(argument, url, "it does not exist", remedy: "correct the path, or quote a pattern")
      )
    case .special(let kind): found.append(.special(argument, url, kind))
    case .unreachable(let reason):
      found.append(.refused(argument, url, reason, remedy: "make it readable for this user"))
    }
  }

  private mutating func addFolder(_ argument: String, _ path: String, _ url: URL) {
    let before = found.count
    walk(path, url, depth: 0) { _ in true }
    guard found.count == before else { return }
    found.append(
      .refused(
        argument, url, "the folder holds no file: nothing was scanned",
        remedy: "name the folder of the models"))
  }

  private mutating func addMatches(of pattern: String) {
    let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
    let literal = parts.prefix { part in !part.contains(where: { "*?".contains($0) }) }
    let base = literal.joined(separator: "/") + (literal.isEmpty ? "" : "/")
    let glob = Glob(parts.dropFirst(literal.count).joined(separator: "/"))
    let before = found.count
    walk(base, place(of: base.isEmpty ? "." : base), depth: 0) { path in
      RepositoryPath(String(path.dropFirst(base.count))).map(glob.matches) ?? false
    }
    guard found.count == before else { return }
    found.append(
      .refused(
        pattern, place(of: pattern), "no file matches the pattern: nothing was scanned",
        remedy: "correct the pattern; ** stands for any number of folders"))
  }

  /// In the order of the names' bytes; links are not followed.
  private mutating func walk(
    _ path: String, _ url: URL, depth: Int, _ isWanted: (String) -> Bool
  ) {
    guard depth < Self.deepest else {
      return found.append(
        .refused(path, url, "folders nest deeper than \(Self.deepest)", remedy: "scan it by itself")
      )
    }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false))
    } catch {
      return found.append(
        .refused(path, url, "the folder cannot be read", remedy: "make it readable for this user"))
    }
    let start = path.isEmpty || path == "." ? "" : path.hasSuffix("/") ? path : path + "/"
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      visit(start + name, url.appending(component: name), depth: depth, isWanted)
    }
  }

  private mutating func visit(
    _ path: String, _ url: URL, depth: Int, _ isWanted: (String) -> Bool
  ) {
    switch FileKind(at: url) {
    // Git's own files are no models; what git LFS keeps there is scanned where it is checked out.
    case .folder where url.lastPathComponent == ".git": break
    case .folder: walk(path, url, depth: depth + 1, isWanted)
    case _ where !isWanted(path): break
    case .file: found.append(ScanTarget(path: path, url: url, state: .regularFile))
    case .link: found.append(.link(path, url))
    case .special(let kind): found.append(.special(path, url, kind))
    case .absent: found.append(.vanished(path, url))
    case .unreachable(let reason):
      found.append(.refused(path, url, reason, remedy: "make it readable for this user"))
    }
  }

  private func place(of path: String) -> URL {
    URL(fileURLWithPath: path, relativeTo: workingDirectory).absoluteURL
  }
}

extension ScanTarget {
  fileprivate static func special(_ path: String, _ url: URL, _ kind: String) -> Self {
    refused(path, url, "it is \(kind), not a file", remedy: "remove it from the models")
  }

  fileprivate static func link(_ path: String, _ url: URL) -> Self {
    refused(
      path, url, "it is a symbolic link, and links inside a folder are not followed",
      remedy: "scan what it leads to by naming it")
  }

  fileprivate static func vanished(_ path: String, _ url: URL) -> Self {
    refused(path, url, "it vanished while the folder was read", remedy: "scan again")
  }
}
