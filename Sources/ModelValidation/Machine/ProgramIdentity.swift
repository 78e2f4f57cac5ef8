// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationContent

/// What tells one installed program from another: the file behind its name, the packages beside it, and
/// the variables that it may see. What a program fetches from elsewhere is not known here.
struct ProgramIdentity: Sendable {
  private static let basicVariables = ["PATH", "LANG", "TZ", "VIRTUAL_ENV", "CONDA_PREFIX"]

  let environment: [String: String]

  /// - Returns: `nil` when the program is not found, so that nothing is reused for it.
  func identity(of command: CommandDeclaration) -> [String: String]? {
    guard let name = command.arguments.first else { return nil }
    var identity = variables(of: command)
    // A program inside the repository is one of its tracked files, which are fingerprinted as such.
    if name.contains("/"), !name.hasPrefix("/") { return identity }
    guard let program = locate(name) else { return nil }
    let real = program.resolvingSymlinksInPath()
    identity["program"] = stamp(of: real)
    for (index, folder) in packageFolders(program, real).enumerated() {
      identity["packages.\(index)"] = listing(of: folder)
    }
    return identity
  }

  private func variables(of command: CommandDeclaration) -> [String: String] {
    let wanted = command.environment.pass + command.environment.secrets + Self.basicVariables
    var values: [String: String] = [:]
    for (name, value) in environment where wanted.contains(name) || name.hasPrefix("LC_") {
      values["variable.\(name)"] = ContentDigest.sha256(of: value.utf8).hex
    }
    return values
  }

  private func locate(_ name: String) -> URL? {
    if name.hasPrefix("/") { return URL(fileURLWithPath: name) }
    return (environment["PATH"] ?? "").split(separator: ":")
      .map { URL(fileURLWithPath: String($0), isDirectory: true).appendingPathComponent(name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  private func stamp(of file: URL) -> String {
    let values = try? file.resourceValues(forKeys: [.fileSizeKey, .contentModificationDateKey])
    let date = values?.contentModificationDate?.timeIntervalSince1970 ?? 0
    return "\(file.path) \(values?.fileSize ?? -1) \(date)"
  }

  /// Folders of Python packages that an interpreter at this place would see.
  private func packageFolders(_ program: URL, _ real: URL) -> [URL] {
    let prefixes =
      [environment["VIRTUAL_ENV"], environment["CONDA_PREFIX"]].compactMap { $0 }
      .map { URL(fileURLWithPath: $0, isDirectory: true) }
      + [program, real].map { $0.deletingLastPathComponent().deletingLastPathComponent() }
    let libraries = prefixes.map { $0.appendingPathComponent("lib", isDirectory: true) }
    let pythons = Set(libraries).sorted { $0.path < $1.path }.flatMap { library in
      ((try? FileManager.default.contentsOfDirectory(atPath: library.path)) ?? [])
        .filter { $0.hasPrefix("python3") }.sorted()
        .map { library.appendingPathComponent($0, isDirectory: true) }
    }
    return pythons.flatMap { python in
      ["site-packages", "dist-packages"].map {
        python.appendingPathComponent($0, isDirectory: true)
      }
    }.filter { FileManager.default.fileExists(atPath: $0.path) }
  }

  /// Installing or removing a package changes the names of the `dist-info` folders.
  private func listing(of folder: URL) -> String {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return ContentDigest.sha256(of: names.sorted().joined(separator: "\n").utf8).hex
  }
}
