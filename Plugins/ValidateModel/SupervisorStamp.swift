// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import PackagePlugin

/// What the supervisor was built from, kept in the plugin's work folder.
///
/// SwiftPM builds one product a call, and a call takes it a second even when there is nothing to do. The
/// supervisor is a small C program that hardly ever changes: while it, its package's manifest and the executable
/// are the files of the last build (path, size, modification time), that second is saved.
struct SupervisorStamp {
  static let product = "validate-model-supervisor"

  private let file: URL
  private let sources: [URL]

  init(_ context: PluginContext) {
    file = context.pluginWorkDirectoryURL.appending(path: "supervisor-stamp.json")
    let packages = [context.package] + context.package.dependencies.map(\.package)
    let owner = packages.first { package in package.products.contains { $0.name == Self.product } }
    let target = owner?.targets.first { $0.name == Self.product }
    // The listing holds headers too, which SwiftPM does not count to a target's source files.
    sources =
      (target.map { Self.files(in: $0.directoryURL) } ?? [])
      + (owner.map { [$0.directoryURL.appending(path: "Package.swift")] } ?? [])
  }

  private static func files(in folder: URL) -> [URL] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (paths ?? []).sorted().map { folder.appending(path: $0) }
  }

  /// False where anything is unknown: then the supervisor is built.
  var isCurrent: Bool {
    guard let data = try? Data(contentsOf: file),
      let stamp = try? JSONDecoder().decode(Stamp.self, from: data)
    else { return false }
    return sources.count > 1 && stamp.states == states(sources + [stamp.executable])
  }

  func record(_ executable: URL) {
    guard let states = states(sources + [executable]),
      let data = try? JSONEncoder().encode(Stamp(executable: executable, states: states))
    else { return }
    try? data.write(to: file, options: .atomic)
  }

  private struct Stamp: Codable {
    var executable: URL
    var states: [FileState]
  }

  private struct FileState: Codable, Equatable {
    var path: String
    var size: Int
    var modified: Date
  }

  private func states(_ files: [URL]) -> [FileState]? {
    try? files.map { file in
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      guard let size = attributes[.size] as? Int,
        let modified = attributes[.modificationDate] as? Date
      else { throw CocoaError(.fileReadUnknown) }
      return FileState(path: file.path, size: size, modified: modified)
    }
  }
}
